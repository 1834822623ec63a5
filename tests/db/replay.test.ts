import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '@/db/backup'
import { caseload } from '@/db/caseload'
import { removeClient } from '@/db/client-removal'
import { bringKeys, copyKeys } from '@/db/key-copy'
import { closePractice, db, openPractice } from '@/db/open'
import { keepOwnPoint, ownPath, removeOwnPath } from '@/db/own-attachment'
import { markLeft } from '@/db/people'
import { makeRecoveryCode, recoverable } from '@/db/recovery'
import { replayWhatWasFinal } from '@/db/replay'
import { restore } from '@/db/restore'
import { auditEvents, clients, people } from '@/db/schema'
import { newClient } from '../support/course'
import { emptyFolder } from '../support/folder'
import { day, freshPractice, loginAs, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let backup: string
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  backup = path.join(emptyFolder(), 'attune.db')
  clientId = await newClient(practice.mara)
  await newClient(practice.mara, 'K-002', 'Bo Lind')
  await keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
  await backUp(practice.folder, backup)
})
afterEach(async () => {
  await practice.remove()
  rmSync(path.dirname(backup), { recursive: true })
})

const tomas = () => ({ personId: practice.tomas.personId, version: 1 })
const later = monday + day

async function finish(): Promise<void> {
  await removeClient(practice.mara, { clientId, version: 1 }, monday)
  await removeOwnPath(practice.mara, monday)
  await markLeft(practice.ines, { ...tomas(), hasLeft: true }, monday)
}

async function restored(): Promise<void> {
  closePractice()
  restore(practice.folder, backup, later)
  await openPractice(practice.folder, { fast: true })
}

const expectFinal = async () => {
  const mara = await loginAs(practice.mara.personId, later)
  expect((await caseload(mara, later)).map(({ code }) => code)).toEqual(['K-002'])
  const [row] = await db().select().from(clients).where(eq(clients.id, clientId))
  expect(row).toMatchObject({ code: '', keyId: '', sealedName: null, removedAt: later })
  expect(await ownPath(mara)).toEqual([])
  const [left] = await db().select().from(people).where(eq(people.id, practice.tomas.personId))
  expect(left?.leftAt).toBe(later)
}

test('what was final before a restore is final after it, and said in the audit', async () => {
  await finish()
  await restored()
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 1, points: 1, accounts: 1 })
  await expectFinal()
  const acts = (await db().select().from(auditEvents).where(eq(auditEvents.happenedAt, later))).map(({ act }) => act)
  expect(acts).toEqual(expect.arrayContaining(['client.erase-again', 'person.left-again']))
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 0, points: 0, accounts: 0 })
})

test('it goes along with the copy of the keys, where the disk is gone', async () => {
  const keys = emptyFolder()
  const recoveryKey = Buffer.alloc(20, 1)
  await finish()
  const { file } = copyKeys(practice.folder, keys, recoveryKey, monday)
  closePractice()
  rmSync(practice.folder, { recursive: true })
  bringKeys(practice.folder, file, recoveryKey)
  await restored()
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 1, points: 1, accounts: 1 })
  await expectFinal()
  rmSync(keys, { recursive: true })
})

test('where nothing was restored there is nothing to do, and who was let back in stays', async () => {
  await markLeft(practice.ines, { ...tomas(), hasLeft: true }, monday)
  await markLeft(practice.ines, { ...tomas(), version: 2, hasLeft: false, passwordHash: 'x' }, monday)
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 0, points: 0, accounts: 0 })
  await restored()
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 0, points: 0, accounts: 0 })
  expect((await db().select().from(people)).map(({ leftAt }) => leftAt)).toEqual([null, null, null, null])
})

test('an account that was closed before there was a note of it gets one at the next start', async () => {
  await markLeft(practice.ines, { ...tomas(), hasLeft: true }, monday)
  const note = path.join(practice.folder, 'keys', 'closed-accounts')
  rmSync(note)
  await replayWhatWasFinal(later)
  expect(readFileSync(note, 'utf8')).toContain(practice.tomas.personId)
})

test('the last administrator is not closed out of what was restored', async () => {
  const note = path.join(practice.folder, 'keys', 'closed-accounts')
  writeFileSync(
    note,
    `{"personId":"half\n${JSON.stringify({ personId: practice.ines.personId, isClosed: true, at: 0 })}\n`,
  )
  expect((await replayWhatWasFinal(later)).accounts).toBe(0)
})

test('a code that was used is not good again', async () => {
  const made = await makeRecoveryCode(null, later)
  if (!made.ok) throw new Error('No code was made')
  const typed = { email: made.email, code: made.code }
  rmSync(backup)
  await backUp(practice.folder, backup)
  expect(await recoverable(typed, later)).not.toBeNull()
  await restored()
  expect(await recoverable(typed, later)).toBeNull()
})
