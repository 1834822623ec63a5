import { useId } from 'react'
import { cn } from '../ui/cn'

/** A sparkline as its paths; '' for what is not there. `words` say the same. */
export type Spark = { words: string; band: string; line: string; last: string; below: string }

export const sparkSize = { width: 124, height: 36, inset: 5 } as const

/** Draws a sparkline. Gaps stay gaps. */
export function SparklineDrawing({ of, className }: { of: Spark; className?: string }) {
  const id = useId()
  return (
    <svg
      role="img"
      aria-labelledby={id}
      viewBox={`0 0 ${sparkSize.width} ${sparkSize.height}`}
      className={cn('block h-9 w-31 shrink-0', className)}
    >
      <title id={id}>{of.words}</title>
      <path d={of.band} className="fill-band stroke-band-edge" strokeWidth="0.5" />
      <path
        d={of.line}
        className="fill-none stroke-ink"
        strokeWidth="1.3"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {of.last && <path d={of.last} className="fill-ink" />}
      {of.below && <path d={of.below} className="fill-review" />}
    </svg>
  )
}
