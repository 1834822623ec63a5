import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { KeyStore } from '@/db/key-store'
import { Vault } from '@/db/vault'
import { emptyFolder } from '../support/folder'

const folder = emptyFolder()
const vaultWith = (practiceKey: Buffer) => new Vault(practiceKey, new KeyStore(folder, { fast: true }))
const vault = vaultWith(Buffer.alloc(32, 1))
afterAll(() => rmSync(folder, { recursive: true }))

const row = (id: string, keyId: string) => ({ id, keyId, wrappedKey: Buffer.alloc(0) })
const name = 'clients.sealed_name'

test('what was sealed opens again, with any characters', () => {
  const { key } = vault.newKey('c1')
  for (const text of ['Amira', 'Zoë 王 👩‍👧', 'x'.repeat(10_000)])
    expect(key.open(name, 'c1', key.seal(name, 'c1', text))).toBe(text)
})

test('nothing is stored as nothing', () => {
  const { key } = vault.newKey('c1')
  expect([key.seal(name, 'c1', ''), key.seal(name, 'c1', null), key.open(name, 'c1', null)]).toEqual([null, null, null])
})

test('the same text is sealed differently each time and never readable', () => {
  const { key } = vault.newKey('c1')
  const [one, two] = [key.sealText(name, 'c1', 'Amira Tal'), key.sealText(name, 'c1', 'Amira Tal')]
  expect(one.equals(two)).toBe(false)
  expect(one.toString('latin1')).not.toContain('Amira')
})

test('a sealed value opens neither in another column or row, nor for another client, nor altered', () => {
  const { key, keyId } = vault.newKey('c1')
  const sealed = key.sealText(name, 'c1', 'Amira')
  const altered = Buffer.from(sealed)
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  expect(() => key.open('clients.sealed_pronouns', 'c1', sealed)).toThrow()
  expect(() => key.open(name, 'c2', sealed)).toThrow()
  expect(() => vault.newKey('c2').key.open(name, 'c1', sealed)).toThrow()
  expect(() => key.open(name, 'c1', altered)).toThrow()
  expect(vault.opens(row('c2', keyId))).toBe(false)
})

test('a client key is wrapped by the practice key and by no other', () => {
  const { key, keyId } = vault.newKey('c1')
  const sealed = key.sealText(name, 'c1', 'Amira')
  expect(vault.keyOf(row('c1', keyId)).open(name, 'c1', sealed)).toBe('Amira')
  expect(vault.opens(row('c1', keyId))).toBe(true)
  const other = vaultWith(Buffer.alloc(32, 2))
  expect(other.opens(row('c1', keyId))).toBe(false)
  expect(() => other.keyOf(row('c1', keyId)).open(name, 'c1', sealed)).toThrow()
})

test('a sealed value says which key sealed it, so that another one is not even tried', () => {
  const sealed = vault.newKey('c1').key.sealText(name, 'c1', 'Amira')
  expect(() => vault.newKey('c1').key.open(name, 'c1', sealed)).toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringContaining('another key') }) }),
  )
})
