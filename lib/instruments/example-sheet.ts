import { answersIn } from './answer-range'
import type { Answers } from './answers'
import type { Instrument, Item } from './instrument'
import { askedItems, responseOf } from './scoring'

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
