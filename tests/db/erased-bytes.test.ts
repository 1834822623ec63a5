import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeClient } from '@/db/client-removal'
import { keyStoreFolder } from '@/db/key-store'
import { db, openFolder } from '@/db/open'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { clients, ownAttachments } from '@/db/schema'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const wal = () => path.join(openFolder(), 'attune.db-wal')

/** The files of the practice that hold these bytes. */
const filesWith = (bytes: Buffer): string[] =>
  readdirSync(openFolder(), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => readFileSync(file).includes(bytes))
    .map(file => path.relative(openFolder(), file))

/** The key of an owner as it is kept. */
function keyIn(owner: string): Buffer {
  const [name = ''] = readdirSync(keyStoreFolder(openFolder())).filter(each => each.startsWith(owner))
  return Buffer.from(readFileSync(path.join(keyStoreFolder(openFolder()), name), 'latin1').trim())
}

const only = async () => {
  const [client] = await db().select().from(clients)
  if (!client?.sealedName) throw new Error('There is no client with a name')
  return { sealedName: client.sealedName, key: keyIn(client.id) }
}

test('what a client left behind is in no file of the practice once they are removed', async () => {
  const clientId = await newClient(practice.mara)
  const { sealedName, key } = await only()
  expect(filesWith(sealedName)).not.toEqual([])
  expect(filesWith(key)).not.toEqual([])
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  expect(filesWith(sealedName)).toEqual([])
  expect(filesWith(key)).toEqual([])
  expect(statSync(wal()).size).toBe(0)
})

test('so it is with a clinician’s own points', async () => {
  await keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
  const [point] = await db().select().from(ownAttachments)
  if (!point) throw new Error('There is no point')
  const key = keyIn(`person~${practice.mara.personId}`)
  await removeOwnPath(practice.mara, monday)
  expect(filesWith(point.sealedPoint)).toEqual([])
  expect(filesWith(key)).toEqual([])
})

test('while somebody reads an earlier moment the log is kept, and emptied after the next act', async () => {
  const clientId = await newClient(practice.mara)
  const { sealedName } = await only()
  const reader = new Database(path.join(openFolder(), 'attune.db'), { readonly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from clients').get()
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  expect(filesWith(sealedName)).not.toEqual([])
  reader.close()
  await newClient(practice.mara, 'K-002', null)
  expect(filesWith(sealedName)).toEqual([])
})
