import { and, asc, eq, exists, inArray, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { RuptureJudgement } from '../lib/flags/rupture-judgement'
import { type Attendance, type History, type HistoryAssessment, type HistorySession, isNotHeld } from '../lib/history'
import { planInForce } from './client-plan'
import { answersOf, type EpisodeRecords, recordsAfter, recordsOfEpisode, type SessionRow } from './episode-records'
import { grouped } from './grouped'
import { keepRecords, keptRecords } from './kept-records'
import type { Sql } from './open'
import { first } from './rows'
import { answers, assessments, episodes, practices, ruptureJudgements, scores, sessions, sessionVoids } from './schema'
import { inSessionOrder, newestSessionFirst } from './session-order'
import { instrumentsIn } from './settings'

/**
 * An episode as rules and charts read it. Void sessions are left out, and so are sessions that were opened but never saved unless
 * something was typed in them. Of answers there are those that rules read, which are few of the thousands that an episode has;
 * `withAnswers` adds those of the sheets that are shown. Not guarded: callers have found the episode through the viewer.
 */
export const history = async (tx: Sql, episodeId: string): Promise<History> =>
  (await episodeForRules(tx, episodeId)).history()

/**
 * As `history`, where nothing was changed in the same transaction: what was read of the episode lately is not read again. `including` names a
 * session that is read whatever it is.
 */
export async function unchangedHistory(tx: Sql, episodeId: string, including?: string): Promise<History> {
  const place = await placeOf(tx, episodeId)
  const records = keptRecords(place) ?? (await recordsOfEpisode(tx, episodeId, place))
  keepRecords(place, place.revision, records)
  return historyOf(tx, place, records, including)
}

/**
 * An episode as it is within an act: as rules read it, with the order of all sessions, void ones and those that were only begun among
 * them. `keep` is called with the revision that the act gives to the episode. `changed` is the one session of which the act changed
 * anything, where that is so: then the others are not read again.
 */
export async function episodeForRules(tx: Sql, episodeId: string, changed?: string) {
  const place = await placeOf(tx, episodeId)
  const before = changed === undefined ? null : keptRecords(place)
  const records =
    before && changed !== undefined
      ? await recordsAfter(tx, { episodeId, sessionId: changed }, before, place)
      : await recordsOfEpisode(tx, episodeId, place)
  return {
    history: () => historyOf(tx, place, records),
    order: records.sessions.map(([id]) => id),
    keep: (revision: string) => keepRecords(place, revision, records),
  }
}

async function historyOf(
  tx: Sql,
  { episodeId, practiceId, clientId, startedOn, timeZone, instruments }: Place,
  records: EpisodeRecords,
  including?: string,
): Promise<History> {
  const held = records.sessions.filter(
    ([id, , , recordedAt, voidId]) =>
      id === including || (voidId === null && (recordedAt !== null || records.sheets.has(id))),
  )
  const counted = numbersOf(held.map(([, , attendance]) => attendance))
  const numbered = held.map((session, index) =>
    toSession(session, counted[index] ?? null, records.sheets.get(session[0]) ?? []),
  )
  const newestSessionId = await newestSession(tx, clientId)
  const judgements = await wordsIn(tx, episodeId)
  const plan = await planInForce(tx, practiceId, clientId, timeZone)
  return { episodeId, startedOn, sessions: numbered, instruments, newestSessionId, plan, judgements }
}

/** The same, with every answer of these assessments. */
export async function withAnswers(tx: Sql, read: History, assessmentIds: readonly string[]): Promise<History> {
  if (assessmentIds.length === 0) return read
  const found = await answersOf(tx, inArray(answers.assessmentId, [...assessmentIds]))
  const shown = new Set(assessmentIds)
  const filled = (assessment: HistoryAssessment) =>
    shown.has(assessment.id) ? { ...assessment, answers: found.get(assessment.id) ?? {} } : assessment
  return {
    ...read,
    sessions: read.sessions.map(session => ({ ...session, assessments: session.assessments.map(filled) })),
  }
}

type Place = Awaited<ReturnType<typeof placeOf>>

/** Whose episode it is, its revision, and by what it is read. */
async function placeOf(tx: Sql, episodeId: string) {
  const { practiceId, clientId, startedOn, revision } = episodes
  const episode = await first(
    tx
      .select({ practiceId, clientId, startedOn, revision, timeZone: practices.timeZone })
      .from(episodes)
      .innerJoin(practices, eq(practices.id, practiceId))
      .where(eq(episodes.id, episodeId)),
  )
  if (!episode) throw new Error('No such episode')
  return { episodeId, ...episode, instruments: await instrumentsIn(tx, episode.practiceId) }
}

/** The client's newest session that took place, in any episode: saved, or with something typed in it. */
async function newestSession(tx: Sql, clientId: string): Promise<string | null> {
  const tookPlace = and(eq(sessions.clientId, clientId), eq(sessions.attendance, 'attended'), isNotVoid(tx))
  const newest = await first(
    tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(tookPlace, isBegun(tx)))
      .orderBy(...newestSessionFirst)
      .limit(1),
  )
  return newest?.id ?? null
}

