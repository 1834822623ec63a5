import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import { counted, decimalsApart, spoken } from '../numbers'
import { defineRule } from '../rule'
import { ruptures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** The session of the drop. */
  from: z.int(),
  /** Ratings since, none of them back. */
  ratingsSince: z.int(),
  value: z.number(),
  number: z.int(),
  /** What a rating must reach to be back in range. */
  low: z.number(),
  /** Ratings that made the range. */
  ratings: z.int(),
})

/** After a drop, three ratings and none of them back in the range that stood before it. */
export const ruptureUnrepaired = defineRule({
  id: 'rupture-unrepaired',
  version: 1,
  title: 'Alliance not back in range',
  grade: 'B',
  citations: ['McLaughlin et al. 2014 (β = .45)', 'Eubanks, Muran & Safran 2018 (r = .29)'],
  weakness:
    'Unrepaired ruptures went with worse outcome in correlational studies. A low rating alone does not say that there was a rupture; the window of three ratings is a setting.',
  evidence,
  evaluate: (history, settings) =>
    ruptures(history, settings).flatMap(({ measure, from, until, low, range, below, ratingsSince }) => {
      const newest = below.at(-1) ?? from
      if (below.length <= settings.ruptureWindow) return []
      return {
        key: `${measure.instrumentId}:${from.sessionId}`,
        tier: 'review' as const,
        sessionId: newest.sessionId,
        date: newest.date,
        clearedBy: until?.sessionId ?? null,
        evidence: {
          instrumentId: measure.instrumentId,
          scale: measure.scale,
          from: from.number,
          ratingsSince: until ? ratingsSince - 1 : ratingsSince,
          value: newest.value,
          number: newest.number,
          low,
          ratings: range.n,
        },
      }
    }),
  explain: ({ instrumentId, scale, from, ratingsSince, value, number, low, ratings }, instruments) => {
    const of = scaleOf(instruments, { instrumentId, scale })
    const say = (score: number) => spoken(of, score, decimalsApart(value, low))
    return {
      sentence: `The alliance rating fell at session ${from} and is not back in range after ${counted(ratingsSince, 'rating')}: ${say(value)} at session ${number}, where ${say(low)} or more was likely.`,
      detail: `The range is the one that ${counted(ratings, 'rating')} before the drop made likely.`,
      clearsWhen: `Clears when a rating is back at ${say(low)} or above, or when you close it with a reason.`,
    }
  },
})
