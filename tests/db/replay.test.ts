import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askedIn } from '@/db/answer-asked'
import { answerLink, beginByLink, tabletOf } from '@/db/answer-begin'
import { keepAnswers } from '@/db/answer-keep'
import { addAnchor, anchorsFile } from '@/db/audit-anchors'
import { headOf } from '@/db/audit-chain'
import { forgetAuditMark } from '@/db/audit-mark'
import { backUp } from '@/db/backup'
import { joinCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { removeClient } from '@/db/client-removal'
import { endEpisode } from '@/db/episodes'
import { eraseClient, erasure } from '@/db/erasure'
import { bringKeys, copyKeys } from '@/db/key-copy'
import { auditKey, closePractice, db, openPractice } from '@/db/open'
import { keepOwnPoint, ownPath, removeOwnPath } from '@/db/own-attachment'
import { resetFor } from '@/db/password-resets'
import { markLeft } from '@/db/people'
import { makeRecoveryCode, recoverable } from '@/db/recovery'
import { replayWhatWasFinal } from '@/db/replay'
import { restore } from '@/db/restore'
import { ownReturn, rejectReturn, returnsToAnswer } from '@/db/returns'
import { answerRequests, answers, auditEvents, clients, keptAnswers, logins, people, sessions } from '@/db/schema'
import { askClient, enrolTablet } from '../support/answering'
import { all, distress, newClient, recordWeek } from '../support/course'
import { emptyFolder } from '../support/folder'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { comeBack, linkFor } from '../support/returns'

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
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 1, points: 1, accounts: 1, logins: 0 })
  await expectFinal()
  const acts = (await db().select().from(auditEvents).where(eq(auditEvents.happenedAt, later))).map(({ act }) => act)
  expect(acts).toEqual(expect.arrayContaining(['client.erase-again', 'person.left-again']))
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 0, points: 0, accounts: 0, logins: 0 })
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
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 1, points: 1, accounts: 1, logins: 0 })
  await expectFinal()
  rmSync(keys, { recursive: true })
})

test('where nothing was restored there is nothing to do, and who was let back in stays', async () => {
  await markLeft(practice.ines, { ...tomas(), hasLeft: true }, monday)
  await markLeft(practice.ines, { ...tomas(), version: 2, hasLeft: false, passwordHash: 'x' }, monday)
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 0, points: 0, accounts: 0, logins: 0 })
  await restored()
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 0, points: 0, accounts: 0, logins: 0 })
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

/** Mara comes back by a link alone, is backed up, and a colleague says that it was somebody else. */
async function rejected(): Promise<void> {
  const { ines, mara, tomas } = practice
  await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday)
  await comeBack(mara, { by: await loginAs(ines.personId, later), now: later })
  rmSync(backup)
  await backUp(practice.folder, backup)
  const colleague = await loginAs(tomas.personId, later)
  const [open] = await returnsToAnswer(colleague, later)
  const said = await rejectReturn(colleague, { returnId: open?.id ?? '', passwordHash: 'unknown' }, later)
  expect(said).toEqual({ ok: true })
}

const expectHeld = async () => {
  const back = await loginAs(practice.mara.personId, later + 9 * day)
  expect(back).toMatchObject({ heldBack: 'awaiting-colleague', roles: [] })
  expect(await ownReturn(back, later + 9 * day)).toEqual({ opensAt: null, colleagues: ['Tomas'] })
}

test('who was shut out after a reset is let in by nobody but a colleague, however long ago that is', async () => {
  await rejected()
  await restored()
  await expectHeld()
})

test('a link to a new password that was used is not good again', async () => {
  const token = await linkFor(practice.mara, { by: await loginAs(practice.ines.personId, later), now: later })
  rmSync(backup)
  await backUp(practice.folder, backup)
  expect(await resetFor(token, later)).not.toBeNull()
  await restored()
  expect(await resetFor(token, later)).toBeNull()
})

