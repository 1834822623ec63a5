import type { AnswerForm, FormItem } from '@/lib/answer/form'
import type { Answer } from '@/lib/instruments/answers'
import { readAnswer } from '@/lib/instruments/typed-answer'
import { latinDigits } from '@/lib/text/latin-digits'

/** What was typed where a number was asked for, and is none that answers it. `isBoth`: a number, and why there is none. */
type Mistyped = { typed: string; isBoth: boolean }

/**
 * What a form says: answers, null where one was taken back, and what is to be put right. `isOfOthers`: it answers a question, or in a way, that
 * is not there: the page was made of other questions.
 */
export type GivenByForm = { given: Map<number, Answer | null>; wrong: Map<number, Mistyped>; isOfOthers: boolean }

/** Reads what was sent of a questionnaire. What was not touched is not in it. */
export function givenAnswers({ items }: Pick<AnswerForm, 'items'>, form: URLSearchParams): GivenByForm {
  const read: GivenByForm = { given: new Map(), wrong: new Map(), isOfOthers: isOfOthers(items, form) }
  for (const item of items) {
    const value = form.get(`i${item.n}`)
    if (item.range)
      readNumber(item, { typed: value?.trim() ?? null, instead: absenceIn(form.get(`i${item.n}-instead`)) }, read)
    else if (value !== null) {
      const answer = absenceIn(value) ?? item.options.find(option => String(option.value) === value)?.value
      if (answer === undefined) read.isOfOthers = true
      else read.given.set(item.n, answer)
    }
  }
  return read
}

/** Whether a form has a field for an item that is none of these. */
const isOfOthers = (items: readonly FormItem[], form: URLSearchParams) =>
  [...form.keys()].some(name => {
    const [, n] = /^i(\d+)(?:-instead)?$/.exec(name) ?? []
    return n !== undefined && !items.some(item => item.n === Number(n))
  })

const absenceIn = (text: string | null) => (text === 'blank' || text === 'declined' ? text : null)

type Typed = { typed: string | null; instead: 'blank' | 'declined' | null }

function readNumber({ n, range }: FormItem, { typed, instead }: Typed, { given, wrong }: GivenByForm): void {
  if (!range || (typed === null && instead === null)) return
  if (typed === null || typed === '') return void given.set(n, instead)
  const value = readAnswer(range, latinDigits(typed))
  if (instead !== null) wrong.set(n, { typed, isBoth: true })
  else if (value === null) wrong.set(n, { typed, isBoth: false })
  else given.set(n, value)
}
