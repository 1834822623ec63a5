import { eq } from 'drizzle-orm'
import { history } from '@/db/history'
import { db } from '@/db/open'
import { answers, assessments, auditEvents, episodes, sessions } from '@/db/schema'

/** A session that a clinician recorded: what came of each act on it, and what its answers add up to. */
export type Sent = {
  sessionId: string
  clientId: string
  sum: number
  outcomes: readonly ('done' | 'refused' | 'thrown')[]
}

/** What is not in the open practice as it was sent, or more than once. */
export async function whatIsWrong(sent: readonly Sent[]): Promise<string[]> {
  const refused = sent.filter(({ outcomes }) => outcomes.includes('refused'))
  return [
    ...refused.map(({ sessionId }) => `an act on ${sessionId} was refused`),
    ...(await wrongSums(sent)),
    ...(await wrongCounts(sent)),
    ...(await wrongCourses(sent)),
  ]
}

async function wrongSums(sent: readonly Sent[]): Promise<string[]> {
  const rows = await db()
    .select({ sessionId: assessments.sessionId, state: assessments.state, value: answers.value })
    .from(answers)
    .innerJoin(assessments, eq(assessments.id, answers.assessmentId))
  const sums = new Map<string, number>()
  for (const { sessionId, state, value } of rows)
    if (state === 'final') sums.set(sessionId, (sums.get(sessionId) ?? 0) + (value ?? 0))
  return sent.flatMap(({ sessionId, sum }) =>
    sums.get(sessionId) === sum ? [] : [`the answers of ${sessionId} add up to ${sums.get(sessionId)}, not ${sum}`],
  )
}

/** Each session is there once, with one sheet, and noted once. */
async function wrongCounts(sent: readonly Sent[]): Promise<string[]> {
  const found = {
    sessions: await db().$count(sessions),
    sheets: await db().$count(assessments),
    saves: await db().$count(auditEvents, eq(auditEvents.act, 'session.record')),
  }
  return Object.entries(found).flatMap(([what, count]) =>
    count === sent.length ? [] : [`there are ${count} ${what}, not ${sent.length}`],
  )
}

/** The sessions of a client are numbered from 1 on. */
async function wrongCourses(sent: readonly Sent[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { id, clientId } of await db().select({ id: episodes.id, clientId: episodes.clientId }).from(episodes)) {
    const numbers = (await history(db(), id)).sessions.map(({ number }) => number)
    const count = sent.filter(each => each.clientId === clientId).length
    const isRight = numbers.length === count && numbers.every((number, at) => number === at + 1)
    if (!isRight) wrong.push(`the sessions of ${clientId} are numbered ${numbers.join(', ')}`)
  }
  return wrong
}