describe('what clients could answer then', () => {
  /** One who was let in by a link, and a tablet, as the backup has them. */
  async function asked() {
    const about = { clientId, measures: [tension], check: 'pin', pin: '4711' } as const
    const { token } = await askClient(practice.mara, about, monday)
    const begun = await beginByLink({ token, given: '4711', language: 'en', before: [] }, monday)
    const secret = begun.ok ? begun.secret : expect.unreachable('not let in')
    await keepAnswers(secret, { given: [{ measure: tension, item: 1, answer: 2 }], language: null }, monday)
    const tablet = (await enrolTablet(practice.ines, monday)).secret
    rmSync(backup)
    await backUp(practice.folder, backup)
    return { token, secret, tablet }
  }
  const tension = 'tension-check:client:'

  async function expectNothingOpen({ token, secret, tablet }: Awaited<ReturnType<typeof asked>>) {
    expect(await answerLink(token, monday)).toBeNull()
    expect(await askedIn(secret, monday)).toBeNull()
    expect(await tabletOf(tablet)).toBeNull()
    expect(await db().$count(keptAnswers)).toBe(0)
    expect(await db().select({ outcome: answerRequests.outcome }).from(answerRequests)).toEqual([
      { outcome: 'withdrawn' },
    ])
  }

  test('leads nowhere after a restore: it may have been sent or withdrawn since', async () => {
    const given = await asked()
    expect(await tabletOf(given.tablet)).not.toBeNull()
    await restored()
    await expectNothingOpen(given)
  })

  test('leads nowhere where the database was brought back by other means', async () => {
    const given = await asked()
    const head = await headOf(db(), auditKey())
    if (!head) throw new Error('The audit has no end')
    const line = { practice: head.practiceId, hash: head.hash.toString('hex'), at: '2026-01-05T09:00:00.000Z' }
    addAnchor(anchorsFile(practice.folder), auditKey(), { ...line, kind: 'anchor', seq: head.seq + 5 })
    await replayWhatWasFinal(later)
    await expectNothingOpen(given)
  })
})

test('a database that ends before what was anchored last was brought back by other means: logins and codes of then are ended', async () => {
  const made = await makeRecoveryCode(null, later)
  if (!made.ok) throw new Error('No code was made')
  const head = await headOf(db(), auditKey())
  if (!head) throw new Error('The audit has no end')
  const line = { kind: 'anchor', practice: head.practiceId, hash: head.hash.toString('hex') } as const
  const anchored = (seq: number, at: string) =>
    addAnchor(anchorsFile(practice.folder), auditKey(), { ...line, seq, at })
  anchored(head.seq, '2026-01-05T09:00:00.000Z')
  // Of another practice that was in this folder.
  addAnchor(anchorsFile(practice.folder), auditKey(), {
    ...line,
    practice: 'other',
    seq: 900,
    at: '2026-01-05T09:05:00.000Z',
  })
  expect((await replayWhatWasFinal(later)).logins).toBe(0)
  anchored(head.seq + 5, '2026-01-05T09:10:00.000Z')
  expect((await replayWhatWasFinal(later)).logins).toBe(4)
  expect(await recoverable({ email: made.email, code: made.code }, later)).toBeNull()
  expect((await db().select().from(logins)).map(({ endedAt }) => endedAt)).toEqual([later, later, later, later])
  // Once the server anchors what there is now, that holds.
  anchored(head.seq + 1, '2026-01-05T09:20:00.000Z')
  expect((await replayWhatWasFinal(later)).logins).toBe(0)
})

test('logins are ended also where what is done again brings the audit to where it was anchored', async () => {
  await finish()
  const head = await headOf(db(), auditKey())
  if (!head) throw new Error('The audit has no end')
  const { practiceId, seq } = head
  closePractice()
  // Not by a restore of ours: the file alone is put in place.
  for (const name of ['attune.db', 'attune.db-wal', 'attune.db-shm'])
    rmSync(path.join(practice.folder, name), { force: true })
  copyFileSync(backup, path.join(practice.folder, 'attune.db'))
  forgetAuditMark(practice.folder)
  await openPractice(practice.folder, { fast: true })
  const at = await headOf(db(), auditKey())
  const line = { kind: 'anchor', practice: practiceId, hash: head.hash.toString('hex'), at: '2026-01-05T09:00:00.000Z' }
  addAnchor(anchorsFile(practice.folder), auditKey(), { ...line, kind: 'anchor', seq: (at?.seq ?? 0) + 1 })
  expect(seq).toBeGreaterThan(at?.seq ?? seq)
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 1, points: 1, accounts: 1, logins: 3 })
})

test('the client who was erased with all that was recorded is so again', async () => {
  const { mara } = practice
  await recordWeek(mara, clientId, 0, [distress({ ...all(10, 1), 6: 0 })])
  rmSync(backup)
  await backUp(practice.folder, backup)
  const [episode] = (await client(mara, clientId, monday))?.episodes ?? []
  const ending = { endedOn: '2026-01-05', endKind: 'completed' as const, reason: null }
  await endEpisode(mara, { episodeId: episode?.id ?? '', version: 1, ...ending }, monday)
  const found = await erasure(mara, clientId, monday)
  const seen = { version: found?.version ?? 0, mark: found?.mark ?? '' }
  expect(await eraseClient(mara, { clientId, ...seen, code: 'K-001', isEarly: false }, monday)).toEqual({ ok: true })
  await restored()
  expect(await db().select().from(sessions)).toHaveLength(1)
  expect((await replayWhatWasFinal(later)).clients).toBe(1)
  expect([await db().select().from(sessions), await db().select().from(answers)]).toEqual([[], []])
})
