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

/** All that is found in a file; throws its problems when it has any. */
export function foundIn(file: object, of = core10) {
  const read = readQuestionnaire(JSON.stringify(file), of)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read
}

/** The only thing that is found in a file. */
export function onlyFound(file: object, of = core10) {
  const { found } = foundIn(file, of)
  const [first, ...others] = found
  if (!first || others.length > 0) throw new Error(`${found.length} wordings were found`)
  return first
}

/** The wording that a form is read as; throws its problems when it has any. */
export const wordingIn = (form: object, of = core10) => onlyFound(form, of).wording

export function problemsIn(form: object, of = core10): string[] {
  const found = readQuestionnaire(JSON.stringify(form), of)
  return found.ok ? [] : found.problems
}
