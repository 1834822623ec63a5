import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client } from '@/db/client-pages'
import { removeClient } from '@/db/client-removal'
import { KeyStore, keyStoreFolder } from '@/db/key-store'
import { readKeys } from '@/db/keys'
import { closePractice, db, openPractice, vault } from '@/db/open'
import { keepOwnPoint, ownPath, removeOwnPath } from '@/db/own-attachment'
import { clients, erasedKeys } from '@/db/schema'
import { Vault } from '@/db/vault'
import { writeUnattended } from '@/db/write-unattended'
import { unreadable } from '@/lib/text/unreadable'
import { newClient } from '../support/course'
import { emptyFolder } from '../support/folder'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => {
  vi.restoreAllMocks()
  return practice.remove()
})

const files = (owner: string) =>
  readdirSync(keyStoreFolder(practice.folder))
    .filter(name => name.startsWith(owner))
    .map(name => name.split('.').at(-1))
const reopen = async () => {
  closePractice()
  await openPractice(practice.folder, { fast: true })
}

test('the key of a new client is in the store, for its owner alone, and in no row', async () => {
  const clientId = await newClient(practice.mara)
  const [name = ''] = readdirSync(keyStoreFolder(practice.folder))
  expect(statSync(path.join(keyStoreFolder(practice.folder), name)).mode & 0o777).toBe(0o600)
  const [row] = await db().select().from(clients)
  expect([row?.wrappedKey.length, name]).toEqual([0, `${clientId}.${row?.keyId}.key`])
  await reopen()
  expect((await client(practice.mara, clientId, monday))?.name).toBe('Amira Tal')
})

test('a key is there before the row that names it: where the act fails, a key is left that opens nothing', async () => {
  const failing = writeUnattended(async tx => {
    const { keyId } = vault().newKey('c')
    expect(files('c')).toEqual(['key'])
    await tx
      .insert(clients)
      .values({ id: 'c', practiceId: 'gone', code: 'C', keyId, status: 'in-therapy', createdAt: 0 })
  })
  await expect(failing).rejects.toThrow()
  expect(await db().select().from(clients)).toEqual([])
})

test('what an interrupted destruction left is destroyed at the next start, and nothing that is gone already is looked at', async () => {
  const [gone, left] = [await newClient(practice.mara, 'K-1'), await newClient(practice.mara, 'K-2')]
  const [before] = await db().select().from(clients).where(eq(clients.id, left))
  for (const clientId of [gone, left]) await removeClient(practice.mara, { clientId, version: 1 }, monday)
  expect([files(gone), files(left)]).toEqual([['destroyed'], ['destroyed']])
  const next = path.join(keyStoreFolder(practice.folder), `${left}.${before?.keyId}.key.next`)
  writeFileSync(next, 'wrapped')
  const destroy = vi.spyOn(KeyStore.prototype, 'destroy')
  await reopen()
  expect(existsSync(next)).toBe(false)
  expect(destroy.mock.calls).toEqual([[{ owner: left, keyId: before?.keyId }]])
})

test('removing a client destroys the key and leaves a mark of it', async () => {
  const clientId = await newClient(practice.mara)
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  expect(files(clientId)).toEqual(['destroyed'])
  expect(await db().select().from(erasedKeys)).toMatchObject([{ owner: clientId, erasedAt: monday }])
})

test('an erasure that was cut off after its commit goes on at the next start', async () => {
  const clientId = await newClient(practice.mara)
  vi.spyOn(KeyStore.prototype, 'destroy').mockImplementationOnce(() => {
    throw new Error('The power went')
  })
  await expect(removeClient(practice.mara, { clientId, version: 1 }, monday)).rejects.toThrow('The power went')
  expect(files(clientId)).toEqual(['key'])
  await reopen()
  expect(files(clientId)).toEqual(['destroyed'])
})

test('a key that was destroyed does not come back with a row that names it', async () => {
  const clientId = await newClient(practice.mara)
  const [row] = await db().select().from(clients)
  if (!row) throw new Error('There is no client')
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(vault().keyOf(row).read('clients.sealed_name', clientId, row.sealedName)).toBe(unreadable)
})

test('removing one’s own points destroys their keys, and new points have new ones', async () => {
  const { mara, tomas } = practice
  const point = { anxiety: 3, avoidance: 2 }
  await keepOwnPoint(mara, { key: randomUUID(), ...point }, monday)
  await keepOwnPoint(mara, { key: randomUUID(), ...point }, monday)
  await keepOwnPoint(tomas, { key: randomUUID(), ...point }, monday)
  await removeOwnPath(mara, monday)
  expect(files(`person~${mara.personId}`)).toEqual(['destroyed', 'destroyed'])
  expect(files(`person~${tomas.personId}`)).toEqual(['key'])
  await keepOwnPoint(mara, { key: randomUUID(), ...point }, monday)
  expect(await ownPath(mara)).toHaveLength(1)
})

test('a practice whose store of keys is gone is refused, and goes on once it is back', async () => {
  await newClient(practice.mara)
  const kept = emptyFolder()
  cpSync(keyStoreFolder(practice.folder), kept, { recursive: true })
  closePractice()
  rmSync(keyStoreFolder(practice.folder), { recursive: true })
  await expect(openPractice(practice.folder)).rejects.toThrow(/keys of the clients are missing/)
  cpSync(kept, keyStoreFolder(practice.folder), { recursive: true })
  rmSync(kept, { recursive: true })
  await openPractice(practice.folder, { fast: true })
})

test('another server that has the key in mind asks by what the row names, which an erasure has taken away', async () => {
  const clientId = await newClient(practice.mara)
  const other = new KeyStore(practice.folder)
  const [row] = await db().select().from(clients)
  const key = { owner: clientId, keyId: row?.keyId ?? '' }
  expect(other.get(key)).not.toBeNull()
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  expect((await db().select().from(clients))[0]?.keyId).toBe('')
  expect([other.get(key), other.isDestroyed(key)]).toEqual([null, true])
})

test('destroying can be done again, and a key that is being destroyed is overwritten first', async () => {
  const store = new KeyStore(practice.folder)
  const key = { owner: 'c', keyId: '0123456789abcdef' }
  store.put(key, Buffer.from('wrapped'))
  expect(readFileSync(path.join(keyStoreFolder(practice.folder), 'c.0123456789abcdef.key'), 'utf8').trim()).toBe(
    Buffer.from('wrapped').toString('base64'),
  )
  store.destroy(key)
  store.destroy(key)
  expect(store.all()).toEqual([{ ...key, isDestroyed: true }])
})

test('a server of several that has a key in mind looks for its mark first', async () => {
  const clientId = await newClient(practice.mara)
  const [row] = await db().select().from(clients)
  if (!row) throw new Error('There is no client')
  const other = (shared: boolean) =>
    new Vault(readKeys(practice.folder, false).practice, new KeyStore(practice.folder, { shared }))
  const [several, one] = [other(true), other(false)]
  for (const vault of [several, one]) expect(vault.opens(row)).toBe(true)
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  // The row as it was read before: it still names the key.
  expect([several.opens(row), one.opens(row)]).toEqual([false, true])
})
