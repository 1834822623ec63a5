import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { db, type Sql } from '@/db/open'
import { assessments, auditEvents, clients } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { look } from '@/db/write'
import { writeUnattended } from '@/db/write-unattended'
import { allianceOf, newClient } from '../support/course'
import { expectFactsInStep } from '../support/facts-in-step'
import { freshPractice, monday } from '../support/practice'

/* Acts that are begun at the same time. */

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

async function begun(clientId: string): Promise<string> {
  const session = await startSession(practice.mara, { clientId, key: clientId }, monday)
  return session.ok ? session.sessionId : expect.unreachable('The session was not begun')
}

const save = (sessionId: string, key: string, sum = 48) =>
  recordAssessments(practice.mara, { sessionId, version: 1, draftVersion: 0, key, entries: [allianceOf(sum)] }, monday)

const saves = async () => (await db().select().from(auditEvents).where(eq(auditEvents.act, 'session.record'))).length

test('what several clinicians save of several clients is all kept', async () => {
  const sessions: string[] = []
  for (let number = 0; number < 6; number++) sessions.push(await begun(await newClient(practice.mara, `K-${number}`)))
  const outcomes = await Promise.all(sessions.map(sessionId => save(sessionId, sessionId)))
  expect(outcomes.map(({ ok }) => ok)).toEqual(sessions.map(() => true))
  expect(await db().select().from(assessments).where(eq(assessments.state, 'final'))).toHaveLength(6)
  expect((await caseload(practice.mara, monday)).filter(({ summary }) => summary !== null)).toHaveLength(6)
  await expectFactsInStep()
})

test('a double click is one save, told twice', async () => {
  const sessionId = await begun(await newClient(practice.mara))
  const [one, other] = await Promise.all([save(sessionId, 'k'), save(sessionId, 'k')])
  expect(one).toMatchObject({ ok: true, version: 2 })
  expect(other).toEqual(one)
  expect(await saves()).toBe(1)
})

test('of two tabs one saves, and the other is told', async () => {
  const sessionId = await begun(await newClient(practice.mara))
  const outcomes = await Promise.all([save(sessionId, 'one', 48), save(sessionId, 'other', 36)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, why: 'conflict' })
  expect(await saves()).toBe(1)
})

test('what is read in one look is of one moment, and half an act is never seen', async () => {
  await newClient(practice.mara, 'K-1')
  const count = (tx: Sql) => tx.$count(clients)
  const added = newClient(practice.mara, 'K-2')
  const [first, second] = await look(async tx => [await count(tx), await count(tx)])
  expect(first).toBe(second)
  await added
  expect(await count(db())).toBe(2)
})

test('an act within an act is refused, and does not wait for itself', async () => {
  await expect(writeUnattended(() => writeUnattended(tx => tx.$count(clients)))).rejects.toThrow('An act within an act')
  expect(await writeUnattended(tx => tx.$count(clients))).toBe(0)
})
