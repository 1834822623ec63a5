import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import { shortDate } from '../../dates'
import { isEarly } from '../../early-cut'
import { type History, type Measure, type Rating, ratings } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import { fewestEpisodes, type Settings } from '../../settings'
import { plural } from '../../text/number-words'
import { decimalsApart, formatFixed, formatScore } from '../../text/score'
import { defineRule, type Found } from '../rule'
import { allianceMeasures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** Of the ratings at these sessions. */
  mean: z.number(),
  from: z.int(),
  to: z.int(),
  ratings: z.int(),
  /** The practice's own lowest quarter: when it was taken, and from how many episodes. */
  cut: z.object({ at: z.number(), takenOn: z.string(), episodes: z.int() }),
  /** Ratings whose mean clears it. */
  latest: z.int(),
})
type Evidence = z.output<typeof evidence>

/** A single rating is a poor mean. */
const fewest = 2

/** Early ratings lie in the lowest quarter of what clients of this practice give at the same sessions. */
export const allianceEarlyLow = defineRule({
  id: 'alliance-early-low',
  version: 1,
  title: 'Alliance low from early on',
  grade: 'A for the link',
  citations: [
    'Flückiger et al. 2018 (r = .278 with outcome)',
    'Sharf, Primavera & Diener 2010 (d = .55 with dropping out)',
  ],
  weakness:
    'The link is between people and small to moderate; a low start often grows. The lowest quarter is a setting of this practice, and no published threshold: there is none.',
  criteria: ({ earlyLow }) => ({
    raised: `The mean of the client’s alliance ratings at sessions ${earlyLow.from} to ${earlyLow.to}, at least two of them, is in the lowest quarter of this practice’s own episodes. ${cutsIn(earlyLow.cuts)}`,
    tier: 'Note.',
    cleared: `The mean of the latest ${plural(earlyLow.latest, 'rating')} is above the cut.`,
  }),
  evidence,
  evaluate: (history, settings) =>
    allianceMeasures(history.instruments).flatMap(measure => inMeasure(history, measure, settings)),
  explain: ({ instrumentId, scale, mean, from, to, ratings: n, cut, latest }, instruments) => {
    const of = scaleOf(instruments, { instrumentId, scale })
    const say = (score: number) => formatScore(of, score, { decimals: decimalsApart(mean, cut.at) })
    const { abbreviation } = instrumentIn(instruments, instrumentId)
    return {
      sentence: `Alliance (${abbreviation}) averaged ${say(mean)} over sessions ${from} to ${to} (${plural(n, 'rating')}), under ${say(cut.at)}: in the lowest quarter of this practice’s own episodes.`,
      short: `Alliance ${say(mean)} at sessions ${from}–${to}`,
      detail: `The cut was set on ${shortDate(cut.takenOn, 'en-GB')} from the means of ${plural(cut.episodes, 'episode')}. It says where a rating lies among others here, and nothing about this client.`,
      clearsWhen: `Clears when the mean of the latest ${plural(latest, 'rating')} is above ${say(cut.at)}.`,
    }
  },
})

function cutsIn(cuts: Settings['earlyLow']['cuts']): string {
  const taken = Object.entries(cuts).map(
    ([id, { at, episodes }]) => `${id.toUpperCase()} ${formatFixed(at, 2)}, from ${plural(episodes, 'episode')}`,
  )
  return taken.length === 0
    ? 'The practice has not set a cut yet, so nothing is raised.'
    : `The cut in use: ${taken.join('; ')}.`
}

function inMeasure(history: History, measure: Measure, { earlyLow }: Settings): Found<Evidence>[] {
  const cut = earlyLow.cuts[measure.instrumentId]
  const all = ratings(history, measure)
  const early = all.filter(isEarly(earlyLow.from, earlyLow.to))
  const last = early.at(-1)
  // Judged once: while a rating of those sessions may still come, their mean is not known.
  const isOver = all.some(({ number }) => number !== null && number >= earlyLow.to)
  if (!cut || cut.episodes < fewestEpisodes || !last || early.length < fewest || !isOver) return []
  const mean = meanOf(early)
  if (mean >= cut.at) return []
  return [
    {
      key: `${measure.instrumentId}:early`,
      tier: 'note',
      sessionId: last.sessionId,
      date: last.date,
      clearedBy: above(all, all.indexOf(last) + 1, cut.at, earlyLow.latest)?.sessionId ?? null,
      evidence: {
        instrumentId: measure.instrumentId,
        scale: measure.scale,
        mean,
        from: earlyLow.from,
        to: earlyLow.to,
        ratings: early.length,
        cut,
        latest: earlyLow.latest,
      },
    },
  ]
}

/** The first rating from `start` on with which the mean of the latest ones is above the cut. */
const above = (all: readonly Rating[], start: number, cut: number, latest: number) =>
  all.find(
    (_, index) => index >= start && index + 1 >= latest && meanOf(all.slice(index + 1 - latest, index + 1)) > cut,
  )

/** Without the last bits that binary fractions leave: three ratings of 3.2 are not a hair above 3.2. */
function meanOf(of: readonly Rating[]): number {
  const mean = of.reduce((sum, { value }) => sum + value, 0) / of.length
  return Math.round(mean * 1e6) / 1e6
}
