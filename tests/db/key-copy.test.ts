import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUpSealed } from '@/db/backup-sealed'
import { removeClient } from '@/db/client-removal'
import { bringKeys, copyKeys, readKeyCopy } from '@/db/key-copy'
import { changeClientKeys } from '@/db/key-rotation'
import { keyStoreFolder } from '@/db/key-store'
import { closePractice, db, openPractice } from '@/db/open'
import { replayWhatWasFinal } from '@/db/replay'
import { restore } from '@/db/restore'
import { clients } from '@/db/schema'
import { newClient } from '../support/course'
import { type Filled, filledPractice } from '../support/filled-practice'
import { emptyFolder } from '../support/folder'
import { monday } from '../support/practice'
import { practiceNumbers } from '../support/practice-numbers'

const recoveryKey = Buffer.alloc(20, 5)

let practice: Filled
let places: { backup: string; keys: string }
beforeEach(async () => {
  practice = await filledPractice()
  places = { backup: path.join(emptyFolder(), 'attune.backup'), keys: emptyFolder() }
})
afterEach(async () => {
  await practice.remove()
  rmSync(path.dirname(places.backup), { recursive: true })
  rmSync(places.keys, { recursive: true })
})

const loseDisk = () => {
  closePractice()
  rmSync(practice.folder, { recursive: true })
}

describe('the drill', () => {
  test('backup and copy of the keys, the disk gone, restored: equal', async () => {
    const before = await practiceNumbers()
    await backUpSealed(practice.folder, places.backup, recoveryKey)
    const { file, keys } = copyKeys(practice.folder, places.keys, recoveryKey, monday)
    expect(keys).toBe(4)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    loseDisk()
    bringKeys(practice.folder, file, recoveryKey)
    restore(practice.folder, places.backup, monday, { recoveryKey })
    await openPractice(practice.folder)
    expect(await practiceNumbers()).toEqual(before)
  })

  test('the same without the copy of the keys: refused, with the reason', async () => {
    await backUpSealed(practice.folder, places.backup, recoveryKey)
    const practiceKey = readFileSync(path.join(practice.folder, 'keys', 'practice.key'))
    loseDisk()
    mkdirSync(path.join(practice.folder, 'keys'), { recursive: true })
    expect(() => restore(practice.folder, places.backup, monday, { recoveryKey })).toThrow(/practice\.key is missing/)
    writeFileSync(path.join(practice.folder, 'keys', 'practice.key'), practiceKey)
    expect(() => restore(practice.folder, places.backup, monday, { recoveryKey })).toThrow(
      /cannot be restored: .* lacks the keys of 4 of its 4 clients/,
    )
  })

  test('a copy of the keys that is older than the backup lacks a client: refused, unless that is accepted', async () => {
    const { file } = copyKeys(practice.folder, places.keys, recoveryKey, monday)
    await newClient(practice.mara, 'K-009', 'Nora New')
    await backUpSealed(practice.folder, places.backup, recoveryKey)
    loseDisk()
    bringKeys(practice.folder, file, recoveryKey)
    expect(() => restore(practice.folder, places.backup, monday, { recoveryKey })).toThrow(
      /lacks the keys of 1 of its 5 clients/,
    )
    restore(practice.folder, places.backup, monday, { recoveryKey, acceptLostKeys: true })
    await openPractice(practice.folder)
    expect(await db().select().from(clients)).toHaveLength(5)
  })
})

test('a backup from before the keys were changed is refused with the reason, unless lost names are accepted', async () => {
  await backUpSealed(practice.folder, places.backup, recoveryKey)
  await changeClientKeys(practice.folder, monday)
  closePractice()
  expect(() => restore(practice.folder, places.backup, monday, { recoveryKey })).toThrow(
    /cannot be restored: it is from before the keys of 4 of its 4 clients were changed/,
  )
  restore(practice.folder, places.backup, monday, { acceptLostKeys: true, recoveryKey })
  await openPractice(practice.folder)
  // Nobody is taken for erased.
  expect((await replayWhatWasFinal(monday)).clients).toBe(0)
  expect(await db().select().from(clients)).toHaveLength(4)
})

test('there is the newest copy alone, and an erasure reaches it', async () => {
  const { emptyId, mara } = practice
  const { file } = copyKeys(practice.folder, places.keys, recoveryKey, monday)
  const held = readKeyCopy(file, recoveryKey).store.find(({ owner }) => owner === emptyId)
  const removed = await removeClient(mara, { clientId: emptyId, version: 2 }, monday)
  expect(removed.ok).toBe(true)
  copyKeys(practice.folder, places.keys, recoveryKey, monday)
  expect(readKeyCopy(file, recoveryKey).store.find(({ owner }) => owner === emptyId)?.wrapped).toBeNull()
  expect(readFileSync(file, 'utf8')).not.toContain(held?.wrapped?.toString('base64'))
})

test('a key that was destroyed here is not brought back by an older copy, and one that was destroyed there is destroyed here', async () => {
  const { emptyId, mara } = practice
  const { file } = copyKeys(practice.folder, places.keys, recoveryKey, monday)
  const older = readFileSync(file)
  await backUpSealed(practice.folder, places.backup, recoveryKey)
  await removeClient(mara, { clientId: emptyId, version: 2 }, monday)
  const { file: newer } = copyKeys(practice.folder, places.keys, recoveryKey, monday)
  const marks = readFileSync(newer)
  writeFileSync(file, older)
  closePractice()
  bringKeys(practice.folder, file, recoveryKey)
  rmSync(keyStoreFolder(practice.folder), { recursive: true })
  bringKeys(practice.folder, file, recoveryKey)
  writeFileSync(file, marks)
  bringKeys(practice.folder, file, recoveryKey)
  // The backup names the client; it is restored all the same, because the key is meant to be gone.
  restore(practice.folder, places.backup, monday, { recoveryKey })
  await openPractice(practice.folder)
  const numbers = await practiceNumbers().catch((error: unknown) => error)
  expect(numbers).toMatchObject({ code: 'ATTUNE_UNREADABLE' })
})

test('what is no place for keys, and what is no copy, is refused in a sentence', () => {
  const { folder } = practice
  expect(() => copyKeys(folder, path.join(places.keys, 'gone'), recoveryKey, monday)).toThrow(/There is no folder/)
  expect(() => copyKeys(folder, path.join(folder, 'keys'), recoveryKey, monday)).toThrow(
    /is in the folder of the practice/,
  )
  const file = path.join(places.keys, 'other.json')
  writeFileSync(file, '{"attune":"keys"')
  expect(() => bringKeys(folder, file, recoveryKey)).toThrow(/is no copy of keys, or is damaged/)
  const copy = copyKeys(folder, places.keys, recoveryKey, monday).file
  writeFileSync(path.join(folder, 'keys', 'practice.key'), Buffer.alloc(32, 7).toString('base64'))
  expect(() => bringKeys(folder, copy, recoveryKey)).toThrow(/of another practice/)
})
