import type { Answers } from '@/lib/instruments/answers'
import type { Instrument, Item, Scale } from '@/lib/instruments/instrument'
import { askedItems, responseOf, score, scoredItems } from '@/lib/instruments/scoring'
import { figure } from './figure'

/** A made-up, complete sheet: always the same answers, spread over the response scale by the triangular numbers. */
export function exampleSheet(instrument: Instrument): Answers {
  const answers: Record<number, number> = {}
  for (const item of instrument.items) {
    const { min, max } = responseOf(instrument, item)
    if (isAsked(instrument, item, answers)) answers[item.n] = min + (((item.n * (item.n + 1)) / 2) % (max - min + 1))
  }
  return answers
}

const isAsked = (instrument: Instrument, item: Item, answers: Answers) =>
  instrument.respondents.slice(0, 1).some(first => askedItems(instrument, first, answers).includes(item))

/** How a scale comes out of a complete sheet, step by step: "(3 + 2 + 4) ÷ 3". */
export function workingOf(instrument: Instrument, scale: Scale, answers: Answers, locale: string): string {
  const { key } = scale
  if (key.method === 'mean-of-scales') {
    const scores = score(instrument, answers)
    return meanOf(
      key.scales.flatMap(id => scores.find(each => each.scale === id)?.value ?? []),
      locale,
    )
  }
  const items = scoredItems(instrument, scale, answers).map(item => ({ ...item, value: item.value ?? 0 }))
  if (key.method === 'mean')
    return meanOf(
      items.map(item => item.value),
      locale,
    ).concat(key.times === undefined ? '' : ` × ${key.times}`)
  if (key.method === 'sum') return sumOf(key, items, locale)
  return items
    .map(({ value, weight }, index) => {
      const sign = weight < 0 ? '− ' : index === 0 ? '' : '+ '
      return `${sign}${Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `}${figure(value, locale)}`
    })
    .join(' ')
}

function sumOf(key: { times?: number; less?: number }, items: readonly { value: number }[], locale: string): string {
  const plain = items.map(({ value }) => figure(value, locale)).join(' + ')
  if (key.times === undefined && key.less === undefined) return plain
  const times = key.times === undefined ? '' : ` × ${key.times}`
  return `(${plain})${times}${key.less === undefined ? '' : ` − ${key.less}`}`
}

const meanOf = (values: readonly number[], locale: string) =>
  `(${values.map(value => figure(value, locale)).join(' + ')}) ÷ ${values.length}`
