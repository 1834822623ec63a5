import { eq, isNotNull } from 'drizzle-orm'
import { expect } from 'vitest'
import { recordAssessments } from '@/db/assessments'
import { isSound } from '@/db/integrity'
import { db, sqlite } from '@/db/open'
import { answers, assessments, auditEvents, scores, sessions } from '@/db/schema'
import type { Viewer } from '@/lib/viewer'
import { allianceOf } from '../support/course'
import { expectFactsInStep } from '../support/facts-in-step'
import { isInServer } from '../support/server'
import type { Acknowledged } from './recording'

/*
 * What has to be so of the open practice of a recording, whatever was killed while it went on: see recorder.ts. Every session has one
 * alliance sheet.
 */

/** What was acknowledged is there, as it was sent; and there is nothing half. */
export async function expectWhole(acknowledged: readonly Acknowledged[]): Promise<void> {
  if (!isInServer) expect(isSound(sqlite())).toBe(true)
  const found = await sums()
  for (const { sessionId, sum } of acknowledged) expect(found.get(sessionId), sessionId).toBe(sum)
  await expectNothingHalf(found)
}

/** The sum of the answers of each session that is saved. */
async function sums(): Promise<ReadonlyMap<string, number>> {
  const saved = await db().select({ id: sessions.id }).from(sessions).where(isNotNull(sessions.recordedAt))
  const found = new Map(saved.map(({ id }) => [id, 0]))
  const given = await db()
    .select({ sessionId: assessments.sessionId, value: answers.value })
    .from(answers)
    .innerJoin(assessments, eq(assessments.id, answers.assessmentId))
  for (const { sessionId, value } of given) found.set(sessionId, (found.get(sessionId) ?? Number.NaN) + (value ?? 0))
  return found
}

/** Each saved session is saved once: one sheet with all its answers and their score, noted once; no other session has anything. */
async function expectNothingHalf(found: ReadonlyMap<string, number>): Promise<void> {
  const sheets = await db().select().from(assessments)
  expect(sheets.every(({ instrumentId, state }) => instrumentId === 'wai-sr' && state === 'final')).toBe(true)
  expect(sheets.map(({ sessionId }) => sessionId).toSorted()).toEqual([...found.keys()].toSorted())
  expect(await db().$count(answers)).toBe(12 * sheets.length)
  const totals = await db().select().from(scores).where(eq(scores.scale, 'total'))
  expect(new Map(totals.map(({ assessmentId, value }) => [assessmentId, value]))).toEqual(
    new Map(sheets.map(({ id, sessionId }) => [id, found.get(sessionId)])),
  )
  const noted = await db().select().from(auditEvents).where(eq(auditEvents.act, 'session.record'))
  expect(noted.map(({ subjectId }) => subjectId).toSorted()).toEqual([...found.keys()].toSorted())
  await expectFactsInStep()
}

/** A browser that never heard the answer sends the same form again. */
export async function expectRetryToAnswerAlike(viewer: Viewer, last: Acknowledged | undefined, now: number) {
  if (!last) throw new Error('Nothing was acknowledged')
  const { sessionId, key, sum } = last
  const again = { sessionId, version: 1, draftVersion: 0, key, entries: [allianceOf(sum)] }
  expect(await recordAssessments(viewer, again, now)).toEqual({
    ok: true,
    version: 2,
    sessionId,
    hasOpenSafety: false,
    hasLateSafety: false,
  })
  await expectWhole([last])
}
