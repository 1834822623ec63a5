import { and, eq } from 'drizzle-orm'
import { canAnswer } from '../lib/answer/form'
import { goalOfMeasure } from '../lib/answer/goal-form'
import { isBeside } from '../lib/answer/risk'
import type { Answer } from '../lib/instruments/answers'
import { readMeasureKey } from '../lib/measure'
import { fitsGoal } from './answer-goals'
import { type AnswerRequest, endRequest, measuresAsked } from './answer-request-rows'
import { type FoundVisit, findVisit } from './answer-visits'
import { auditClient } from './audit'
import { notifyTeam } from './notice-rows'
import type { Sql } from './open'
import { answerVisits, keptAnswers } from './schema'
import { instrumentsIn } from './settings'
import { writeUnattended } from './write-unattended'

/*
 * What a client does in a visit: keeps answers as they are given, and stops. Until they send them, answers are theirs alone.
 */

/** An answer to one item of a measure, as `measureKey` writes it; null where it was taken back. */
export type GivenToKeep = { measure: string; item: number; answer: Answer | null }

/**
 * Keeps answers as they were given, each in the place of the one before, and the language that is read now. `over`: nothing is kept, since the
 * answers were sent, the questions ended, or a device of the practice was left for too long: somebody else may have it. On the client's own what
 * a page held is kept however late it comes, and shown only once they have shown again that it is them.
 */
export async function keepAnswers(
  secret: string,
  { given, language }: { given: readonly GivenToKeep[]; language: string | null },
  now: number,
): Promise<{ ok: true } | { ok: false; why: 'over' | 'invalid' }> {
  return writeUnattended(async tx => {
    const found = await findVisit(tx, secret, now)
    if (!found || !mayKeep(found)) return { ok: false, why: 'over' }
    const { visit, request } = found
    if (!(await allFit(tx, request, given))) return { ok: false, why: 'invalid' }
    for (const { measure, item, answer } of given)
      await keepOne(tx, request, { measure, item, answer }, Math.max(now, visit.begunAt))
    if (found.state === 'idle') return { ok: true }
    await tx
      .update(answerVisits)
      .set({ seenAt: now, ...(language !== null && { language }) })
      .where(eq(answerVisits.id, visit.id))
    return { ok: true }
  })
}

const mayKeep = ({ state, visit: { way } }: FoundVisit): boolean =>
  state === 'open' || (state === 'idle' && !isBeside(way))

/** Whether all of it is asked, and answers what is asked. */
async function allFit(tx: Sql, request: AnswerRequest, all: readonly GivenToKeep[]): Promise<boolean> {
  const measures = measuresAsked(request)
  const given = all.filter(({ measure }) => goalOfMeasure(measure) === null)
  for (const each of all) if (!given.includes(each) && !(await fitsGoal(tx, request, each))) return false
  const instruments = given.length > 0 ? await instrumentsIn(tx, request.practiceId) : []
  return given.every(({ measure, item: n, answer }) => {
    const instrument = instruments.find(({ id }) => id === readMeasureKey(measure)?.instrumentId)
    if (!instrument || !measures.includes(measure)) return false
    return canAnswer(instrument, n, answer ?? 'blank')
  })
}

async function keepOne(
  tx: Sql,
  { id: requestId, practiceId, clientId }: AnswerRequest,
  { measure, item, answer }: GivenToKeep,
  givenAt: number,
): Promise<void> {
  if (answer === null) return void (await takeBack(tx, requestId, { measure, item }))
  const said = typeof answer === 'number' ? { value: answer, absence: null } : { value: null, absence: answer }
  await tx
    .insert(keptAnswers)
    .values({ requestId, practiceId, clientId, measure, item, ...said, givenAt })
    .onConflictDoUpdate({
      target: [keptAnswers.requestId, keptAnswers.measure, keptAnswers.item],
      set: { ...said, givenAt },
    })
}

async function takeBack(tx: Sql, requestId: string, { measure, item }: Omit<GivenToKeep, 'answer'>): Promise<void> {
  const one = and(eq(keptAnswers.measure, measure), eq(keptAnswers.item, item))
  await tx.delete(keptAnswers).where(and(eq(keptAnswers.requestId, requestId), one))
}

/** Notes that a visit goes on, where it does. */
export async function noteVisit(secret: string, now: number): Promise<void> {
  await writeUnattended(async tx => {
    const found = await findVisit(tx, secret, now)
    if (found?.state !== 'open') return
    await tx.update(answerVisits).set({ seenAt: now }).where(eq(answerVisits.id, found.visit.id))
  })
}

/** `today`: not this time. `never`: nor any other. `done`: the device is given back, and its thanks are shown no more. */
export type Stopping = 'today' | 'never' | 'done'

/** Ends what a visit is for; gives whether it was there to be ended. What was kept and not sent goes. */
export async function stopAnswering(secret: string, how: Stopping, now: number): Promise<boolean> {
  return writeUnattended(async tx => {
    const found = await findVisit(tx, secret, now)
    if (!found || found.state === 'idle' || (found.state === 'sent') !== (how === 'done')) return false
    const { visit, request } = found
    if (how === 'done') {
      await tx.update(answerVisits).set({ endedAt: now }).where(eq(answerVisits.id, visit.id))
      return true
    }
    const outcome = how === 'today' ? 'not-today' : 'not-again'
    if (!(await endRequest(tx, request.id, { outcome, by: null, now }))) return false
    await auditClient(tx, request, `answers.${outcome}`, now)
    const { practiceId, clientId } = request
    if (how === 'never') await notifyTeam(tx, { practiceId, kind: 'answers.not-again', clientId, by: null }, now)
    return true
  })
}
