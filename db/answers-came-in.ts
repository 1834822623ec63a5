import { asc, eq, inArray } from 'drizzle-orm'
import { grouped } from './grouped'
import { measureKeyOfRow } from './measure-key-of-row'
import type { Sql } from './open'
import { answerRequests, assessments, goalRatings, sessions, sheetSources } from './schema'

/** The measures of which a sheet came in; whether anything was said of goals; and where all of it is, the earliest first. */
export type CameIn = {
  measures: ReadonlySet<string>
  hasGoals: boolean
  occasions: readonly { id: string; heldOn: string; isBetween: boolean }[]
}

/**
 * What these requests of one client brought, by request: a questionnaire in which every question was left open brought nothing, and what was
 * answered twice for a session is at another place too. Not guarded: callers have found the client through the viewer.
 */
export async function answersCameIn(
  tx: Sql,
  clientId: string,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, CameIn>> {
  if (requestIds.length === 0) return new Map()
  const came = [...(await sheetsOf(tx, requestIds)), ...(await ratingsOf(tx, requestIds))]
  // What was moved to another client is theirs.
  const theirs = came.filter(({ session }) => session.clientId === clientId)
  return new Map(
    [...grouped(theirs, ({ requestId }) => requestId)].map(([id, found]) => [
      id,
      {
        measures: new Set(found.flatMap(({ measure }) => measure ?? [])),
        hasGoals: found.some(({ measure }) => measure === null),
        occasions: occasionsOf(found.map(({ session }) => session)),
      },
    ]),
  )
}

const { id, heldOn, attendance, clientId } = sessions
const session = { id, heldOn, attendance, clientId }
type Session = Pick<typeof sessions.$inferSelect, keyof typeof session>

const occasionsOf = (found: readonly Session[]): CameIn['occasions'] =>
  [...new Map(found.map(each => [each.id, each])).values()]
    .toSorted((a, b) => (a.heldOn + a.id < b.heldOn + b.id ? -1 : 1))
    .map(each => ({ id: each.id, heldOn: each.heldOn, isBetween: each.attendance === 'between' }))

async function sheetsOf(tx: Sql, requestIds: readonly string[]) {
  const { instrumentId, respondent, target } = assessments
  const found = await tx
    .select({ requestId: sheetSources.requestId, instrumentId, respondent, target, session })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .innerJoin(sessions, eq(sessions.id, assessments.sessionId))
    .where(inArray(sheetSources.requestId, [...requestIds]))
    .orderBy(asc(assessments.id))
  return found.map(({ requestId, session: at, ...of }) => ({ requestId, session: at, measure: measureKeyOfRow(of) }))
}

async function ratingsOf(tx: Sql, requestIds: readonly string[]) {
  const found = await tx
    .selectDistinct({ requestId: answerRequests.id, session })
    .from(goalRatings)
    .innerJoin(answerRequests, eq(answerRequests.id, goalRatings.requestId))
    .innerJoin(sessions, eq(sessions.id, goalRatings.sessionId))
    .where(inArray(answerRequests.id, [...requestIds]))
    .orderBy(asc(answerRequests.id), asc(sessions.id))
  return found.map(each => ({ ...each, measure: null }))
}
