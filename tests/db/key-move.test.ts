import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { eq, isNotNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyStoreFolder } from '@/db/key-store'
import { oldCopies, removeOldCopies } from '@/db/old-copies'
import { closePractice, db, openPractice, vault } from '@/db/open'
import { replayWhatWasFinal } from '@/db/replay'
import { restore } from '@/db/restore'
import { clients, ownAttachments } from '@/db/schema'
import { clientColumns } from '@/db/sealed-columns'
import { sealedColumns } from '../support/flipped-bits'
import { removePractice } from '../support/folder'
import { practiceNumbers } from '../support/practice-numbers'
import { numbersOf, practiceOf } from '../support/released-schema'

let folder: string
beforeEach(() => {
  folder = practiceOf('schema-0007')
})
afterEach(() => removePractice(folder))

type Before = { wrappedKeys: Buffer[]; names: Buffer[] }

/** What the database of the earlier version holds, read from a copy of it. */
function before(): Before {
  const copy = practiceOf('schema-0007')
  const sqlite = new Database(path.join(copy, 'attune.db'))
  const all = (query: string) => sqlite.prepare<[], Buffer>(query).pluck().all()
  const wrappedKeys = [
    ...all('select wrapped_key from clients where length(wrapped_key) > 0'),
    ...all('select wrapped_key from own_attachments'),
  ]
  const names = all('select sealed_name from clients where sealed_name is not null')
  sqlite.close()
  rmSync(copy, { recursive: true })
  return { wrappedKeys, names }
}

const database = () =>
  Buffer.concat(
    readdirSync(folder)
      .filter(name => name.startsWith('attune.db'))
      .map(name => readFileSync(path.join(folder, name))),
  )

test('every column that a client’s key seals is known', () => {
  const known = clientColumns().map(({ column }) => column)
  const ofPeople = ['own_attachments.sealed_point', 'second_factors.sealed_seed']
  const inSchema = sealedColumns().filter(name => name.includes('.sealed_'))
  expect([...known, ...ofPeople].toSorted()).toEqual(inSchema.toSorted())
})

test('each client gets a new key in the store; the old keys and what they sealed are in no byte of the database', async () => {
  const { wrappedKeys, names } = before()
  expect([wrappedKeys.length > 3, names.length > 3]).toEqual([true, true])
  await openPractice(folder)
  const rows = [...(await db().select().from(clients)), ...(await db().select().from(ownAttachments))]
  expect(rows.filter(row => row.keyId === '' || row.wrappedKey.length > 0)).toEqual([])
  expect(readdirSync(keyStoreFolder(folder))).toHaveLength(wrappedKeys.length)
  closePractice()
  const bytes = database()
  for (const old of [...wrappedKeys, ...names]) expect(bytes.includes(old)).toBe(false)
})

test('the copy from before holds the old keys: it is listed, and removed where that is wished', async () => {
  await openPractice(folder)
  closePractice()
  expect(oldCopies(folder).map(({ file }) => path.basename(file))).toEqual([
    expect.stringMatching(/^before-migration-\d+-\d+\.db$/),
  ])
  expect(removeOldCopies(folder)).toBe(1)
  expect([oldCopies(folder), readdirSync(path.join(folder, 'backups'))]).toEqual([[], []])
})

test('a copy from before that is restored is moved anew, and what it replaced still opens', async () => {
  await openPractice(folder)
  closePractice()
  const [copy] = oldCopies(folder)
  const { kept } = restore(folder, copy?.file ?? '', Date.UTC(2027, 0, 1))
  await openPractice(folder)
  expect(await practiceNumbers()).toEqual(numbersOf('schema-0007'))
  closePractice()
  restore(folder, kept ?? '', Date.UTC(2027, 0, 2))
  await openPractice(folder)
  expect(await practiceNumbers()).toEqual(numbersOf('schema-0007'))
})

test('one who was erased since gets no new key from an old copy, which still holds the old one, and is erased again', async () => {
  await openPractice(folder)
  const [gone] = await db().select().from(clients).where(isNotNull(clients.sealedName))
  if (!gone) throw new Error('The fixture has no client with a name')
  vault().destroy({ owner: gone.id, keyId: gone.keyId })
  closePractice()
  const [copy] = oldCopies(folder)
  restore(folder, copy?.file ?? '', Date.UTC(2027, 0, 1))
  await openPractice(folder)
  const found = async () => (await db().select().from(clients).where(eq(clients.id, gone.id)))[0]
  expect((await found())?.keyId).toBe('')
  expect((await replayWhatWasFinal(Date.UTC(2027, 0, 1))).clients).toBe(1)
  expect(await found()).toMatchObject({ code: '', sealedName: null, wrappedKey: Buffer.alloc(0) })
})
