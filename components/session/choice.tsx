import { cn } from '@/components/ui/cn'
import type { Answer } from '@/lib/instruments/answers'

type Props = {
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
export function Choice({ name, value, shown, heard, isChosen, isQuiet = false, isTabStop = true, onChoose }: Props) {
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
        className={cn(box, isQuiet ? cn(quiet, !isChosen && onDemand) : plain, shown.length > 2 && 'px-2.5')}
      >
        {shown}
      </span>
      {heard && <span className="sr-only">{heard}</span>}
    </label>
  )
}

const box = cn(
  'grid h-8 min-w-8 place-items-center rounded-md border text-sm tabular-nums pointer-coarse:h-11 pointer-coarse:min-w-11',
  'peer-checked:border-accent peer-checked:bg-accent peer-checked:font-semibold peer-checked:text-on-accent',
  'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
  'forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:text-[HighlightText] forced-colors:forced-color-adjust-none',
)
const plain = 'border-edge/60 bg-raised text-ink peer-hover:border-accent'
const quiet = 'border-transparent text-soft peer-hover:border-rule'
/** Seen when the row is looked at, so that twelve rows of them do not crowd the answers. */
const onDemand =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 forced-colors:opacity-100'
