import { and, asc, eq, exists, inArray, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { todayIn } from '../lib/dates'
import type { RuptureJudgement } from '../lib/flags/rupture-judgement'
import { attendances, type History, type HistoryAssessment, type HistorySession } from '../lib/history'
import { type Answer, absences, respondents } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'
import { planInForce } from './client-plan'
import { grouped } from './grouped'
import type { Sql } from './open'
import { first, rows } from './rows'
import {
  answers,
  assessments,
  episodes,
  practices,
  ruptureJudgements,
  scores,
  sessions,
  sessionVoids,
  sheetKinds,
  sheetStates,
  sheetTargets,
  unanswered,
} from './schema'
import { inSessionOrder, newestSessionFirst } from './session-order'
import { instrumentsIn } from './settings'

/**
 * An episode as rules and charts read it. Void sessions are left out, and so are sessions that were opened but never saved unless
 * something was typed in them; `including` names one that is read all the same. Of answers there are those that rules read, which are few
 * of the thousands that an episode has; `withAnswers` adds those of the sheets that are shown. Not guarded: callers have found the
 * episode through the viewer.
 */
export const history = async (tx: Sql, episodeId: string, including?: string): Promise<History> =>
  (await episodeForRules(tx, episodeId, including)).read

/** As `history`, with the order of all sessions of the episode, void ones and those that were only begun among them. */
export async function episodeForRules(
  tx: Sql,
  episodeId: string,
  including?: string,
): Promise<{ read: History; order: string[] }> {
  const episode = await episodeRow(tx, episodeId)
  const instruments = await instrumentsIn(tx, episode.practiceId)
  const bySession = await assessmentsBySession(tx, episodeId, instruments, episode.timeZone)
  const all = await sessionsInOrder(tx, episodeId)
  const held = all.filter(
    ([id, , , recordedAt, voidId]) =>
      id === including || (voidId === null && (recordedAt !== null || bySession.has(id))),
  )
  const numbered = held.map((session, index) => toSession(session, index + 1, bySession.get(session[0]) ?? []))
  const newestSessionId = await newestSession(tx, episode.clientId)
  const judgements = await wordsIn(tx, episodeId)
  const plan = await planInForce(tx, episode.practiceId, episode.clientId, episode.timeZone)
  const { startedOn } = episode
  return {
    read: { episodeId, startedOn, sessions: numbered, instruments, newestSessionId, plan, judgements },
    order: all.map(([id]) => id),
  }
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

async function episodeRow(tx: Sql, episodeId: string) {
  const { practiceId, clientId, startedOn } = episodes
  const episode = await first(
    tx
      .select({ practiceId, clientId, startedOn, timeZone: practices.timeZone })
      .from(episodes)
      .innerJoin(practices, eq(practices.id, practiceId))
      .where(eq(episodes.id, episodeId)),
  )
  if (!episode) throw new Error('No such episode')
  return episode
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

/** The number of each session of these episodes, by its id; void ones, and those with nothing in them, have none. */
export async function sessionNumbers(tx: Sql, episodeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (episodeIds.length === 0) return new Map()
  const found = await tx
    .select({ id: sessions.id, episodeId: sessions.episodeId })
    .from(sessions)
    .where(and(inArray(sessions.episodeId, [...episodeIds]), isNotVoid(tx), isBegun(tx)))
    .orderBy(...inSessionOrder)
  const counted = new Map<string, number>()
  return new Map(
    found.map(({ id, episodeId }) => {
      const number = (counted.get(episodeId) ?? 0) + 1
      counted.set(episodeId, number)
      return [id, number]
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

const sessionRow = z.tuple([z.string(), z.string(), z.enum(attendances), z.number().nullable(), z.string().nullable()])
type SessionRow = z.output<typeof sessionRow>

/** Id, day, attendance, when it was saved first, and by what it is void. */
async function sessionsInOrder(tx: Sql, episodeId: string): Promise<SessionRow[]> {
  const { id, heldOn, attendance, recordedAt, createdAt } = sessions
  const query = sql`select ${id}, ${heldOn}, ${attendance}, ${recordedAt}, ${sessionVoids.id}
    from ${sessions} left join ${sessionVoids} on ${sessionVoids.sessionId} = ${id} and ${sessionVoids.undoneAt} is null
    where ${sessions.episodeId} = ${episodeId} order by ${heldOn}, ${createdAt}, ${id}`
  return await rows(tx, query, sessionRow)
}

/** A session that did not take place asked nothing: that a measure was not filled in then, as earlier versions noted, says nothing. */
function toSession(
  [id, date, attendance, recordedAt]: SessionRow,
  number: number,
  held: HistoryAssessment[],
): HistorySession {
  const said = attendance === 'attended' ? held : held.filter(each => each.absence === null)
  return { id, number, date, attendance, isSaved: recordedAt !== null, assessments: said }
}

const assessmentRow = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.enum(respondents),
  z.enum(sheetTargets),
  z.enum(sheetKinds),
  z.enum(absences).nullable(),
  z.enum(sheetStates),
  z.number(),
])

async function assessmentsBySession(
  tx: Sql,
  episodeId: string,
  instruments: readonly Instrument[],
  timeZone: string,
): Promise<Map<string, HistoryAssessment[]>> {
  const { id, instrumentId, respondent, target, how, absence, state, recordedAt, firstRecordedAt } = assessments
  const query = sql`select ${assessments.sessionId}, ${id}, ${instrumentId}, ${respondent}, ${target}, ${how}, ${absence}, ${state},
    coalesce(${firstRecordedAt}, ${recordedAt})
    from ${sessions} inner join ${assessments} on ${assessments.sessionId} = ${sessions.id}
    where ${sessions.episodeId} = ${episodeId}`
  const found = (await rows(tx, query, assessmentRow)).toSorted(([, a], [, b]) => (a < b ? -1 : 1))
  const scored = await scoresOf(tx, episodeId)
  const answered = await answersOf(tx, and(eq(sessions.episodeId, episodeId), readByRules(instruments)))
  const dayOf = daysIn(timeZone)
  const bySession = new Map<string, HistoryAssessment[]>()
  for (const [sessionId, of, instrument, by, about, filledIn, why, kept, at] of found) {
    const assessment = {
      id: of,
      instrumentId: instrument,
      respondent: by,
      target: about === '' ? null : about,
      how: filledIn,
      absence: why,
      draft: kept === 'draft',
      recordedOn: dayOf(at),
      answers: answered.get(of) ?? {},
      scores: scored.get(of) ?? {},
    }
    const held = bySession.get(sessionId)
    if (held) held.push(assessment)
    else bySession.set(sessionId, [assessment])
  }
  return bySession
}

/** The calendar dates of instants, each quarter of an hour worked out once: a day begins at one of them in every zone. */
function daysIn(timeZone: string): (at: number) => string {
  const known = new Map<number, string>()
  return at => {
    const quarter = Math.floor(at / 900_000)
    const day = known.get(quarter) ?? todayIn(timeZone, at)
    known.set(quarter, day)
    return day
  }
}

const scoreRow = z.tuple([z.string(), z.string(), z.number().nullable()])

/** The scores of an episode by assessment. */
async function scoresOf(tx: Sql, episodeId: string): Promise<ReadonlyMap<string, Record<string, number | null>>> {
  const { assessmentId, scale, value } = scores
  const query = sql`select ${assessmentId}, ${scale}, ${value}
    from ${sessions} inner join ${assessments} on ${assessments.sessionId} = ${sessions.id}
    inner join ${scores} on ${assessmentId} = ${assessments.id} where ${sessions.episodeId} = ${episodeId}`
  return keyed(await rows(tx, query, scoreRow))
}

const answerRow = z.tuple([z.string(), z.number(), z.number().nullable(), z.enum(unanswered).nullable()])

/** Answers by assessment, of those that fit. */
async function answersOf(tx: Sql, which: SQL | undefined): Promise<ReadonlyMap<string, Record<string, Answer>>> {
  const { assessmentId, item, value, absence } = answers
  const query = sql`select ${assessmentId}, ${item}, ${value}, ${absence}
    from ${sessions} inner join ${assessments} on ${assessments.sessionId} = ${sessions.id}
    inner join ${answers} on ${assessmentId} = ${assessments.id} where ${which}`
  return keyed((await rows(tx, query, answerRow)).map(([id, n, given, why]) => [id, String(n), given ?? noAnswer(why)]))
}

function noAnswer(why: Exclude<Answer, number> | null): Answer {
  if (why === null) throw new Error('An answer holds neither a value nor why there is none')
  return why
}

/** What rules read item by item: risk items, and the sheets that are made of single questions. A condition for queries of `answers`. */
function readByRules(instruments: readonly Instrument[]): SQL | undefined {
  const whole = instruments.filter(each => each.ownPrompt).map(({ id }) => id)
  return or(inArray(assessments.instrumentId, whole), isRisk(instruments))
}

/** Answers to risk items. A condition for queries of `answers` with their `assessments`. */
const isRisk = (instruments: readonly Instrument[]): SQL | undefined =>
  or(
    ...instruments
      .filter(each => each.safetyItems.length > 0)
      .map(({ id, safetyItems }) => {
        const items = safetyItems.map(({ item }) => item)
        return and(eq(assessments.instrumentId, id), inArray(answers.item, items))
      }),
  )

const riskRow = z.tuple([
  z.string(),
  z.enum(respondents),
  z.enum(sheetTargets),
  z.number(),
  z.number().nullable(),
  z.enum(unanswered).nullable(),
])

/** The answers to risk items of the assessments that fit. */
export async function riskAnswers(tx: Sql, which: SQL | undefined, instruments: readonly Instrument[]) {
  const { instrumentId, respondent, target } = assessments
  const { item, value, absence } = answers
  const query = sql`select ${instrumentId}, ${respondent}, ${target}, ${item}, ${value}, ${absence}
    from ${assessments} inner join ${answers} on ${answers.assessmentId} = ${assessments.id}
    where ${and(which, isRisk(instruments))}`
  return (await rows(tx, query, riskRow)).map(([instrument, by, about, n, given, why]) => ({
    instrumentId: instrument,
    respondent: by,
    target: about === '' ? null : about,
    item: n,
    answer: given ?? noAnswer(why),
  }))
}

/** Triples as one record for each of the first. */
function keyed<Value>(triples: readonly (readonly [string, string, Value])[]): Map<string, Record<string, Value>> {
  const records = new Map<string, Record<string, Value>>()
  for (const [id, key, value] of triples) {
    const record = records.get(id)
    if (record) record[key] = value
    else records.set(id, { [key]: value })
  }
  return records
}

/** The scales of one session's sheets that were typed as scores and not worked out from others, by assessment id. */
export async function typedScales(tx: Sql, sessionId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .select({ assessmentId: scores.assessmentId, scale: scores.scale })
    .from(scores)
    .innerJoin(assessments, eq(assessments.id, scores.assessmentId))
    .where(and(eq(assessments.sessionId, sessionId), eq(scores.rule, 'typed')))
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
}
