import { z } from 'zod'
import { attachmentPaths, regions, stylePoint } from './attachment'
import { progressAt, rangesShown, scaleOf } from './change/progress'
import { verdicts } from './change/reliable-change'
import { shareTowardsWorse } from './change/share-of-range'
import { allianceMeasures, ruptures } from './flags/ruptures'
import { type History, isNotHeld, type Measure, numbered, ratings } from './history'
import { instrumentIn } from './instruments/catalogue'
import { directions } from './instruments/instrument'
import type { Settings } from './settings'
import { positionOn } from './timeline/axis'
import { type SeriesPoint, seriesOf } from './timeline/series'

const style = z.object({
  region: z.enum(regions),
  label: z.string(),
  anxiety: z.number(),
  avoidance: z.number(),
  instrumentId: z.string(),
  date: z.string(),
})

/** Where the latest score lies on its scale, 0 the best and 1 the worst; null where that cannot be said. */
const share = z.number().nullable().default(null)

const alliance = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  short: z.string(),
  min: z.number(),
  max: z.number(),
  share,
  /** The last sessions, oldest first, by their place on the axis of session numbers; a value of null is a gap. */
  points: z.array(z.object({ number: z.number(), value: z.number().nullable() })),
  /** The 90 % range that each rating is read against, from the fourth on. */
  band: z.array(z.object({ number: z.number(), low: z.number(), high: z.number() })),
  /** Where ratings are below it. */
  below: z.array(z.number()),
})

const distress = z.object({
  instrumentId: z.string(),
  short: z.string(),
  value: z.number(),
  /** Of its scale. */
  higherIs: z.enum(directions).default('worse'),
  share,
  date: z.string(),
  /** Since the first of the episode; null at the first. */
  difference: z.number().nullable(),
  verdict: z.enum(verdicts),
})

const rupture = z.object({ since: z.string(), number: z.int().nullable(), state: z.enum(['open', 'not-back']) })

export const summarySchema = z.object({
  sessions: z.int(),
  lastSession: z.object({ id: z.string(), number: z.int(), date: z.string() }).nullable(),
  style: style.nullable(),
  alliance: alliance.nullable(),
  /** Alliance ratings so far, of the measure that is shown. */
  ratings: z.int(),
  distress: distress.nullable(),
  openRupture: rupture.nullable(),
})

/** What the caseload shows of a client: one episode in a row of a table. */
export type ClientSummary = z.output<typeof summarySchema>

/** How many sessions a sparkline shows. */
const shown = 24

/** Sums an episode up for its row in the caseload. */
export function summarise(history: History, settings: Settings): ClientSummary {
  const held = numbered(history)
  const last = held.at(-1)
  const measure = allianceMeasures(history.instruments).find(each => ratings(history, each).length > 0)
  return {
    sessions: held.length,
    lastSession: last ? { id: last.id, number: last.number, date: last.date } : null,
    style: styleOf(history),
    alliance: measure ? allianceOf(history, measure, settings) : null,
    ratings: measure ? ratings(history, measure).length : 0,
    distress: distressOf(history, settings),
    openRupture: openRuptureOf(history, settings),
  }
}

function styleOf(history: History): ClientSummary['style'] {
  const style = stylePoint(attachmentPaths([history]))
  if (!style) return null
  const { region, label, anxiety, avoidance, date } = style.point
  return { region, label, anxiety, avoidance, instrumentId: style.path.instrumentId, date }
}

function allianceOf(history: History, measure: Measure, settings: Settings): ClientSummary['alliance'] {
  const all = ratings(history, measure)
  const values = all.map(rating => rating.value)
  const scale = scaleOf(history.instruments, measure)
  const ranges = rangesShown(history.instruments, measure, values, settings)
  const judged = all.map((rating, index) => ({ ...rating, range: ranges[index] ?? null }))
  const recent = seriesOf(history, measure).filter(isShown).slice(-shown)
  const place = positionOn(history, 'session')
  const from = recent[0] ? place(recent[0].session) : 0
  const visible = judged.map(rating => ({ ...rating, number: place(rating) })).filter(({ number }) => number >= from)
  const [min, max] = scale.range
  const newest = values.at(-1)
  return {
    instrumentId: measure.instrumentId,
    scale: measure.scale,
    short: instrumentIn(history.instruments, measure.instrumentId).abbreviation,
    min,
    max,
    share: newest === undefined ? null : shareTowardsWorse(scale, newest),
    points: recent.map(({ session, value }) => ({ number: place(session), value })),
    band: visible.flatMap(({ number, range }) =>
      range ? [{ number, low: range.pi90.low, high: range.pi90.high }] : [],
    ),
    below: visible.filter(({ value, range }) => range !== null && value < range.pi90.low).map(({ number }) => number),
  }
}

/** Sessions that took place, and what was given between them, with a rating or a gap; one where the measure was not due is no gap. */
const isShown = ({ session, value, isGap }: SeriesPoint): boolean =>
  !isNotHeld(session.attendance) && (value !== null || isGap)

function distressOf(history: History, settings: Settings): ClientSummary['distress'] {
  const found = history.instruments.flatMap(({ id, domain, primaryScale, abbreviation }) => {
    if (domain !== 'distress' || primaryScale === null) return []
    const measure: Measure = { instrumentId: id, scale: primaryScale, respondent: 'client', target: null }
    const last = ratings(history, measure).at(-1)
    return last ? [{ measure, abbreviation, last }] : []
  })
  const latest = found.toSorted((a, b) => b.last.at - a.last.at)[0]
  const progress = latest && progressAt(history, latest.measure, latest.last.sessionId, settings)
  if (!latest || !progress) return null
  const difference = progress.previous === null ? null : progress.change.difference
  const { measure, abbreviation, last } = latest
  return {
    instrumentId: measure.instrumentId,
    short: abbreviation,
    value: last.value,
    higherIs: progress.scale.higherIs,
    share: shareTowardsWorse(progress.scale, last.value),
    date: last.date,
    difference,
    verdict: progress.change.verdict,
  }
}

function openRuptureOf(history: History, settings: Settings): ClientSummary['openRupture'] {
  const unended = ruptures(history, settings).filter(each => each.until === null && each.status !== 'not-a-rupture')
  const open = unended.toSorted((a, b) => a.from.at - b.from.at).at(-1)
  if (!open || open.state === 'back-in-range') return null
  return { since: open.from.date, number: open.from.number, state: open.state }
}
