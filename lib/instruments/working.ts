import { figure } from '../text/figure'
import type { Answers } from './answers'
import type { Instrument, Scale } from './instrument'
import { score, scoredItems } from './scoring'

/** How a scale comes out of a complete sheet, step by step: "(3 + 2* + 4) ÷ 3 = 9 ÷ 3". A star: a reversed answer as it counts. */
export function workingOf(instrument: Instrument, scale: Scale, answers: Answers, locale: string): string {
  const { key } = scale
  if (key.method === 'mean-of-scales') return meanOf(scoresOf(instrument, key.scales, answers), locale)
  const items = scoredItems(instrument, scale, answers)
  if (key.method === 'weighted-sum') return items.map((item, at) => weighedTerm(instrument, item, at)).join(' ')
  const terms = items.map(({ n, value }) => `${value ?? 0}${isReversed(instrument, n) ? '*' : ''}`).join(' + ')
  const then = stepsAfter(scale, items.length)
  if (then === '') return terms
  return `(${terms})${then} = ${items.reduce((sum, { value }) => sum + (value ?? 0), 0)}${then}`
}

/** What is done with the sum of the items: "÷ 34 × 10". */
export function stepsAfter({ key }: Scale, of: number): string {
  if (key.method === 'weighted-sum' || key.method === 'mean-of-scales') return ''
  const times = key.times === undefined ? '' : ` × ${key.times}`
  if (key.method === 'mean') return ` ÷ ${of}${times}`
  return `${times}${key.less === undefined ? '' : ` − ${key.less}`}`
}

const scoresOf = (instrument: Instrument, scales: readonly string[], answers: Answers) =>
  scales.flatMap(id => score(instrument, answers).find(each => each.scale === id)?.value ?? [])

const meanOf = (values: readonly number[], locale: string) =>
  `(${values.map(value => figure(value, locale)).join(' + ')}) ÷ ${values.length}`

const isReversed = ({ items }: Instrument, n: number) => items.some(item => item.n === n && item.reversed)

function weighedTerm(
  { items }: Instrument,
  { n, weight, value }: ReturnType<typeof scoredItems>[number],
  at: number,
): string {
  const sign = weight < 0 ? '− ' : at === 0 ? '' : '+ '
  const times = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `
  const name = items.find(item => item.n === n)?.name
  return `${sign}${times}${name ? `${name} ` : ''}${value ?? 0}`
}
