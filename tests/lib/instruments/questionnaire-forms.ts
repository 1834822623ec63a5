import { instrument } from '@/lib/instruments/catalogue'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import { questionnaireOf } from '../../support/questionnaire'

type Question = ReturnType<typeof questionnaireOf>['item'][number]
export type Loose = { [name: string]: unknown }

export const core10 = instrument('core-10')

/** The form of CORE-10 with something else in it. */
export const formWith = (changes: Loose) => ({ ...questionnaireOf(core10), ...changes })

/** The form of an instrument with its questions changed; they are counted from 1. */
export const asking = (change: (question: Question, n: number) => Loose, of = core10) => ({
  ...questionnaireOf(of),
  item: questionnaireOf(of).item.map((question, index) => change(question, index + 1)),
})

/** The form of CORE-10 with one question changed. */
export const only = (n: number, changes: Loose) =>
  asking((question, at) => (at === n ? { ...question, ...changes } : question))

/** The wording that a form is read as; throws its problems when it has any. */
export function wordingIn(form: object, of = core10) {
  const found = readQuestionnaire(JSON.stringify(form), of)
  if (!found.ok) throw new Error(found.problems.join('\n'))
  return found.wording
}

export function problemsIn(form: object, of = core10): string[] {
  const found = readQuestionnaire(JSON.stringify(form), of)
  return found.ok ? [] : found.problems
}
