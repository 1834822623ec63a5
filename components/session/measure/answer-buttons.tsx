import { cn } from '@/components/ui/cn'
import { plainBox, radioBox } from '@/components/ui/radio-box'
import type { Answer } from '@/lib/instruments/answers'

type Props = {
  /** Unique on the screen: the name of the radio group. */
  name: string
  answer: Answer | undefined
  onChoose: (answer: Answer) => void
}

type ButtonsProps = Props & { answers: readonly { value: number; shown: string; heard?: string }[] }

/** The answers of an item side by side. Where they wrap, each line starts where the first one does. */
export function AnswerButtons({ answers, ...group }: ButtonsProps) {
  return (
    <span
      className={cn(
        'contents @min-[34rem]:flex @min-[34rem]:flex-wrap',
        // From 0 to 10 they are close together, so that the last does not wrap alone.
        answers.length > 9 ? '@min-[34rem]:gap-x-0.5 @min-[34rem]:gap-y-1.5' : '@min-[34rem]:gap-1.5',
      )}
    >
      {answers.map(({ value, shown, heard }) => (
        <Choice
          key={value}
          name={group.name}
          value={value}
          shown={shown}
          heard={heard}
          isChosen={group.answer === value}
          onChoose={() => group.onChoose(value)}
        />
      ))}
    </span>
  )
}

/** Left blank and declined come before the answers, apart from their lines; where there is little room they follow them. */
export function NoAnswerButtons({ name, answer, onChoose, isTabStop }: Props & { isTabStop: boolean }) {
  const shared = (value: 'blank' | 'declined') => ({
    name,
    value,
    isTabStop,
    isChosen: answer === value,
    onChoose: () => onChoose(value),
  })
  return (
    <span className="contents @min-[34rem]:order-first @min-[34rem]:flex @min-[34rem]:shrink-0 @min-[34rem]:gap-1.5">
      <Choice {...shared('blank')} shown="B" heard="left blank" isQuiet />
      <Choice {...shared('declined')} shown="D" heard="declined" isQuiet />
    </span>
  )
}

type ChoiceProps = {
  name: string
  value: Answer
  /** What the box shows, and what a screen reader hears after it. */
  shown: string
  heard?: string
  isChosen: boolean
  /** Left blank and declined: there for all, but quieter than the answers. */
  isQuiet?: boolean
  /** False beside a field for a number, which is the tab stop then. */
  isTabStop?: boolean
  onChoose: () => void
}

/** One possible answer: a real radio button drawn as a box. */
function Choice({ name, value, shown, heard, isChosen, isQuiet = false, isTabStop = true, onChoose }: ChoiceProps) {
  return (
    <label className="relative cursor-pointer">
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        tabIndex={isTabStop ? undefined : -1}
        onChange={onChoose}
        className="peer absolute inset-0 cursor-pointer opacity-0"
      />
      <span
        aria-hidden={heard ? true : undefined}
        className={cn(radioBox, isQuiet ? cn(quiet, !isChosen && onDemand) : plainBox, shown.length > 2 && 'px-2.5')}
      >
        {shown}
      </span>
      {heard && <span className="sr-only">{heard}</span>}
    </label>
  )
}

const quiet = 'border-transparent text-soft peer-hover:border-rule'
/** Seen when the row is looked at, so that twelve rows of them do not crowd the answers. */
const onDemand =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 forced-colors:opacity-100'
