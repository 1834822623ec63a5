import type { History, HistorySession } from './history'
import { type Answers, type Respondent, respondents } from './instruments/answers'
import { instrument } from './instruments/catalogue'
import { itemsOfPart } from './item-mean'
import type { AskedMeasure } from './measure'
import { formatFixed } from './text/score'
import { type Axis, positionOn } from './timeline/axis'
import { type Runs, readOf, runsOf, seriesAlong } from './timeline/series'

/*
 * Task, goal and bond as the client rates them in the WAI-SR (item means, 1 to 5), beside the clinician's own impression of the same
 * hour (1 to 5), and what each says of tension. They are set side by side and never subtracted: the impression is a prompt and no form
 * of the same measure, so no gap is scored and no rule reads the difference.
 */

export const allianceSides = ['task', 'goal', 'bond'] as const
export type AllianceSide = (typeof allianceSides)[number]

export const sideTitles: Readonly<Record<AllianceSide, string>> = { task: 'Task', goal: 'Goal', bond: 'Bond' }

/** Both are rated from 1 to 5. */
export const voiceRange: [number, number] = [1, 5]

type VoicePoint = { sessionId: string; number: number; x: number; value: number }
/** One voice on one side along the sessions; gaps stay gaps. */
export type VoiceLine = { points: VoicePoint[]; runs: Runs }

/** A tension check that was answered: how strong (0–4), how far resolved (0–4, null where it was not said), and its kind. */
export type TensionCheck = {
  sessionId: string
  number: number
  x: number
  tension: number
  resolved: number | null
  /** The clinician's: what they saw. */
  kind: TensionKind | null
}

const tensionKinds = ['none seen', 'withdrawal', 'confrontation', 'withdrawal and confrontation'] as const
type TensionKind = (typeof tensionKinds)[number]

/** One session in words, '' where nothing was said. */
export type VoiceRow = {
  number: number
  date: string
  client: Readonly<Record<AllianceSide, string>>
  clinician: Readonly<Record<AllianceSide, string>>
  tension: Readonly<Record<Respondent, string>>
}

export type TwoVoices = {
  /** Those that anybody rated. */
  sides: { side: AllianceSide; client: VoiceLine; clinician: VoiceLine }[]
  tension: Readonly<Record<Respondent, TensionCheck[]>>
  rows: VoiceRow[]
}

/**
 * Both voices along the sessions of an episode, from the session of that number on; null where neither the WAI-SR, nor an impression, nor a
 * tension check was filled in. Whether nothing at a session is a gap is told by all of them.
 */
export function twoVoices(history: History, axis: Axis, from = 1): TwoVoices | null {
  const place = positionOn(history, axis)
  const shown = history.sessions.filter(({ number }) => number >= from)
  const sides = allianceSides
    .map(side => ({
      side,
      client: lineOf(history, place, rated(side), from),
      clinician: lineOf(history, place, marked(side), from),
    }))
    .filter(({ client, clinician }) => client.points.length + clinician.points.length > 0)
  const tension = {
    client: shown.flatMap(session => checkIn(session, 'client', place)),
    clinician: shown.flatMap(session => checkIn(session, 'clinician', place)),
  }
  const rows = shown.flatMap(rowOf)
  return rows.length > 0 ? { sides, tension, rows } : null
}

type Place = ReturnType<typeof positionOn>
type Reading = { of: AskedMeasure; read: (session: HistorySession) => ReturnType<typeof readOf> }

function lineOf(history: History, place: Place, { of, read }: Reading, from: number): VoiceLine {
  const along = seriesAlong(history, of, read).filter(({ session }) => session.number >= from)
  const points = along.flatMap(({ session, value }) =>
    value === null ? [] : [{ sessionId: session.id, number: session.number, x: place(session), value }],
  )
  return { points, runs: runsOf(along) }
}

const savedIn = ({ assessments }: HistorySession, instrumentId: string, respondent: Respondent) =>
  assessments.find(each => !each.draft && each.instrumentId === instrumentId && each.respondent === respondent)

/** The client's own rating of one side: the subscale as the mean of its items. */
const rated = (side: AllianceSide): Reading => ({
  of: { instrumentId: 'wai-sr', respondent: 'client', target: null },
  read: session => {
    const sheet = savedIn(session, 'wai-sr', 'client')
    const sum = sheet?.scores[side] ?? null
    return readOf(sheet, sum === null ? null : sum / itemsOfSide[side])
  },
})

