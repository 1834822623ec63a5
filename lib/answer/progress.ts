import type { Answers } from '../instruments/answers'
import type { AnswerForm, FormItem } from './form'

/** A questionnaire with what was answered to it so far. */
export type Sheet = { form: Pick<AnswerForm, 'items'>; given: Answers }

/** The questions that are asked and not answered yet, in the order in which they are shown. Blank and declined are answers. */
export const openItems = ({ form, given }: Sheet): FormItem[] =>
  form.items.filter(item => isAsked(item, given) && given[item.n] === undefined)

/** Whether an item that hangs on another one's answer is asked. */
const isAsked = ({ onlyIf }: FormItem, given: Answers): boolean => {
  const answer = onlyIf ? given[onlyIf.item] : undefined
  return !onlyIf || (typeof answer === 'number' && answer >= onlyIf.atLeast)
}

/** The first open question of several questionnaires, each a page of its own from 1 on; null where none is open. */
export function firstOpen(sheets: readonly Sheet[]): { page: number; item: number } | null {
  for (const [at, sheet] of sheets.entries()) {
    const [item] = openItems(sheet)
    if (item) return { page: at + 1, item: item.n }
  }
  return null
}
