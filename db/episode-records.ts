import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type AnswerWay, answerWays } from '../lib/answer/request'
import { todayIn } from '../lib/dates'
import { attendances, type HistoryAssessment } from '../lib/history'
import { type Answer, absences, respondents } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'
import { grouped } from './grouped'
import type { Sql } from './open'
import { rows } from './rows'
import {
  answers,
  assessments,
  scores,
  sessions,
  sessionVoids,
  sheetKinds,
  sheetSources,
  sheetStates,
  sheetTargets,
  unanswered,
} from './schema'
import { compareSessions } from './session-order'

/*
 * What was recorded in an episode, read bare: its sessions in their order and the sheets of each, of whose answers there are those that rules
 * read.
 */

export type EpisodeRecords = {
  sessions: readonly SessionRow[]
  /** The sheets of each session, the oldest first. */
  sheets: ReadonlyMap<string, readonly HistoryAssessment[]>
}

/** How records are read: by the practice's time zone, and the instruments whose items the rules read. */
export type Reading = { timeZone: string; instruments: readonly Instrument[] }

/** The records of an episode. */
export const recordsOfEpisode = (tx: Sql, episodeId: string, reading: Reading): Promise<EpisodeRecords> =>
  recordsWhere(tx, eq(sessions.episodeId, episodeId), reading)

/** Those of an episode as they are after a change of one session, from what they were before and what is recorded of that session now. */
export async function recordsAfter(
  tx: Sql,
  { episodeId, sessionId }: { episodeId: string; sessionId: string },
  before: EpisodeRecords,
  reading: Reading,
): Promise<EpisodeRecords> {
  const here = and(eq(sessions.episodeId, episodeId), eq(sessions.id, sessionId))
  const now = await recordsWhere(tx, here, reading)
  const sheets = new Map(before.sheets)
  sheets.delete(sessionId)
  for (const [id, held] of now.sheets) sheets.set(id, held)
  const others = before.sessions.filter(([id]) => id !== sessionId)
  return { sessions: [...others, ...now.sessions].toSorted(inOrder), sheets }
}

async function recordsWhere(tx: Sql, which: SQL | undefined, reading: Reading): Promise<EpisodeRecords> {
  const sheets = await sheetsWhere(tx, which, reading)
  return { sessions: await sessionsWhere(tx, which), sheets }
}

const sessionRow = z.tuple([
  z.string(),
  z.string(),
  z.enum(attendances),
  z.number().nullable(),
  z.string().nullable(),
  z.number(),
])

/** Id, day, attendance, when it was saved first, by what it is void, and when it was begun. */
export type SessionRow = z.output<typeof sessionRow>

/** As `compareSessions`, of rows. */
const inOrder = ([idA, heldA, , , , begunA]: SessionRow, [idB, heldB, , , , begunB]: SessionRow): number =>
  compareSessions({ heldOn: heldA, createdAt: begunA, id: idA }, { heldOn: heldB, createdAt: begunB, id: idB })

async function sessionsWhere(tx: Sql, which: SQL | undefined): Promise<SessionRow[]> {
  const { id, heldOn, attendance, recordedAt, createdAt } = sessions
  const query = sql`select ${id}, ${heldOn}, ${attendance}, ${recordedAt}, ${sessionVoids.id}, ${createdAt}
    from ${sessions} left join ${sessionVoids} on ${sessionVoids.sessionId} = ${id} and ${sessionVoids.undoneAt} is null
    where ${which} order by ${heldOn}, ${createdAt}, ${id}`
  return await rows(tx, query, sessionRow)
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
  z.number().nullable(),
  z.number(),
  z.enum(answerWays).nullable(),
  z.string().nullable(),
  z.number().nullable(),
])

type AssessmentRow = z.output<typeof assessmentRow>

async function sheetsWhere(
  tx: Sql,
  which: SQL | undefined,
  { timeZone, instruments }: Reading,
): Promise<Map<string, HistoryAssessment[]>> {
  const { id, instrumentId, respondent, target, how, absence, state, recordedAt, firstRecordedAt, version } =
    assessments
  const { way, language, sentAt } = sheetSources
  const query = sql`select ${assessments.sessionId}, ${id}, ${instrumentId}, ${respondent}, ${target}, ${how}, ${absence}, ${state},
    ${recordedAt}, ${firstRecordedAt}, ${version}, ${way}, ${language}, ${sentAt}
    from ${sessions} inner join ${assessments} on ${assessments.sessionId} = ${sessions.id}
    left join ${sheetSources} on ${sheetSources.assessmentId} = ${id}
    where ${which}`
  const found = (await rows(tx, query, assessmentRow)).toSorted(([, a], [, b]) => (a < b ? -1 : 1))
  const scored = await scoresOf(tx, which)
  const answered = await answersOf(tx, and(which, readByRules(instruments)))
  const dayOf = daysIn(timeZone)
  const toAssessment = ([
    ,
    of,
    instrument,
    by,
    about,
    filledIn,
    why,
    kept,
    ...pen
  ]: AssessmentRow): HistoryAssessment => ({
    id: of,
    instrumentId: instrument,
    respondent: by,
    target: about === '' ? null : about,
    how: filledIn,
    absence: why,
    draft: kept !== 'final',
    ...(kept === 'beside' ? { beside: true as const } : {}),
    ...sourceOf(pen),
    recordedOn: dayOf(firstRecorded(pen)),
    answers: answered.get(of) ?? {},
    scores: scored.get(of) ?? {},
  })
  return new Map([...grouped(found, ([sessionId]) => sessionId)].map(([id, held]) => [id, held.map(toAssessment)]))
}

/** When a sheet was saved last and, where that was not the only time, first; its version; by which way, in which language and when its client sent it. */
type PenRow = [number, number | null, number, AnswerWay | null, string | null, number | null]

const firstRecorded = ([at, firstAt]: PenRow): number => firstAt ?? at

/** How the client filled a sheet in by themselves; nothing where somebody typed it. One that was saved again since was corrected. */
const sourceOf = ([at, firstAt, version, way, language, sentAt]: PenRow) =>
  way === null || language === null || sentAt === null
    ? {}
    : { source: { way, language, sentAt, correctedAt: firstAt === null ? null : at, version } }

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

/** The scores of sessions by assessment. */
async function scoresOf(tx: Sql, which: SQL | undefined): Promise<ReadonlyMap<string, Record<string, number | null>>> {
  const { assessmentId, scale, value } = scores
  const query = sql`select ${assessmentId}, ${scale}, ${value}
    from ${sessions} inner join ${assessments} on ${assessments.sessionId} = ${sessions.id}
    inner join ${scores} on ${assessmentId} = ${assessments.id} where ${which}`
  return keyed(await rows(tx, query, scoreRow))
}

const answerRow = z.tuple([z.string(), z.number(), z.number().nullable(), z.enum(unanswered).nullable()])

/** Answers by assessment, of those that fit. */
export async function answersOf(tx: Sql, which: SQL | undefined): Promise<ReadonlyMap<string, Record<string, Answer>>> {
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
