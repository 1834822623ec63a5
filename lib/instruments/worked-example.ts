import { formatNumber } from '../text/score'
import { answersIn } from './answer-range'
import type { Answers } from './answers'
import type { Instrument, Item, Scale } from './instrument'
import { isEven, weightsOf } from './key'
import { askedItems, houseShare, responseOf, score, scoredItems } from './scoring'

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
function stepsAfter({ key }: Scale, of: number): string {
  if (key.method === 'weighted-sum' || key.method === 'mean-of-scales') return ''
  const times = key.multiplyBy === undefined ? '' : ` × ${key.multiplyBy}`
  if (key.method === 'mean') return ` ÷ ${of}${times}`
  return `${times}${key.subtract === undefined ? '' : ` − ${key.subtract}`}`
}

const scoresOf = (instrument: Instrument, scales: readonly string[], answers: Answers) =>
  scales.flatMap(id => score(instrument, answers).find(each => each.scale === id)?.value ?? [])

const meanOf = (values: readonly number[], locale: string) =>
  `(${values.map(value => formatNumber(value, { locale })).join(' + ')}) ÷ ${values.length}`

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

/** A made-up, complete sheet: always the same answers, spread over the response scale by the triangular numbers. */
export function exampleSheet(instrument: Instrument): Answers {
  const answers: Record<number, number> = {}
  for (const item of instrument.items) {
    const all = answersIn(responseOf(instrument, item))
    const answer = all[((item.n * (item.n + 1)) / 2) % all.length]
    if (answer !== undefined && isAsked(instrument, item, answers)) answers[item.n] = answer
  }
  return answers
}

const isAsked = (instrument: Instrument, item: Item, answers: Answers) =>
  instrument.respondents.slice(0, 1).some(first => askedItems(instrument, first, answers).includes(item))

/** What happens to a scale with items left out, and whose rule that is. */
export function missingWords({ missing }: Instrument): { rule: string; whose: string } {
  if (missing.rule === 'all')
    return { rule: 'Every item of a scale must be answered; otherwise there is no score.', whose: missing.source }
  if (missing.rule === 'at-most') {
    const count = missing.items === 1 ? 'one item' : `${missing.items} items`
    const fewer = missing.byScale ? ', fewer on the subscales (see the key)' : ''
    return {
      rule: `At most ${count} may be missing${fewer}; the score is scaled up from the others.`,
      whose: missing.source,
    }
  }
  return {
    rule: `At least ${houseShare * 100} % of a scale’s items must be answered; the missing ones count as the mean of the others.`,
    whose: 'a rule of Attune; no published one was found',
  }
}

/** What the sheet would score, had the first item of its primary scale (else the first drawn) been left blank. */
export function missingExample(instrument: Instrument, answers: Answers, locale: string): string | null {
  const scale = instrument.scales.find(each => each.id === (instrument.primaryScale ?? instrument.charted[0]))
  const [first] = scale ? scoredItems(instrument, scale, answers) : []
  if (!scale || !first) return null
  const without: Answers = { ...answers, [first.n]: 'blank' }
  const { rule } = missingWords(instrument)
  const value = score(instrument, without).find(each => each.scale === scale.id)?.value ?? null
  // Where items weigh differently there are no such steps to show.
  if (value !== null && !isEven(weightsOf(instrument, scale))) return rule
  const name = instrument.items.find(item => item.n === first.n)?.name ?? `item ${first.n}`
  const scored =
    value === null ? 'no score' : `${stepsWithout(instrument, scale, without)} = ${formatNumber(value, { locale })}`
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
