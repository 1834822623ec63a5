import { z } from 'zod'
import { type Cusum, cusum } from '../../change/cusum'
import { standardisedError } from '../../change/expected-range'
import { scaleOf } from '../../change/progress'
import type { History, Measure } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import type { Settings } from '../../settings'
import { plural } from '../../text/number-words'
import { formatFixed, formatScore } from '../../text/score'
import { atNumber, defineRule, type Found, storedNumber } from '../rule'
import { allianceMeasures, type Judged, judgedRatings, type Rupture, ruptures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** What was expected when the ratings began to fall short, and the newest that did. */
  since: z.object({ expected: z.number(), number: storedNumber }),
  value: z.number(),
  number: storedNumber,
  /** Ratings from the one to the other. */
  ratings: z.int(),
  /** By how much they fell short in all, in standard deviations, with what that was judged by. */
  sum: z.number(),
  allowance: z.number(),
  limit: z.number(),
})
type Evidence = z.output<typeof evidence>

/** Ratings fall short of what was expected again and again, and no single one shows it. */
export const allianceDecline = defineRule({
  id: 'alliance-decline',
  version: 1,
  title: 'Alliance slowly declining',
  grade: 'C, a setting',
  citations: ['Page 1954 (the method)'],
  weakness:
    'The method is long established; that a slow decline in alliance ratings deserves a look is plausible and has not been shown. Allowance and limit are settings.',
  criteria: ({ drift }) => ({
    raised: `The ratings fall short of what was expected again and again: the shortfalls, each less an allowance of ${drift.allowance}, add up to more than ${drift.limit} standard deviations. Possible ruptures are left out of the sum.`,
    tier: 'Review.',
    cleared: 'Later ratings have brought the sum back to 0.',
  }),
  evidence,
  evaluate: (history, settings) => {
    const found = ruptures(history, settings)
    return allianceMeasures(history.instruments).flatMap(measure => inMeasure(history, measure, found, settings))
  },
  explain: (found, instruments) => {
    const say = (value: number) => formatScore(scaleOf(instruments, found), value)
    const { abbreviation } = instrumentIn(instruments, found.instrumentId)
    return {
      sentence: `Alliance (${abbreviation}) has slowly declined with no single drop, from ${say(found.since.expected)} expected ${atNumber(found.since.number)} to ${say(found.value)} ${atNumber(found.number)}: over ${plural(found.ratings, 'rating')} the shortfall adds up to ${formatFixed(found.sum, 1)} standard deviations, past the limit of ${found.limit}.`,
      short: `Alliance slowly down, ${say(found.since.expected)} to ${say(found.value)}`,
      detail: `Each rating counts by how far it is below what the ratings before it made likely, less an allowance of ${found.allowance} (a cumulative sum; allowance and limit are settings). Drops are left to their own flags.`,
      clearsWhen: 'Clears when later ratings have brought the sum back to 0.',
    }
  },
})

function inMeasure(
  history: History,
  measure: Measure,
  found: readonly Rupture[],
  settings: Settings,
): Found<Evidence>[] {
  const along = withErrors(judgedRatings(history, measure, settings), measure, found)
  const sums = cusum(
    along.map(each => each.error),
    settings.drift,
  )
  return sums.flatMap(({ isDeclining }, start) => {
    if (!isDeclining || sums[start - 1]?.isDeclining) return []
    const until = sums.findIndex((each, index) => index > start && !each.isDeclining)
    return finding(measure, along, sums, { start, until }, settings)
  })
}

type Counted = Judged & { error: number | null }

/** How far each rating was from what was expected, in standard deviations; null in a possible rupture, and where nothing was. */
function withErrors(along: readonly Judged[], { instrumentId }: Measure, found: readonly Rupture[]): Counted[] {
  const theirs = found.filter(({ measure }) => measure.instrumentId === instrumentId)
  const ofRuptures = new Set(theirs.flatMap(({ below }) => below.map(({ sessionId }) => sessionId)))
  return along.map(({ rating, range }) => {
    const isCounted = range !== null && !ofRuptures.has(rating.sessionId)
    return { rating, range, error: isCounted ? standardisedError(range, rating.value) : null }
  })
}

type Spell = { start: number; until: number }

/** One finding from where the sum passed the limit until it is back at 0; the newest evidence is the last rating that added to it. */
function finding(
  { instrumentId, scale }: Measure,
  along: readonly Counted[],
  sums: readonly Cusum[],
  { start, until }: Spell,
  { drift }: Settings,
): Found<Evidence>[] {
  const sumAt = (index: number) => sums[index]?.sum ?? 0
  const end = until < 0 ? along.length : until
  const last = along.findLastIndex((_, index) => index < end && sumAt(index) > sumAt(index - 1))
  const first = along.findLastIndex((_, index) => index <= start && sumAt(index - 1) === 0 && sumAt(index) > 0)
  const [began, passed, newest] = [along[first], along[start], along[last]]
  if (!began?.range || !passed || !newest) return []
  return [
    {
      key: `${instrumentId}:${passed.rating.sessionId}`,
      tier: 'review',
      sessionId: newest.rating.sessionId,
      date: newest.rating.date,
      clearedBy: along[until]?.rating.sessionId ?? null,
      evidence: {
        instrumentId,
        scale,
        since: { expected: began.range.mean, number: began.rating.number },
        value: newest.rating.value,
        number: newest.rating.number,
        ratings: along.slice(first, last + 1).filter(each => each.error !== null).length,
        sum: sumAt(last),
        ...drift,
      },
    },
  ]
}
