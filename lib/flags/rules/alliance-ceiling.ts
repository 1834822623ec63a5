import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import { type History, type Measure, type Rating, ratings } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import type { Settings } from '../../settings'
import { plural } from '../../text/number-words'
import { decimalsApart, formatScore } from '../../text/score'
import { atNumber, defineRule, type Explanation, type Found, storedNumber } from '../rule'
import { allianceMeasures } from '../ruptures'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  /** Every rating at the maximum, or a fall from it. */
  what: z.enum(['at', 'off']),
  max: z.number(),
  /** Ratings running at the maximum. */
  atMax: z.int(),
  /** Ratings running below it, and the newest of them. */
  below: z.int(),
  value: z.number(),
  number: storedNumber,
})
type Evidence = z.output<typeof evidence>

/** Ratings that are all at the maximum, or that were and are not any more. */
export const allianceCeiling = defineRule({
  id: 'alliance-ceiling',
  version: 1,
  title: 'Alliance at the ceiling',
  grade: 'C',
  citations: ['ACORN collaboration, page on its alliance items (54 % of clients give the maximum on all of them)'],
  weakness:
    'One collaboration’s own data, not a published study. Some clients are simply content; how many ratings make a ceiling is a setting.',
  criteria: ({ ceiling }) => ({
    raised: `Every rating so far is at the maximum, and there are ${ceiling.running} or more; or, after ${ceiling.running} or more in a row at the maximum, ${plural(ceiling.below, 'rating')} in a row below it.`,
    tier: 'Note.',
    cleared: 'The first by a rating below the maximum; the second by one back at it.',
  }),
  evidence,
  evaluate: (history, settings) =>
    allianceMeasures(history.instruments).flatMap(measure => inMeasure(history, measure, settings)),
  explain: (found, instruments) => {
    const of = scaleOf(instruments, found)
    const say = (score: number) =>
      formatScore(of, score, { decimals: found.value < found.max ? decimalsApart(found.value, found.max) : 1 })
    const { abbreviation } = instrumentIn(instruments, found.instrumentId)
    return found.what === 'at' ? atMaximum(found, abbreviation, say) : offMaximum(found, abbreviation, say)
  },
})

type Say = (score: number) => string

/** Says what began it; the flag's state says whether it goes on. */
const atMaximum = ({ atMax, max, number }: Evidence, short: string, say: Say): Explanation => ({
  sentence: `All ${plural(atMax, 'alliance rating')} (${short}) up to ${number === null ? 'the latest' : `session ${number}`} were at ${say(max)}, the maximum: such ratings carry little information.`,
  short: `All ratings at the maximum, ${say(max)}`,
  detail: 'Stays as long as every later rating is at the maximum too. How many ratings it takes is a setting.',
  clearsWhen: `Clears at the first rating below ${say(max)}.`,
})

const offMaximum = ({ atMax, max, below, value, number }: Evidence, short: string, say: Say): Explanation => ({
  sentence: `After ${plural(atMax, 'rating')} in a row at ${say(max)}, the maximum, the alliance (${short}) was below it at ${below === 1 ? 'the next rating' : `${plural(below, 'rating')} in a row`}: ${say(value)} ${atNumber(number)}.`,
  short: `Alliance ${say(value)}, before that ${say(max)}`,
  detail:
    'Raised however small the fall: episodes that began with perfect ratings and fell slightly went less well. How many ratings it takes is a setting.',
  clearsWhen: `Clears when a rating is back at ${say(max)}.`,
})

function inMeasure(history: History, measure: Measure, { ceiling }: Settings): Found<Evidence>[] {
  const max = scaleOf(history.instruments, measure).range[1]
  const runs = runsOf(ratings(history, measure), max)
  return runs.flatMap((run, index) => {
    const [before, next] = [runs[index - 1], runs[index + 1]]
    const about = { instrumentId: measure.instrumentId, scale: measure.scale, max }
    if (!before)
      return run.isAtMax ? finding({ ...about, what: 'at', atMax: ceiling.running, below: 0 }, run, next) : []
    if (run.isAtMax || before.ratings.length < ceiling.running) return []
    return finding({ ...about, what: 'off', atMax: before.ratings.length, below: ceiling.below }, run, next)
  })
}

type Run = { isAtMax: boolean; ratings: Rating[] }

/** Ratings in order, in runs of those at the maximum and those below it. */
function runsOf(all: readonly Rating[], max: number): Run[] {
  const runs: Run[] = []
  for (const rating of all) {
    const isAtMax = rating.value >= max
    const last = runs.at(-1)
    if (last?.isAtMax === isAtMax) last.ratings.push(rating)
    else runs.push({ isAtMax, ratings: [rating] })
  }
  return runs
}

/** Of a run that is long enough; what is said once is not said again at every rating that goes on like this. */
function finding(about: Omit<Evidence, 'value' | 'number'>, run: Run, next: Run | undefined): Found<Evidence>[] {
  const enough = about.what === 'at' ? about.atMax : about.below
  const [first, newest] = [run.ratings[0], run.ratings[enough - 1]]
  if (!first || !newest) return []
  return [
    {
      key: `${about.instrumentId}:${about.what}:${first.sessionId}`,
      tier: 'note',
      sessionId: newest.sessionId,
      date: newest.date,
      clearedBy: next?.ratings[0]?.sessionId ?? null,
      evidence: { ...about, value: newest.value, number: newest.number },
    },
  ]
}
