import { and, desc, eq, exists, gt, gte, isNull, or, sql } from 'drizzle-orm'
import { isInPractice } from '../lib/answer/risk'
import { addDays, todayIn } from '../lib/dates'
import type { Viewer } from '../lib/viewer'
import { episodesOf, openEpisode, voidOf } from './access'
import type { AnswerRequest } from './answer-request-rows'
import { ownRatingsAt } from './goal-rows'
import { isNotVoid } from './history'
import { newId } from './ids'
import type { Sql } from './open'
import { reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import { answerRequests, assessments, episodes, practices, responsibilities, sessions, sheetSources } from './schema'
import { openSession } from './session-rows'
import { settingsIn } from './settings'

/*
 * Where the answers of a client go who answered by themselves: to a session, or between two. What waits for the next session is between
 * sessions until that is begun, and becomes it then, so that its flags and its answers stay what and where they are.
 */

export type SessionRow = typeof sessions.$inferSelect

/** Why answers are kept between sessions though they were asked for one; in the words of lib/notices.ts. */
type KeptBetween = 'void' | 'moved' | 'not-held' | 'ended' | 'transferred' | 'long-ago' | 'answered'

export type AnswerPlace = { session: SessionRow | null; keptBetween: KeptBetween | null }

/** What was answered longer before a session than this is of its own day. */
const daysBeforeSession = 7

/** Where the answers to a request go now. Null is between sessions, in a row that is not there yet; `keptBetween` says why, where they were asked for a session. */
export async function placeOfAnswers(tx: Sql, request: AnswerRequest, now: number): Promise<AnswerPlace> {
  const today = await todayOf(tx, request.practiceId, now)
  if (request.occasion === 'between') return { session: null, keptBetween: null }
  if (await isTransferred(tx, request)) return between('transferred')
  if (request.occasion === 'session') return await sessionAskedFor(tx, request, today)
  const episode = await openEpisode(tx, request.clientId)
  if (episode?.id !== request.episodeId) return between('ended')
  return { session: await nextSessionFor(tx, request, today), keptBetween: null }
}

const between = (why: KeptBetween): AnswerPlace => ({ session: null, keptBetween: why })

async function sessionAskedFor(tx: Sql, request: AnswerRequest, today: string): Promise<AnswerPlace> {
  const { sessionId, clientId, practiceId } = request
  const session = sessionId ? await first(tx.select().from(sessions).where(eq(sessions.id, sessionId))) : undefined
  if (!session || session.clientId !== clientId) return between('moved')
  if (await voidOf(tx, session.id)) return between('void')
  if (session.attendance !== 'attended') return between('not-held')
  const episode = await first(tx.select().from(episodes).where(eq(episodes.id, session.episodeId)))
  if (!episode || episode.endedOn !== null) return between('ended')
  // An answer about risk that is given today asks for somebody today: of an old session it would go to the history.
  const { lateAfterDays } = await settingsIn(tx, practiceId)
  return addDays(session.heldOn, lateAfterDays) < today ? between('long-ago') : { session, keptBetween: null }
}

/**
 * The session that goes on, or that of today unless it was over when the client was asked; or else what waits for the next one already.
 */
async function nextSessionFor(tx: Sql, request: AnswerRequest, today: string): Promise<SessionRow | null> {
  const asked = await todayOf(tx, request.practiceId, request.askedAt)
  const open = await openSession(tx, request.clientId)
  if (open && open.heldOn >= asked) return (await rowOf(tx, open.id)) ?? null
  const ofToday = and(
    eq(sessions.episodeId, request.episodeId),
    eq(sessions.heldOn, today),
    eq(sessions.attendance, 'attended'),
    or(isNull(sessions.recordedAt), gte(sessions.recordedAt, request.askedAt)),
    isNotVoid(tx),
  )
  const held = await first(
    tx.select().from(sessions).where(ofToday).orderBy(desc(sessions.createdAt), desc(sessions.id)),
  )
  return held ?? (await answersWaiting(tx, request.episodeId, today)) ?? null
}

const rowOf = (tx: Sql, id: string) => first(tx.select().from(sessions).where(eq(sessions.id, id)))

/** What was answered lately for the next session of an episode, while that is not begun. */
export async function answersWaiting(tx: Sql, episodeId: string, today: string): Promise<SessionRow | undefined> {
  const forNext = and(eq(answerRequests.sessionId, sessions.id), eq(answerRequests.occasion, 'next-session'))
  const waiting = and(
    eq(sessions.episodeId, episodeId),
    eq(sessions.attendance, 'between'),
    gte(sessions.heldOn, addDays(today, -daysBeforeSession)),
    isNotVoid(tx),
    exists(tx.select({ one: sql`1` }).from(answerRequests).where(forNext)),
  )
  return await first(tx.select().from(sessions).where(waiting).orderBy(desc(sessions.heldOn), desc(sessions.id)))
}

/** What waited for a session is that session from now on, begun and not saved. */
export async function becomeSession(
  tx: Sql,
  { practiceId, personId }: Viewer,
  { id, clientId, episodeId, version, draftVersion }: SessionRow,
  heldOn: string,
  now: number,
): Promise<void> {
  const begun = { attendance: 'attended', mode: 'in-person', startedBy: personId, recordedAt: null } as const
  const next = { version: version + 1, draftVersion: draftVersion + 1 }
  await tx
    .update(sessions)
    .set({ ...begun, ...next, heldOn })
    .where(eq(sessions.id, id))
  await reevaluateEpisode(tx, { practiceId, clientId, episodeId }, now, { rearranges: true })
}

/** Whether there is anything in a session that its client filled in themselves. */
export async function holdsClientAnswers(tx: Sql, sessionId: string): Promise<boolean> {
  return (await sentAtIn(tx, sessionId)) !== null
}

/** When the last of what is in it was sent: sheets, and what was said of goals. */
async function sentAtIn(tx: Sql, sessionId: string): Promise<number | null> {
  const sheets = await tx
    .select({ at: sheetSources.sentAt })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .where(eq(assessments.sessionId, sessionId))
    .orderBy(desc(sheetSources.sentAt))
    .limit(1)
  const times = [...sheets.map(({ at }) => at), ...(await ownRatingsAt(tx, sessionId)).map(({ sentAt }) => sentAt)]
  return times.length > 0 ? Math.max(...times) : null
}

/** A session that is given up, in which the client answered: that was between sessions, on the day on which it was sent. Reads nothing again. */
export async function becomeBetween(tx: Sql, { timeZone }: Viewer, session: SessionRow): Promise<void> {
  const sentAt = (await sentAtIn(tx, session.id)) ?? session.createdAt
  const kept = {
    attendance: 'between',
    heldOn: todayIn(timeZone, sentAt),
    recordedAt: sentAt,
    sealedNote: null,
  } as const
  const next = { version: session.version + 1, draftVersion: session.draftVersion + 1 }
  await tx
    .update(sessions)
    .set({ ...kept, ...next })
    .where(eq(sessions.id, session.id))
}

/** A row for what a client answered between two sessions, in the episode that goes on, or else in that of the request. */
export async function insertBetween(tx: Sql, request: AnswerRequest, now: number): Promise<SessionRow> {
  const { practiceId, clientId, way, askedBy } = request
  const episode =
    (await openEpisode(tx, clientId)) ?? (await episodesOf(tx, clientId)).find(({ id }) => id === request.episodeId)
  const [row] = await tx
    .insert(sessions)
    .values({
      ...{ id: newId(), practiceId, clientId, episodeId: episode?.id ?? request.episodeId },
      ...{ heldOn: await todayOf(tx, practiceId, now), attendance: 'between' },
      ...{ mode: isInPractice(way) ? 'in-person' : 'remote', startedBy: askedBy, createdAt: now, recordedAt: now },
    })
    .returning()
  if (!row) throw new Error('Answers between sessions were not kept')
  return row
}

/** Whether somebody else is responsible for the client since it was asked. */
async function isTransferred(tx: Sql, { clientId, askedAt }: AnswerRequest): Promise<boolean> {
  const since = and(
    eq(responsibilities.clientId, clientId),
    isNull(responsibilities.toAt),
    gt(responsibilities.fromAt, askedAt),
  )
  return (await first(tx.select({ id: responsibilities.id }).from(responsibilities).where(since))) !== undefined
}

async function todayOf(tx: Sql, practiceId: string, at: number): Promise<string> {
  const of = await first(tx.select({ zone: practices.timeZone }).from(practices).where(eq(practices.id, practiceId)))
  if (!of) throw new Error('No such practice')
  return todayIn(of.zone, at)
}
