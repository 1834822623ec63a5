import { expect, test } from 'vitest'
import { Vault } from '@/db/vault'

const vault = new Vault(Buffer.alloc(32, 1))
const place = 'clients.sealed_name'

test('what was sealed opens again, with any characters', () => {
  const { key } = vault.newKey('c1')
  for (const text of ['Amira', 'Zoë 王 👩‍👧', 'x'.repeat(10_000)])
    expect(key.open(place, key.seal(place, text))).toBe(text)
})

test('nothing is stored as nothing', () => {
  const { key } = vault.newKey('c1')
  expect([key.seal(place, ''), key.seal(place, null), key.open(place, null)]).toEqual([null, null, null])
})

test('the same text is sealed differently each time and never readable', () => {
  const { key } = vault.newKey('c1')
  const [one, two] = [key.sealText(place, 'Amira Tal'), key.sealText(place, 'Amira Tal')]
  expect(one.equals(two)).toBe(false)
  expect(one.toString('latin1')).not.toContain('Amira')
})

test('a sealed value opens neither in another column, nor for another client, nor altered', () => {
  const { key, wrapped } = vault.newKey('c1')
  const sealed = key.sealText(place, 'Amira')
  const altered = Buffer.from(sealed)
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  expect(() => key.open('clients.sealed_pronouns', sealed)).toThrow()
  expect(() => vault.newKey('c2').key.open(place, sealed)).toThrow()
  expect(() => key.open(place, altered)).toThrow()
  expect(() => vault.unwrap({ id: 'c2', wrappedKey: wrapped })).toThrow()
})

test('a client key is wrapped by the practice key and by no other', () => {
  const { key, wrapped } = vault.newKey('c1')
  const sealed = key.sealText(place, 'Amira')
  expect(vault.unwrap({ id: 'c1', wrappedKey: wrapped }).open(place, sealed)).toBe('Amira')
  expect(() => new Vault(Buffer.alloc(32, 2)).unwrap({ id: 'c1', wrappedKey: wrapped })).toThrow()
})
