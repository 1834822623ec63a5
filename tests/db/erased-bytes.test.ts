import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '@/db/backup'
import { client } from '@/db/client-pages'
import { removeClient } from '@/db/client-removal'
import { endEpisode } from '@/db/episodes'
import { eraseClient, erasure } from '@/db/erasure'
import { addPin } from '@/db/event-pins'
import { copyKeys } from '@/db/key-copy'
import { keyStoreFolder } from '@/db/key-store'
import { db, openFolder } from '@/db/open'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { clients, ownAttachments } from '@/db/schema'
import { clientColumns } from '@/db/sealed-columns'
import { unsealBytes } from '@/db/sealed-file'
import { all, distress, newClient, recordWeek } from '../support/course'
import { emptyFolder } from '../support/folder'
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

test('so it is with a client whose therapy was recorded, in a backup and a copy of the keys that are made after it too', async () => {
  const { mara, folder } = practice
  const clientId = await newClient(mara, 'QX-77', 'Amira Tal')
  await recordWeek(mara, clientId, 0, [distress({ ...all(10, 1), 6: 0 })])
  await addPin(mara, { clientId, key: randomUUID(), happenedOn: '2026-01-06', text: 'Moved house' }, monday)
  const [episode] = (await client(mara, clientId, monday))?.episodes ?? []
  const ending = { endedOn: '2026-01-05', endKind: 'completed' as const, reason: 'Goals met' }
  await endEpisode(mara, { episodeId: episode?.id ?? '', version: 1, ...ending }, monday)
  const left = [...(await sealedOf(clientId)), keyIn(clientId), Buffer.from('QX-77'), Buffer.from('qx77')]
  expect(left.length).toBeGreaterThan(5)
  for (const bytes of left) expect(filesWith(bytes)).not.toEqual([])
  // What was typed lies in no file at any time.
  for (const words of ['Amira Tal', 'Moved house', 'Goals met']) expect(filesWith(Buffer.from(words))).toEqual([])
  const places = { backup: emptyFolder(), keys: emptyFolder() }
  const recoveryKey = Buffer.alloc(20, 1)
  copyKeys(folder, places.keys, recoveryKey, monday)
  const found = await erasure(mara, clientId, monday)
  const seen = { version: found?.version ?? 0, mark: found?.mark ?? '' }
  expect(await eraseClient(mara, { clientId, ...seen, code: 'QX-77', isEarly: false }, monday)).toEqual({ ok: true })
  for (const bytes of left) expect(filesWith(bytes)).toEqual([])
  const backup = path.join(places.backup, 'attune.db')
  await backUp(folder, backup)
  const { file } = copyKeys(folder, places.keys, recoveryKey, monday)
  const after = Buffer.concat([readFileSync(backup), unsealBytes(file, recoveryKey)])
  for (const bytes of left) expect(after.includes(bytes)).toBe(false)
  for (const place of Object.values(places)) rmSync(place, { recursive: true })
})

/** Everything that a client's key has sealed. */
async function sealedOf(clientId: string): Promise<Buffer[]> {
  const sealed: Buffer[] = []
  for (const { table, field } of clientColumns()) {
    const rows: Record<string, unknown>[] = await db().select().from(table.table).where(table.of(db(), clientId))
    for (const row of rows) if (Buffer.isBuffer(row[field])) sealed.push(row[field])
  }
  return sealed
}
