import { cn } from '@/components/ui/cn'
import type { Answer } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { Choice } from './choice'
import type { ItemWords } from './item-words'

type Props = {
  instrument: Instrument
  item: Item
  words: ItemWords
  /** Unique on the screen: the name of the radio group. */
  name: string
  answer: Answer | undefined
  /** A key that is no answer here. */
  refused: string | null
  onChoose: (answer: Answer) => void
  onFocus: () => void
}

/** One item of the form: its words and its answers, one tab stop. */
export function ItemRow({ instrument, item, words, name, answer, refused, onChoose, onFocus }: Props) {
  const { min, max } = responseOf(instrument, item)
  const { text, heading, language, labels, isOnAnswers } = words
  const values = Array.from({ length: max - min + 1 }, (_, index) => ({
    value: min + index,
    label: labels[index] ?? '',
  }))
  const shared = (value: Answer) => ({ name, value, isChosen: answer === value, onChoose: () => onChoose(value) })
  return (
    <fieldset data-item={item.n} onFocus={onFocus} className={row}>
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
      <span className="flex flex-wrap items-center gap-1.5">
        {values.map(({ value, label }) => (
          <Choice
            key={value}
            {...shared(value)}
            shown={isOnAnswers && label ? `${value} ${label}` : String(value)}
            heard={label ? `${value} ${label}` : undefined}
          />
        ))}
        <Choice {...shared('blank')} shown="B" heard="left blank" isQuiet />
        <Choice {...shared('declined')} shown="D" heard="declined" isQuiet />
      </span>
      {isRaised(instrument, item, answer) && (
        <span className="basis-full text-safety text-sm">
          <span aria-hidden>▲ </span>Please look at this today.
        </span>
      )}
      {refused !== null && (
        <span role="status" className="basis-full text-review text-sm">
          {`${refused} is not an answer here: this item takes ${min} to ${max}. Nothing was entered.`}
        </span>
      )}
    </fieldset>
  )
}

/** Said in the row as well, since on a narrow screen the notice beside the form is out of sight. */
const isRaised = (instrument: Instrument, item: Item, answer: Answer | undefined) =>
  instrument.safetyItems.some(safety => safety.item === item.n && typeof answer === 'number' && answer > safety.above)

const notAnswered = { blank: 'left blank', declined: 'declined' }

const row = cn(
  'group -mx-2.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-rule border-b px-2.5 py-1',
  'focus-within:bg-wash forced-colors:focus-within:outline',
)
