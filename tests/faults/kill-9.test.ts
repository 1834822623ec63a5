import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments } from '@/db/assessments'
import { isSound } from '@/db/integrity'
import { closePractice, db, openPractice, sqlite } from '@/db/open'
import { first } from '@/db/rows'
import { answers, assessments, scores, sessions } from '@/db/schema'
import { allianceOf, newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { times } from '../support/test-all'

type Acknowledged = { sessionId: string; key: string; sum: number }

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  closePractice()
})
afterEach(() => practice.remove())

const killings = times(6, 1)

test('whatever was acknowledged before a kill -9 is there afterwards, whole and once', {
  timeout: 120_000,
}, async () => {
  const all: Acknowledged[] = []
  for (let killing = 0; killing < killings; killing++) {
    const acknowledged = await recordUntilKilled(monday + killing * 400 * day)
    expect(acknowledged.length).toBeGreaterThan(0)
    all.push(...acknowledged)
    await openPractice(practice.folder)
    expect(isSound(sqlite())).toBe(true)
    for (const each of all) await expectWholeAndOnce(each)
    closePractice()
  }
  await expectRetryToAnswerAlike(all)
})

/** Starts a process that records sessions and kills it at a moment nobody chose, a few sessions in. */
async function recordUntilKilled(from: number): Promise<Acknowledged[]> {
  const args = ['node_modules/tsx/dist/cli.mjs', 'tests/faults/recorder.ts']
  const about = [practice.folder, practice.mara.personId, clientId, String(from)]
  // The loader runs the script in a process of its own; the group is killed as a whole.
  const child = spawn(process.execPath, [...args, ...about], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const acknowledged: Acknowledged[] = []
  const kill = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL')
  for await (const line of createInterface(child.stdout)) {
    const [sessionId, key, sum] = line.split(' ')
    if (!sessionId || !key || !sum) continue
    if (acknowledged.push({ sessionId, key, sum: Number(sum) }) === 3) setTimeout(kill, Math.random() * 60)
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return acknowledged
}

async function expectWholeAndOnce({ sessionId, sum }: Acknowledged) {
  const sheets = await db().select().from(assessments).where(eq(assessments.sessionId, sessionId))
  expect(sheets.map(({ instrumentId, state }) => [instrumentId, state])).toEqual([['wai-sr', 'final']])
  const [sheet] = sheets
  const given = await db()
    .select()
    .from(answers)
    .where(eq(answers.assessmentId, sheet?.id ?? ''))
  const kept = await db()
    .select()
    .from(scores)
    .where(eq(scores.assessmentId, sheet?.id ?? ''))
  expect(given).toHaveLength(12)
  expect(given.reduce((all, answer) => all + (answer.value ?? 0), 0)).toBe(sum)
  expect(kept.find(score => score.scale === 'total')?.value).toBe(sum)
  expect((await first(db().select().from(sessions).where(eq(sessions.id, sessionId))))?.recordedAt).not.toBeNull()
}

/** A browser that never heard the answer sends the same form again. */
async function expectRetryToAnswerAlike(all: readonly Acknowledged[]) {
  await openPractice(practice.folder)
  const last = all.at(-1)
  if (!last) throw new Error('Nothing was acknowledged')
  const now = monday + killings * 400 * day
  const mara = await loginAs(practice.mara.personId, now)
  const again = {
    sessionId: last.sessionId,
    version: 1,
    draftVersion: 0,
    key: last.key,
    entries: [allianceOf(last.sum)],
  }
  expect(await recordAssessments(mara, again, now)).toEqual({
    ok: true,
    version: 2,
    sessionId: last.sessionId,
    hasOpenSafety: false,
    hasLateSafety: false,
  })
  await expectWholeAndOnce(last)
}
