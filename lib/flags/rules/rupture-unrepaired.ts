import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import { instrumentIn } from '../../instruments/catalogue'
import { plural } from '../../text/number-words'
import { decimalsApart, formatScore } from '../../text/score'
import { atNumber, defineRule, type Found, storedNumber } from '../rule'
import { storedJudgement, storedJudgementOf, withJudgement } from '../rupture-text'
import { endOf, type Rupture, ruptures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** The session of the drop. */
  from: storedNumber,
  /** Ratings since, none of them back. */
  ratingsSince: z.int(),
  value: z.number(),
  number: storedNumber,
  /** What a rating must reach to be back in range. */
  low: z.number(),
  /** Ratings that made the range. */
  ratings: z.int(),
  /** The session of the rating that was back, once there is one. */
  backAt: storedNumber.optional(),
  word: storedJudgement,
})

/** After a drop, three ratings and none of them back in the range before it. */
export const ruptureUnrepaired = defineRule({
  id: 'rupture-unrepaired',
  version: 2,
  title: 'Alliance not back in range',
  grade: 'B',
  citations: ['McLaughlin et al. 2014 (β = .45)', 'Eubanks, Muran & Safran 2018 (r = .29)'],
  weakness:
    'Unrepaired ruptures went with worse outcome in correlational studies. A low rating alone does not say that there was a rupture; the window of three ratings is a setting.',
  criteria: ({ ruptureWindow }) => ({
    raised: `After a drop, ${plural(ruptureWindow, 'rating')} and none of them back in the range from before it.`,
    tier: 'Review.',
    cleared:
      'A rating back in that range, the clinician’s answer that it was no rupture, or a clinician resolving it with a reason.',
  }),
  evidence,
  evaluate: (history, settings) =>
    ruptures(history, settings)
      .filter(({ below }) => below.length > settings.ruptureWindow)
      .map(finding),
  explain: (found, instruments) => {
    const of = scaleOf(instruments, found)
    const say = (score: number) => formatScore(of, score, { decimals: decimalsApart(found.value, found.low) })
    const { abbreviation } = instrumentIn(instruments, found.instrumentId)
    const since = plural(found.ratingsSince, 'rating')
    const isBack = found.backAt !== undefined
    const course = isBack
      ? `was back in range ${atNumber(found.backAt ?? null)}, after ${since} that were not`
      : `is not back in range after ${since}`
    return {
      sentence: withJudgement(
        found.word,
        `The alliance rating (${abbreviation}) fell ${atNumber(found.from)} and ${course}: ${say(found.value)} ${atNumber(found.number)}, where ${say(found.low)} or more was likely.`,
      ),
      short: isBack ? `Alliance back after ${since}` : `Alliance not back for ${since}`,
      detail: `The range is the one that ${plural(found.ratings, 'rating')} before the drop made likely.`,
      clearsWhen: `Clears at a rating of ${say(found.low)} or above, or when you record that it was no rupture, or resolve it with a reason.`,
    }
  },
})

/** Not called a rupture until the clinician has said so; "not a rupture" ends it until a later rating is out of range. */
function finding(rupture: Rupture): Found<Evidence> {
  const { measure, from, until, low, range, below } = rupture
  const newest = below.at(-1) ?? from
  return {
    key: `${measure.instrumentId}:${from.sessionId}`,
    tier: 'review',
    sessionId: newest.sessionId,
    date: newest.date,
    clearedBy: endOf(rupture),
    evidence: {
      instrumentId: measure.instrumentId,
      scale: measure.scale,
      from: from.number,
      ratingsSince: below.length - 1,
      value: newest.value,
      number: newest.number,
      low,
      ratings: range.n,
      backAt: until?.number,
      word: storedJudgementOf(rupture),
    },
  }
}

type Evidence = z.output<typeof evidence>
