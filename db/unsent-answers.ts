import { and, count, desc, eq, gt, isNull, notExists, sql } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { findOwnSession, findSessionToChange } from './access'
import { sendKept } from './answer-send-rows'
import { audit } from './audit'
import { isOpen } from './handover-rows'
import type { Sql } from './open'
import { invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { first } from './rows'
import { answerRequests, answerVisits, handovers, keptAnswers, logins } from './schema'
import { done, keyOfVersion, look, once, write } from './write'

/*
 * What a client answered on a screen that is back with its clinician, and did not send. It stays the client's: the clinician is told how many
 * answers there are, not what they say, and takes them, because the client said so, or leaves them.
 */

/** How many there are for a session, and of which request; null where there are none, or the client still has the screen. */
export async function unsentAnswers(viewer: Viewer, sessionId: string, now: number) {
  return look(async tx => {
    if (!(await findOwnSession(tx, viewer, sessionId))) return null
    const found = await first(
      tx
        .select({ requestId: answerRequests.id, answered: count() })
        .from(answerRequests)
        .innerJoin(keptAnswers, eq(keptAnswers.requestId, answerRequests.id))
        .where(and(eq(answerRequests.sessionId, sessionId), isBack(tx, now)))
        .groupBy(answerRequests.id),
    )
    return found ?? null
  })
}

/** Requests that were asked on a clinician's screen, are open, and whose screen is back, or out for too long. A condition for queries of `answer_requests`. */
const isBack = (tx: Sql, now: number) =>
  and(
    eq(answerRequests.way, 'handover'),
    isNull(answerRequests.endedAt),
    gt(answerRequests.expiresAt, now),
    notExists(
      tx
        .select({ one: sql`1` })
        .from(handovers)
        .innerJoin(logins, eq(logins.id, handovers.loginId))
        .where(and(eq(handovers.requestId, answerRequests.id), isOpen(now))),
    ),
  )

const gone = invalid({ requestId: ['There are no answers any more.'] })

/** Takes them for the session, as if the client had sent them: their own sheets, with where they came from. */
export async function takeUnsentAnswers(viewer: Viewer, requestId: string, now: number): Promise<Outcome> {
  const act = 'answers.take'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, requestId), act, sent: requestId, now }, done, async () => {
      const [request] = await tx
        .select()
        .from(answerRequests)
        .where(and(eq(answerRequests.id, requestId), isBack(tx, now)))
      const found = request?.sessionId ? await findSessionToChange(tx, viewer, request.sessionId) : undefined
      if (!request || !found) return notFound
      if (found === 'void') return sessionIsVoid
      const [visit] = await tx
        .select()
        .from(answerVisits)
        .where(eq(answerVisits.requestId, requestId))
        .orderBy(desc(answerVisits.begunAt), desc(answerVisits.id))
        .limit(1)
      if (!visit || !(await sendKept(tx, { visit, request }, viewer.personId, now))) return gone
      await audit(tx, viewer, { act, clientId: request.clientId, subjectId: requestId, now })
      return { ok: true }
    }),
  )
}
