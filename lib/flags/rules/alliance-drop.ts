import { z } from 'zod'
import { fewestEarlierRatings, lowerTailProbability } from '../../change/expected-range'
import { scaleOf } from '../../change/progress'
import { instrumentIn } from '../../instruments/catalogue'
import type { Instrument } from '../../instruments/instrument'
import type { Settings } from '../../settings'
import { numberWord, oneInN, ordinalWord, plural } from '../../text/number-words'
import { decimalsApart, formatScore } from '../../text/score'
import { atNumber, defineRule, type Found, storedNumber } from '../rule'
import { ruptureStatusOf } from '../rupture-judgement'
import { storedJudgement, storedJudgementOf, withJudgement } from '../rupture-text'
import { endOf, type Rupture, ruptures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** The newest rating below the range, and its session. */
  value: z.number(),
  number: storedNumber,
  /** The 90 % range before the drop, and how many ratings made it. */
  low: z.number(),
  high: z.number(),
  ratings: z.int(),
  /** Chance of a rating this low or lower. */
  chance: z.number(),
  /** Ratings below the range in a row, this one included. */
  inARow: z.int(),
  /** There are more of them, and "not back in range" speaks of those. */
  goesOn: z.literal(true).optional(),
  word: storedJudgement,
})

/** A client's alliance rating is below what their own earlier ratings make likely. */
export const allianceDrop = defineRule({
  id: 'alliance-drop',
  version: 2,
  title: 'Alliance below the expected range',
  grade: 'B–C',
  citations: ['Eubanks-Carter, Gorman & Muran 2012', 'Lipner et al. 2022'],
  weakness:
    'Single studies support reading ratings against the same client’s earlier ones; there is no agreed standard. The levels (.05 and .01) are Attune’s own and fixed, because the drawn ranges end there.',
  criteria: ({ level }) => ({
    raised: `A client’s alliance rating is below what their own earlier ratings of the episode made likely (p < ${level.note}). It takes ${numberWord(fewestEarlierRatings)} earlier ratings.`,
    tier: `Note; Review at p < ${level.review}, or when the next rating is below that range too.`,
    cleared: 'A rating back in the range from before the drop, or the clinician’s answer that it was no rupture.',
  }),
  evidence,
  evaluate: (history, settings) => ruptures(history, settings).map(rupture => finding(rupture, settings)),
  explain: (found, instruments) => {
    const say = formatFound(found, instruments)
    return {
      sentence: withJudgement(found.word, sentence(found, instruments)),
      short: `Alliance ${say(found.value)}, usual ${say(found.low)}–${say(found.high)}`,
      detail: `Judged by the ${plural(found.ratings, 'rating')} before, ${oneInN(found.chance)} would be this low.`,
      clearsWhen: `Clears at a rating of ${say(found.low)} or above, or when you record that it was no rupture.`,
    }
  },
})

/** The judgement "not a rupture" ends it; the rating stays low on the chart, and one out of range on a later day raises it again. */
function finding(rupture: Rupture, settings: Settings): Found<Evidence> {
  const { measure, from, until, below, range, judgement } = rupture
  const spoken = below.slice(0, settings.ruptureWindow)
  const newest = spoken.at(-1) ?? from
  const asSaid = { until, judgement, status: ruptureStatusOf(judgement, spoken, until !== null) }
  return {
    key: `${measure.instrumentId}:${from.sessionId}`,
    tier: isForReview(rupture, settings) ? 'review' : 'note',
    sessionId: newest.sessionId,
    date: newest.date,
    clearedBy: endOf(asSaid),
    evidence: {
      instrumentId: measure.instrumentId,
      scale: measure.scale,
      value: newest.value,
      number: newest.number,
      low: range.pi90.low,
      high: range.pi90.high,
      ratings: range.n,
      chance: lowerTailProbability(range, newest.value),
      inARow: spoken.length,
      goesOn: below.length > spoken.length ? true : undefined,
      word: storedJudgementOf(asSaid),
    },
  }
}

const isForReview = ({ below, range }: Rupture, { level }: Settings) =>
  below.length >= 2 || below.some(rating => lowerTailProbability(range, rating.value) < level.review)

type Evidence = z.output<typeof evidence>

const formatFound = (found: Evidence, instruments: readonly Instrument[]) => (value: number) =>
  formatScore(scaleOf(instruments, found), value, { decimals: decimalsApart(found.value, found.low) })

function sentence(found: Evidence, instruments: readonly Instrument[]): string {
  const say = formatFound(found, instruments)
  const likely = `this client’s usual range was ${say(found.low)} to ${say(found.high)}`
  const { abbreviation } = instrumentIn(instruments, found.instrumentId)
  const more = found.goesOn ? ' Later ratings are under “Alliance not back in range”.' : ''
  if (found.inARow === 1)
    return `Alliance (${abbreviation}) fell to ${say(found.value)} ${atNumber(found.number)}; ${likely}.${more}`
  return `Alliance (${abbreviation}) was ${say(found.value)} ${atNumber(found.number)}, the ${ordinalWord(found.inARow)} rating in a row below range; ${likely}.${more}`
}
