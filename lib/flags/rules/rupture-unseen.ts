import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import type { History } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import { oneInN, plural } from '../../text/number-words'
import { decimalsApart, formatScore } from '../../text/score'
import { atNumber, defineRule, type Found, storedNumber } from '../rule'
import { ruptureKinds } from '../rupture-judgement'
import { judgedAs } from '../rupture-text'
import { type Rupture, ruptures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** The drop, and what the ratings before it made likely. */
  value: z.number(),
  number: storedNumber,
  low: z.number(),
  ratings: z.int(),
  chance: z.number(),
  /** What the clinician has called it since. */
  word: z.enum(ruptureKinds).optional(),
})

/** The client's rating fell, and the clinician's own check of that session says that none was seen. */
export const ruptureUnseen = defineRule({
  id: 'rupture-unseen',
  version: 1,
  title: 'A fall in alliance that was not seen',
  grade: 'B',
  citations: ['Chen et al. 2018 (84 clients, 56 therapists)'],
  weakness:
    'One study: ruptures weighed on the next session’s alliance unless the therapist had recognised them. A low rating is no proof of a rupture, and the check is our own prompt.',
  criteria: () => ({
    raised:
      'A client’s alliance rating fell below their expected range, and the clinician’s own check of that session says “none seen”. A missing check does not count as one.',
    tier: 'Review.',
    cleared: 'The clinician records what it was, or a rating is back in the range from before the drop.',
  }),
  evidence,
  evaluate: (history, settings) =>
    ruptures(history, settings)
      .filter(({ from }) => sawNone(history, from.sessionId))
      .map(finding),
  explain: (found, instruments) => {
    const say = (score: number) =>
      formatScore(scaleOf(instruments, found), score, { decimals: decimalsApart(found.value, found.low) })
    const { abbreviation } = instrumentIn(instruments, found.instrumentId)
    const since = found.word ? ` It has since been called ${judgedAs(found.word)}.` : ''
    const sentence = `Alliance (${abbreviation}) fell to ${say(found.value)} ${atNumber(found.number)}, where ${say(found.low)} or more was likely, and the clinician’s own check of that session says “none seen”.${since}`
    return {
      sentence,
      short: `Alliance ${say(found.value)}, own check: none seen`,
      detail: `Judged by the ${plural(found.ratings, 'rating')} before, ${oneInN(found.chance)} would be this low. A session without a check is not flagged.`,
      clearsWhen: `Clears at a rating of ${say(found.low)} or above, or when you record what it was, here or in the check of that session.`,
    }
  },
})

/** What the clinician marked: item 4 of the tension check, 0 for "none seen". No check, or no mark, is not the same. */
function sawNone({ sessions }: History, sessionId: string): boolean {
  const session = sessions.find(({ id }) => id === sessionId)
  const check = session?.assessments.find(
    each => each.instrumentId === 'tension-check' && each.respondent === 'clinician' && !each.draft,
  )
  return check?.absence === null && check.answers[4] === 0
}

/** Any judgement clears it: whoever says what a drop was has seen it. A check put right leaves nothing to find. */
function finding(rupture: Rupture): Found<z.output<typeof evidence>> {
  const { measure, from, until, range, chance, judgement } = rupture
  return {
    key: `${measure.instrumentId}:${from.sessionId}`,
    tier: 'review',
    sessionId: from.sessionId,
    date: from.date,
    clearedBy: judgement?.sessionId ?? until?.sessionId ?? null,
    evidence: {
      instrumentId: measure.instrumentId,
      scale: measure.scale,
      value: from.value,
      number: from.number,
      low: range.pi90.low,
      ratings: range.n,
      chance,
      word: judgement?.kind,
    },
  }
}
