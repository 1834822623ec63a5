import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import { beyondError, changeOf } from '../../change/reliable-change'
import { type History, type Measure, type Rating, ratings } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import type { Instrument } from '../../instruments/instrument'
import type { Settings } from '../../settings'
import { plural } from '../../text/number-words'
import { formatScore } from '../../text/score'
import { atNumber, defineRule, type Found, storedNumber } from '../rule'

const evidence = z.object({
  instrumentId: z.string(),
  scale: z.string(),
  baseline: z.number(),
  value: z.number(),
  number: storedNumber,
  needed: z.number(),
  confidence: z.string().nullable(),
  source: z.string(),
  /** Scored ratings up to and with this one. */
  ratings: z.int(),
  /** Scored sessions running that were worse by the reliable-change value. */
  running: z.int(),
})

/** Distress is worse than at the start of the episode by at least the published reliable-change value. */
export const reliableDeterioration = defineRule({
  id: 'reliable-deterioration',
  version: 1,
  title: 'Distress reliably worse than at the start',
  grade: 'A',
  citations: ['Jacobson & Truax 1991', 'Hannan et al. 2005', 'de Jong et al. 2021'],
  weakness:
    'Some clients get worse before they get better. Feedback of this kind helps a little: d = .15 to .17 (de Jong 2021).',
  criteria: () => ({
    raised:
      'A distress score is worse than the first one of the episode by at least the instrument’s reliable-change value, where one is published.',
    tier: 'Note; Review at two scored sessions in a row.',
    cleared: 'A score that is worse by less than that value.',
  }),
  evidence,
  evaluate: (history, settings) => history.instruments.flatMap(each => ofInstrument(history, each, settings)),
  explain: (found, instruments) => {
    const { abbreviation } = instrumentIn(instruments, found.instrumentId)
    const scale = scaleOf(instruments, found)
    const say = (value: number) => formatScore(scale, value)
    const { from, back, sign } = ways[scale.higherIs === 'worse' ? 'up' : 'down']
    const running = found.running > 1 ? `, for ${plural(found.running, 'scored session')} in a row` : ''
    return {
      sentence: `${abbreviation} was ${say(found.value)} ${atNumber(found.number)}, ${from} from ${say(found.baseline)} at the start${running}: ${beyondError}.`,
      short: `${abbreviation} ${say(found.value)}, start ${say(found.baseline)}`,
      detail: `Reliable change is ${found.needed} or more (${found.confidence ?? 'level not stated'}; ${found.source}). Read from ${plural(found.ratings, 'rating')}.`,
      clearsWhen: `Clears when the score is back ${back} ${say(found.baseline + sign * found.needed)}.`,
    }
  },
})

/** Which way is worse. */
const ways = { up: { from: 'up', back: 'under', sign: 1 }, down: { from: 'down', back: 'above', sign: -1 } } as const

type Evidence = z.output<typeof evidence>

function ofInstrument(history: History, of: Instrument, settings: Settings): Found<Evidence>[] {
  if (of.domain !== 'distress' || of.primaryScale === null) return []
  const scale = scaleOf([of], { instrumentId: of.id, scale: of.primaryScale })
  const measure: Measure = { instrumentId: of.id, scale: scale.id, respondent: 'client', target: null }
  const all = ratings(history, measure)
  const changes = all.map(rating => changeOf(of, scale, all[0]?.value ?? rating.value, rating.value, settings))
  const worse = changes.map(change => change.verdict === 'reliably-worse')
  return worse.flatMap((isWorse, start) => {
    if (!isWorse || worse[start - 1]) return []
    const until = worse.indexOf(false, start)
    const last = until < 0 ? all.length - 1 : until - 1
    return spell(measure, all, { start, last, until }, changes[last])
  })
}

type Spell = { start: number; last: number; until: number }

/** One finding for ratings that were reliably worse without a break; it clears at the first that is not. */
function spell(
  measure: Measure,
  all: readonly Rating[],
  { start, last, until }: Spell,
  change?: ReturnType<typeof changeOf>,
): Found<Evidence>[] {
  const [first, newest, baseline] = [all[start], all[last], all[0]]
  if (!first || !newest || !baseline || !change || change.minimumReliableChange === null || change.source === null)
    return []
  const running = last - start + 1
  return [
    {
      key: `${measure.instrumentId}:${first.sessionId}`,
      tier: running >= 2 ? 'review' : 'note',
      sessionId: newest.sessionId,
      date: newest.date,
      clearedBy: until < 0 ? null : (all[until]?.sessionId ?? null),
      evidence: {
        instrumentId: measure.instrumentId,
        scale: measure.scale,
        baseline: baseline.value,
        value: newest.value,
        number: newest.number,
        needed: change.minimumReliableChange,
        confidence: change.confidence,
        source: change.source,
        ratings: last + 1,
        running,
      },
    },
  ]
}
