import type { Instrument } from '../instrument'
import type { Wording } from '../wording'
import { misfits } from './fit'
import { mapped, type Pair } from './mapping'
import { optionsOf } from './options'
import type { Question } from './questions'
import { excerpt } from './said'
import type { ValueSets } from './value-sets'

type Worded = Wording['items'][number]

/** The items of an instrument with the texts that the questions of a form give them, and what keeps a question from being an item. */
export function itemsOf(instrument: Instrument, questions: readonly Question[], sets: ValueSets) {
  const { pairs, problems: unmapped } = mapped(instrument, questions)
  const read = pairs.map(pair => worded(pair, sets))
  const answered = read.flatMap(({ item, texts }) =>
    texts.options.length > 0 ? [{ item, options: texts.options }] : [],
  )
  return {
    items: read.map(each => each.texts),
    problems: [...unmapped, ...read.flatMap(each => each.problems), ...misfits(instrument, answered)],
  }
}

function worded({ item, question }: Pair, sets: ValueSets) {
  const { linkId, text = '', heading } = question
  const found = optionsOf(question, sets)
  const texts: Worded = { n: item.n, linkId, text, heading, options: 'options' in found ? found.options : [] }
  const problems = [...textProblems(texts), ...('problem' in found ? [found.problem] : [])]
  return { item, texts, problems: problems.map(each => `Item ${item.n}, the question ${excerpt(linkId)}: ${each}.`) }
}

function textProblems({ text, heading }: Worded): string[] {
  return [
    text.trim() === '' ? 'it has no text' : '',
    text.length > 2000 ? 'its text is longer than 2,000 characters' : '',
    heading !== null && heading.length > 2000 ? 'what stands above it is longer than 2,000 characters' : '',
  ].filter(each => each !== '')
}
