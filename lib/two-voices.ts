import { shortDate } from './dates'
import { atOccasion, type History, type HistorySession, type Occasion } from './history'
import { type Answers, type Respondent, respondents } from './instruments/answers'
import { instrument } from './instruments/catalogue'
import { itemsOfPart } from './item-mean'
import type { AskedMeasure } from './measure'
import { formatFixed } from './text/score'
import { type Axis, positionOn } from './timeline/axis'
import { type Runs, readOf, runsOf, seriesAlong } from './timeline/series'

/*
 * Task, goal and bond as the client rates them, in the WAI-SR (item means, 1 to 5) or in the three questions of their own impression, beside
 * the clinician's own impression of the same hour (1 to 5), and what each says of tension. They are set side by side and never subtracted: an
 * impression is a prompt and no form of the same measure, so no gap is scored and no rule reads the difference.
 */

export const allianceSides = ['task', 'goal', 'bond'] as const
export type AllianceSide = (typeof allianceSides)[number]

export const sideTitles: Readonly<Record<AllianceSide, string>> = { task: 'Task', goal: 'Goal', bond: 'Bond' }

/** Both are rated from 1 to 5. */
export const voiceRange: [number, number] = [1, 5]

type VoicePoint = { sessionId: string; number: number | null; date: string; x: number; value: number }
/** One voice on one side along the sessions; gaps stay gaps. */
export type VoiceLine = { points: VoicePoint[]; runs: Runs }

/** A tension check that was answered: how strong (0–4), how far resolved (0–4, null where it was not said), and its kind. */
export type TensionCheck = {
  sessionId: string
  number: number | null
  date: string
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
  number: number | null
  date: string
  /** By each of the client's forms, in their order. */
  client: readonly Readonly<Record<AllianceSide, string>>[]
  clinician: Readonly<Record<AllianceSide, string>>
  tension: Readonly<Record<Respondent, string>>
}

/** By what the client tells their sides; the one of which more is known comes first. */
const forms = ['wai-sr', 'client-impression'] as const
export type ClientForm = (typeof forms)[number]

/** A line of the client is by one form: two are never joined. The second of two has marks of its own. */
type ClientLine = VoiceLine & { form: ClientForm; isSecond: boolean }

export type TwoVoices = {
  /** Those that the client filled in; where they filled in none, the one that they could have. */
  clientForms: ClientForm[]
  /** Those that anybody rated; of the client as many lines as there are forms. */
  sides: { side: AllianceSide; client: ClientLine[]; clinician: VoiceLine }[]
  tension: Readonly<Record<Respondent, TensionCheck[]>>
  rows: VoiceRow[]
}

/**
 * Both voices along the sessions of an episode, or those of them that are shown; null where neither the WAI-SR, nor an impression, nor a
 * tension check was filled in. Whether nothing at a session is a gap is told by all of them.
 */
export function twoVoices(history: History, axis: Axis, shown = history.sessions): TwoVoices | null {
  const place = positionOn(history, axis)
  const filled = forms.filter(form => history.sessions.some(session => isRated(session, form)))
  const clientForms = filled.length > 0 ? filled : forms.slice(0, 1)
  const clientLine = (side: AllianceSide, form: ClientForm): ClientLine => ({
    ...lineOf(history, place, rated(side, form), shown),
    ...{ form, isSecond: form !== clientForms[0] },
  })
  const sides = allianceSides
    .map(side => ({
      side,
      client: clientForms.map(form => clientLine(side, form)).filter(({ points }) => points.length > 0),
      clinician: lineOf(history, place, marked(side), shown),
    }))
    .filter(({ client, clinician }) => client.length + clinician.points.length > 0)
  const tension = {
    client: shown.flatMap(session => checkIn(session, 'client', place)),
    clinician: shown.flatMap(session => checkIn(session, 'clinician', place)),
  }
  const rows = shown.flatMap(session => rowOf(session, clientForms))
  return rows.length > 0 ? { clientForms, sides, tension, rows } : null
}

type Place = ReturnType<typeof positionOn>
type Reading = { of: AskedMeasure; read: (session: HistorySession) => ReturnType<typeof readOf> }

function lineOf(history: History, place: Place, { of, read }: Reading, shown: History['sessions']): VoiceLine {
  const along = seriesAlong(history, of, read).filter(({ session }) => shown.includes(session))
  const points = along.flatMap(({ session, value }) =>
    value === null
      ? []
      : [{ sessionId: session.id, number: session.number, date: session.date, x: place(session), value }],
  )
  return { points, runs: runsOf(along) }
}

const savedIn = ({ assessments }: HistorySession, instrumentId: string, respondent: Respondent) =>
  assessments.find(each => !each.draft && each.instrumentId === instrumentId && each.respondent === respondent)

const isRated = (session: HistorySession, form: ClientForm): boolean =>
  allianceSides.some(side => rated(side, form).read(session).value !== null)

