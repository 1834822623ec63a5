import type { FocusEvent } from 'react'
import { cn } from '@/components/ui/cn'
import { answersIn, formatAnswer, isNumberField } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { AnswerButtons, NoAnswerButtons } from './answer-buttons'
import type { ItemWords } from './item-words'
import { NumberField, numberNote } from './number-field'

type Props = {
  instrument: Instrument
  item: Item
  words: ItemWords
  /** Unique on the screen: the name of the radio group. */
  name: string
  answer: Answer | undefined
  /** A number that is being typed here; '' while none is. */
  typed: string
  /** What was typed and is no answer here. */
  refused: string | null
  /** What was typed more finely than this item is answered. */
  rounded: { text: string; value: number } | null
  locale: string
  onChoose: (answer: Answer) => void
  onType: (text: string) => void
  onFocus: () => void
  /** The focus left the item while a number was being typed. */
  onLeave: () => void
}

/** One item of the form: its words and its answers, one tab stop. */
export function ItemRow(props: Props) {
  const { instrument, item, words, name, answer, typed, refused, rounded, locale, onChoose, onFocus, onLeave } = props
  const range = responseOf(instrument, item)
  const { text, heading, language } = words
  const note = numberNote(range, { typed, refused, rounded }, locale)
  return (
    <fieldset
      data-item={item.n}
      onFocus={onFocus}
      onBlur={event => typed !== '' && hasLeft(event) && onLeave()}
      className={row}
    >
      <legend className="sr-only" lang={language}>{`${item.n}. ${text}`}</legend>
      {heading && (
        <p className="basis-full pt-2 text-soft text-sm" lang={language} dir="auto">
          {heading}
        </p>
      )}
      <span aria-hidden className="w-5 shrink-0 text-soft text-xs tabular-nums">
        {item.n}
      </span>
      <span
        aria-hidden
        lang={language}
        dir="auto"
        className={cn('min-w-40 flex-1', answer === undefined && 'text-soft group-focus-within:text-ink')}
      >
        {text}
        {typeof answer === 'string' && <span className="ml-2 text-soft text-sm italic">{notAnswered[answer]}</span>}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-1.5 @min-[34rem]:flex-nowrap @min-[34rem]:items-start">
        <Answers {...props} />
        <NoAnswerButtons name={name} answer={answer} onChoose={onChoose} isTabStop={!isNumberField(range)} />
      </span>
      {isRaised(instrument, item, answer) && (
        <span className="basis-full text-safety text-sm">
          <span aria-hidden>▲ </span>Please look at this today.
        </span>
      )}
      {note && (
        <span role="status" className={cn('basis-full text-sm', note.isWrong && 'text-review')}>
          {note.text}
        </span>
      )}
    </fieldset>
  )
}

function Answers({ instrument, item, words, name, answer, typed, locale, onChoose, onType }: Props) {
  const range = responseOf(instrument, item)
  const { labels, isOnAnswers } = words
  if (isNumberField(range)) {
    const ends = isOnAnswers ? labels : []
    return <NumberField range={range} answer={answer} typed={typed} ends={ends} locale={locale} onType={onType} />
  }
  const answers = answersIn(range).map((value, index) => {
    const [shown, label] = [formatAnswer(range, value), labels[index] ?? '']
    const worded = label ? `${shown} ${label}` : undefined
    return { value, shown: isOnAnswers && worded ? worded : shown, heard: worded }
  })
  return <AnswerButtons name={name} answer={answer} answers={answers} onChoose={onChoose} />
}

/** The focus went elsewhere on the screen. A window that is left for another one keeps it, and what is being typed with it. */
const hasLeft = ({ currentTarget, relatedTarget, target }: FocusEvent) =>
  !currentTarget.contains(relatedTarget) && document.activeElement !== target

/** Said in the row as well, since on a narrow screen the notice beside the form is out of sight. */
const isRaised = (instrument: Instrument, item: Item, answer: Answer | undefined) =>
  instrument.safetyItems.some(safety => safety.item === item.n && typeof answer === 'number' && answer > safety.above)

const notAnswered = { blank: 'left blank', declined: 'declined' }

const row = cn(
  'group -mx-2.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-rule border-b px-2.5 py-1',
  'focus-within:bg-wash forced-colors:focus-within:outline',
)
