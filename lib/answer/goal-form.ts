import { goalRange } from '../goals'
import type { AnswerForm } from './form'
import { answerLanguageOf, wordsIn } from './words'

/*
 * The client's own goals as a page of questions: each in the client's words, in whatever language they were written, with the whole numbers
 * from 0 to 10. What is kept of each is the answer to item 0 of a measure of its own.
 */

/** By what the kept rating of a goal is known. */
export const goalMeasure = (goalId: string) => `goal:${goalId}`

/** The goal whose kept rating it is; null for a questionnaire. */
export const goalOfMeasure = (measure: string): string | null =>
  measure.startsWith(goalMeasure('')) ? measure.slice(goalMeasure('').length) : null

/**
 * The number of a goal on its page. It is made from the goal and not from its place, so that what was answered on a page that was opened before
 * another goal was set or ended is never kept as if it were said of that one.
 */
export const goalItem = (goalId: string): number => Number.parseInt(goalId.replaceAll('-', '').slice(-8), 16)

export type AskedGoal = { id: string; text: string }

/** The goals as a page in one of our own languages; in English where the visit has none of them. */
export function goalForm(goals: readonly AskedGoal[], tag: string): Omit<AnswerForm, 'instrumentId' | 'target'> {
  const language = answerLanguageOf(tag) ?? 'en'
  const words = wordsIn(language)
  const { min, max } = goalRange
  const options = Array.from({ length: max - min + 1 }, (_, at) => ({ value: min + at, label: String(min + at) }))
  return {
    title: words.title,
    instruction: words.goalsLead,
    items: goals.map(({ id, text }) => ({
      ...{ n: goalItem(id), heading: null, text, options, range: null, onlyIf: null },
      isOwnWords: true,
      scale: { lowest: words.goalLowest, highest: words.goalHighest },
    })),
    footer: words.goalsFoot,
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
  }
}
