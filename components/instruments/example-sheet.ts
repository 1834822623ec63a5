import type { Answers } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { askedItems, responseOf } from '@/lib/instruments/scoring'

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