const itemsOfSide: Readonly<Record<AllianceSide, number>> = {
  task: itemsOf('task'),
  goal: itemsOf('goal'),
  bond: itemsOf('bond'),
}

function itemsOf(side: AllianceSide): number {
  const form = instrument('wai-sr')
  const scale = form.scales.find(({ id }) => id === side)
  const items = scale && itemsOfPart(form, scale)
  if (!items) throw new Error(`The WAI-SR has no scale ${side}`)
  return items
}

/** Items of the impression, by number. */
const impressionItem: Readonly<Record<AllianceSide, number>> = { goal: 1, task: 2, bond: 3 }

/** The clinician's impression of one side. */
const marked = (side: AllianceSide): Reading => ({
  of: { instrumentId: 'impression', respondent: 'clinician', target: null },
  read: session => {
    const sheet = savedIn(session, 'impression', 'clinician')
    return readOf(sheet, answerTo(sheet?.answers, impressionItem[side]))
  },
})

function answerTo(answers: Answers | undefined, item: number): number | null {
  const answer = answers?.[item]
  return typeof answer === 'number' ? answer : null
}

/** Items of the tension check, by number. */
const asked = { tension: 1, resolved: 3, kind: 4 }

function checkIn(session: HistorySession, respondent: Respondent, place: Place): TensionCheck[] {
  const answers = savedIn(session, 'tension-check', respondent)?.answers
  const tension = answerTo(answers, asked.tension)
  if (tension === null) return []
  const kind = answerTo(answers, asked.kind)
  return [
    {
      sessionId: session.id,
      number: session.number,
      x: place(session),
      tension,
      resolved: answerTo(answers, asked.resolved),
      kind: kind === null ? null : (tensionKinds[kind] ?? null),
    },
  ]
}

function rowOf(session: HistorySession): VoiceRow[] {
  const sides = (reading: (side: AllianceSide) => Reading, decimals: number) => ({
    task: written(reading('task').read(session).value, decimals),
    goal: written(reading('goal').read(session).value, decimals),
    bond: written(reading('bond').read(session).value, decimals),
  })
  const check = (respondent: Respondent) => tensionText(checkIn(session, respondent, ({ number }) => number)[0])
  const row = {
    number: session.number,
    date: session.date,
    client: sides(rated, 1),
    clinician: sides(marked, 0),
    tension: { client: check('client'), clinician: check('clinician') },
  }
  const isSaid = [row.client, row.clinician, row.tension].some(part => Object.values(part).some(Boolean))
  return isSaid ? [row] : []
}

const written = (value: number | null, decimals: number) => (value === null ? '' : formatFixed(value, decimals))

/** What the ends of the lines say, each with its session where that is not the newest of all: "2.3", "4 at session 2". */
export function latestVoices(voices: TwoVoices) {
  const { sides, tension } = voices
  const said = [
    ...sides.flatMap(({ client, clinician }) => [client.points, clinician.points]),
    ...Object.values(tension),
  ]
  const newest = Math.max(...said.flatMap(points => points.at(-1)?.number ?? 0))
  const withSession = (words: string, { number }: { number: number }) =>
    number < newest ? `${words} at session ${number}` : words
  const rating = ({ points }: VoiceLine, decimals: number) => {
    const last = points.at(-1)
    return last ? withSession(formatFixed(last.value, decimals), last) : null
  }
  return {
    side: ({ client, clinician }: Pick<TwoVoices['sides'][number], Respondent>) => ({
      client: rating(client, 1),
      clinician: rating(clinician, 0),
    }),
    tension: (who: Respondent) => {
      const last = tension[who].at(-1)
      return last ? withSession(tensionText(last), last) : ''
    },
  }
}

/** Whether one of the two rated the alliance at all. */
export const isHeard = ({ sides }: Pick<TwoVoices, 'sides'>, who: Respondent): boolean =>
  sides.some(side => side[who].points.length > 0)

/** Whose tension checks there are, in the order in which they are shown. */
export const tensionLanes = ({ tension }: Pick<TwoVoices, 'tension'>): Respondent[] =>
  respondents.filter(who => tension[who].length > 0)

/** A tension check in words: "3, resolved 1, withdrawal"; '' where there is none. */
export function tensionText(check: Pick<TensionCheck, 'tension' | 'resolved' | 'kind'> | undefined): string {
  if (!check) return ''
  const { tension, resolved, kind } = check
  return [String(tension), resolved !== null && `resolved ${resolved}`, kind].filter(Boolean).join(', ')
}
