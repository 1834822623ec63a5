import { figure } from '../text/figure'
import type { Answers } from './answers'
import type { Instrument, Scale } from './instrument'
import { isEven, weightsOf } from './key'
import { missingWords } from './missing-words'
import { score, scoredItems } from './scoring'
import { stepsAfter } from './working'

/** What the sheet would give, had the first item of the scale that stands for it been left blank. */
export function missingExample(instrument: Instrument, answers: Answers, locale: string): string | null {
  const scale = instrument.scales.find(each => each.id === (instrument.primary ?? instrument.drawn[0]))
  const [first] = scale ? scoredItems(instrument, scale, answers) : []
  if (!scale || !first) return null
  const without: Answers = { ...answers, [first.n]: 'blank' }
  const { rule } = missingWords(instrument)
  const value = score(instrument, without).find(each => each.scale === scale.id)?.value ?? null
  // Where items weigh differently there are no such steps to show.
  if (value !== null && !isEven(weightsOf(instrument, scale))) return rule
  const name = instrument.items.find(item => item.n === first.n)?.name ?? `item ${first.n}`
  const scored = value === null ? 'no score' : `${stepsWithout(instrument, scale, without)} = ${figure(value, locale)}`
  return `With ${name} left blank, ${scale.title.toLowerCase()}: ${scored}. ${rule}`
}

/** "9 ÷ 9 × 10": the sum of what was answered, as their mean, for all items of the scale. */
function stepsWithout(instrument: Instrument, scale: Scale, answers: Answers): string {
  const items = scoredItems(instrument, scale, answers)
  const answered = items.flatMap(({ value }) => value ?? [])
  const mean = `${answered.reduce((sum, value) => sum + value, 0)} ÷ ${answered.length}`
  if (scale.key.method === 'sum') return `${mean} × ${items.length}${stepsAfter(scale, items.length)}`
  return `${mean}${stepsAfter(scale, answered.length).replace(/^ ÷ \d+/, '')}`
}