const one = { one: sql`1` }

/** Saved, or with something typed in it. A condition for queries of `sessions`. */
function isBegun(tx: Sql): SQL | undefined {
  const hasSheet = exists(tx.select(one).from(assessments).where(eq(assessments.sessionId, sessions.id)))
  return or(isNotNull(sessions.recordedAt), hasSheet)
}

/** 1, 2, 3 … and null for what was answered between two sessions. */
function numbersOf(all: readonly Attendance[]): (number | null)[] {
  let last = 0
  return all.map(attendance => {
    if (attendance === 'between') return null
    last += 1
    return last
  })
}

/**
 * The number of each session of these episodes, by its id; void ones, those with nothing in them, and what was answered between two have none.
 */
export async function sessionNumbers(tx: Sql, episodeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (episodeIds.length === 0) return new Map()
  const found = await tx
    .select({ id: sessions.id, episodeId: sessions.episodeId, attendance: sessions.attendance })
    .from(sessions)
    .where(and(inArray(sessions.episodeId, [...episodeIds]), isNotVoid(tx), isBegun(tx)))
    .orderBy(...inSessionOrder)
  const counted = new Map<string, number>()
  return new Map(
    found.flatMap(({ id, episodeId, attendance }) => {
      if (attendance === 'between') return []
      const number = (counted.get(episodeId) ?? 0) + 1
      counted.set(episodeId, number)
      return [[id, number]]
    }),
  )
}

/** Sessions that are not void, or not any more. A condition for queries of `sessions`. */
export function isNotVoid(tx: Sql): SQL {
  const inForce = and(eq(sessionVoids.sessionId, sessions.id), isNull(sessionVoids.undoneAt))
  return notExists(tx.select(one).from(sessionVoids).where(inForce))
}

/** The newest judgement of each possible rupture. */
async function wordsIn(tx: Sql, episodeId: string): Promise<RuptureJudgement[]> {
  const { sessionId, instrumentId, kind, judgedAt } = ruptureJudgements
  const all = await tx
    .select({ sessionId, instrumentId, kind, at: judgedAt })
    .from(ruptureJudgements)
    .where(eq(ruptureJudgements.episodeId, episodeId))
    .orderBy(asc(judgedAt), asc(ruptureJudgements.id))
  return [...new Map(all.map(word => [`${word.instrumentId}:${word.sessionId}`, word])).values()]
}

/** A session that did not take place asked nothing: that a measure was not filled in then, as earlier versions noted, says nothing. */
function toSession(
  [id, date, attendance, recordedAt]: SessionRow,
  number: number | null,
  held: readonly HistoryAssessment[],
): HistorySession {
  const said = !isNotHeld(attendance) ? held : held.filter(each => each.absence === null)
  return { id, number, date, attendance, isSaved: recordedAt !== null, assessments: said }
}

/** The scales of one session's sheets that were typed as scores and not worked out from others, by assessment id. */
export async function typedScales(tx: Sql, sessionId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .select({ assessmentId: scores.assessmentId, scale: scores.scale })
    .from(scores)
    .innerJoin(assessments, eq(assessments.id, scores.assessmentId))
    .where(and(eq(assessments.sessionId, sessionId), eq(scores.rule, 'typed')))
    .orderBy(asc(scores.scale))
  const byAssessment = grouped(rows, row => row.assessmentId)
  return new Map([...byAssessment].map(([id, found]) => [id, found.map(row => row.scale)]))
}

/** How each scale of one session's saved assessments came about (which missing-item rule), by assessment id. */
export async function scoreRules(tx: Sql, sessionId: string) {
  return await tx
    .select({
      assessmentId: scores.assessmentId,
      scale: scores.scale,
      answered: scores.answered,
      of: scores.itemCount,
      rule: scores.rule,
    })
    .from(scores)
    .innerJoin(assessments, eq(assessments.id, scores.assessmentId))
    .where(and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'final')))
    .orderBy(asc(scores.assessmentId), asc(scores.scale))
}
