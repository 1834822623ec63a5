import { Input } from '@/components/ui/input'
import { type AnswerRange, answersIn, formatAnswer, rangeText } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'
import { canBecomeAnswer, openQuestion, readAnswer, typedNumber } from '@/lib/instruments/typed-answer'
import { trueMinus } from '@/lib/text/score'

/** What there is to say beside an item about a number typed on it. */
type NumberNote = { text: string; isWrong: boolean }

type Typed = {
  /** Not ended yet; '' while nothing is being typed. */
  typed: string
  refused: string | null
  rounded: { text: string; value: number } | null
}

/** What a number that is being typed could be, why one was not entered, or as what it was; null where there is nothing to say. */
export function numberNote(range: AnswerRange, { typed, refused, rounded }: Typed, locale: string): NumberNote | null {
  if (typed !== '') return whileTyping(range, typed, locale)
  if (refused !== null) return wrong(`${notAnAnswer(range, refused)} Nothing was entered.`)
  if (rounded === null) return null
  const entered = formatAnswer(range, rounded.value, locale)
  return right(`${trueMinus(rounded.text)} was entered as ${entered}: answers here go in steps of ${range.step}.`)
}

function whileTyping(range: AnswerRange, typed: string, locale: string): NumberNote {
  if (!canBecomeAnswer(range, typed)) return wrong(`${notAnAnswer(range, typed)} ⌫ corrects it.`)
  const value = readAnswer(range, typed)
  if (value === null) return right(`${trueMinus(typed)}…`)
  const question = openQuestion(range, typed)
  const enters = `⏎ enters ${formatAnswer(range, value, locale)}.`
  if (question !== null) return right(`${question} ${enters}`)
  return right(typedNumber(typed) === value ? enters : `${enters} Answers here go in steps of ${range.step}.`)
}

const notAnAnswer = (range: AnswerRange, text: string) =>
  `${trueMinus(text)} is not an answer here: this item takes ${rangeText(range)}.`

/** The answers that could go on: in 0 to 10 the 1. */
export const openAnswers = (range: AnswerRange): number[] =>
  answersIn(range).filter(value => openQuestion(range, String(value)) !== null)

const right = (text: string): NumberNote => ({ text, isWrong: false })
const wrong = (text: string): NumberNote => ({ text, isWrong: true })

type Props = {
  range: AnswerRange
  answer: Answer | undefined
  /** What is being typed and has not ended yet; '' while nothing is. */
  typed: string
  /** What the form prints at its two ends, where that is said of this item alone. */
  ends: readonly string[]
  locale: string
  onType: (text: string) => void
}

/** One field for a number, where the answers are too many or too fine for buttons. */
export function NumberField({ range, answer, typed, ends, locale, onType }: Props) {
  const stored = typeof answer === 'number' ? formatAnswer(range, answer, locale) : ''
  const [low = '', high = ''] = ends
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {low && <span className="text-soft text-sm">{low}</span>}
      <Input
        data-number
        aria-label={`Answer, ${rangeText(range)}`}
        // The number pad of some telephones has no minus.
        inputMode={range.min < 0 ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={12}
        className="w-20 text-right tabular-nums"
        value={typed || stored}
        onChange={event => onType(event.target.value)}
      />
      <span aria-hidden className="min-w-16 text-soft text-sm">
        {high || rangeText(range)}
      </span>
    </span>
  )
}
