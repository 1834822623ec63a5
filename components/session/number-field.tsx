import { Input } from '@/components/ui/input'
import { type AnswerRange, formatAnswer, rangeText } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'

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