/** The client's own rating of one side. */
const rated = (side: AllianceSide, form: ClientForm): Reading =>
  form === 'wai-sr' ? ratedByScale(side) : marked(side, { instrumentId: form, respondent: 'client' })

/** Of the WAI-SR: the subscale as the mean of its items. */
const ratedByScale = (side: AllianceSide): Reading => ({
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

/** Items of both impressions, by number. */
const impressionItem: Readonly<Record<AllianceSide, number>> = { goal: 1, task: 2, bond: 3 }

const clinicians = { instrumentId: 'impression', respondent: 'clinician' } as const

/** Somebody's impression of one side: the answer itself. */
const marked = (side: AllianceSide, by: Pick<AskedMeasure, 'instrumentId' | 'respondent'> = clinicians): Reading => ({
  of: { ...by, target: null },
  read: session => {
    const sheet = savedIn(session, by.instrumentId, by.respondent)
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
      date: session.date,
      x: place(session),
      tension,
      resolved: answerTo(answers, asked.resolved),
      kind: kind === null ? null : (tensionKinds[kind] ?? null),
    },
  ]
}

function rowOf(session: HistorySession, clientForms: readonly ClientForm[]): VoiceRow[] {
  const sides = (reading: (side: AllianceSide) => Reading, decimals: number) => ({
    task: written(reading('task').read(session).value, decimals),
    goal: written(reading('goal').read(session).value, decimals),
    bond: written(reading('bond').read(session).value, decimals),
  })
  const check = (respondent: Respondent) => tensionText(checkIn(session, respondent, () => 0)[0])
  const row = {
    number: session.number,
    date: session.date,
    client: clientForms.map(form => sides(side => rated(side, form), decimalsOf[form])),
    clinician: sides(side => marked(side), 0),
    tension: { client: check('client'), clinician: check('clinician') },
  }
  const isSaid = [...row.client, row.clinician, row.tension].some(part => Object.values(part).some(Boolean))
  return isSaid ? [row] : []
}

/** How the client's side is written: an answer to one question is whole. */
export const decimalsOf: Readonly<Record<ClientForm, number>> = { 'wai-sr': 1, 'client-impression': 0 }

/** What the client's lines are made of, beside their name. */
export const clientFormNames: Readonly<Record<ClientForm, string>> = {
  'wai-sr': 'WAI-SR item means',
  'client-impression': 'own impression',
}

const written = (value: number | null, decimals: number) => (value === null ? '' : formatFixed(value, decimals))

/** The same where they stand beside a number. */
const shortFormNames: Readonly<Record<ClientForm, string>> = { 'wai-sr': 'WAI-SR', 'client-impression': 'impression' }

/** Who says something by one of the client's forms; the form is named where there are two. */
export const clientBy = ({ clientForms }: Pick<TwoVoices, 'clientForms'>, form: ClientForm): string =>
  clientForms.length > 1 ? `client, ${shortFormNames[form]}` : 'client'

/**
 * What the ends of the lines say, each with its session where that is not the newest of all, and with its day where it was between sessions:
 * "2.3", "4 at session 2", "3 on 26 Nov 2026". They stand in a narrow column.
 */
export function latestVoices(voices: TwoVoices, locale: string) {
  const { sides, tension } = voices
  const said = [
    ...sides.flatMap(({ client, clinician }) => [...client, clinician].map(({ points }) => points)),
    ...Object.values(tension),
  ]
  const newest = Math.max(...said.flatMap(points => points.map(({ number }) => number ?? 0)))
  const withSession = (words: string, last: Occasion) => {
    if (last.number === newest) return words
    const isOnDay = last.number === null && last.date !== ''
    return `${words} ${isOnDay ? `on ${shortDate(last.date, locale)}` : atOccasion(last)}`
  }
  const rating = ({ points }: VoiceLine, decimals: number) => {
    const last = points.at(-1)
    return last ? withSession(formatFixed(last.value, decimals), last) : null
  }
  return {
    side: ({ client, clinician }: Pick<TwoVoices['sides'][number], Respondent>) => ({
      client: client.flatMap(line => {
        const said = rating(line, decimalsOf[line.form])
        return said === null ? [] : [{ who: clientBy(voices, line.form), said }]
      }),
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
  sides.some(side => (who === 'client' ? side.client.length > 0 : side.clinician.points.length > 0))

/** Whose tension checks there are, in the order in which they are shown. */
export const tensionLanes = ({ tension }: Pick<TwoVoices, 'tension'>): Respondent[] =>
  respondents.filter(who => tension[who].length > 0)

/** A tension check in words: "3, resolved 1, withdrawal"; '' where there is none. */
export function tensionText(check: Pick<TensionCheck, 'tension' | 'resolved' | 'kind'> | undefined): string {
  if (!check) return ''
  const { tension, resolved, kind } = check
  return [String(tension), resolved !== null && `resolved ${resolved}`, kind].filter(Boolean).join(', ')
}
