'use client'

import {
  createContext,
  type PointerEvent,
  type ReactNode,
  useContext,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { cn } from '@/components/ui/cn'
import { type CrosshairPoint, nearest } from './crosshair-stop'
import type { Frame } from './frame'
import { plotWidth } from './timeline-grid'

type Props = {
  /** None where there is nothing to be led along. */
  stops: readonly CrosshairPoint[]
  frame: Frame
  className?: string
  label: string
  children: ReactNode
}

type Reading = { stops: readonly CrosshairPoint[]; at: number | null; go: (at: number | null) => void }

const ReadingContext = createContext<Reading>({ stops: [], at: null, go: () => {} })

/**
 * A line through all drawings at one session, and what every measure says there in the column beside them: where the pointer is, or
 * where the slider over the drawings is. The drawings are the server's; without this they are as complete as with it.
 */
export function Crosshair({ stops, frame, className, label, children }: Props) {
  const [at, setAt] = useState<number | null>(null)
  const plot = useRef<HTMLDivElement>(null)
  const reading = useMemo(() => ({ stops, at, go: setAt }), [stops, at])
  const stop = at === null ? undefined : stops[at]
  const follow = ({ clientX, pointerType }: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect()
    if (!box || pointerType === 'touch' || stops.length === 0) return
    const x = ((clientX - box.left) / box.width) * frame.width
    if (x >= frame.left - 8 && x <= frame.width + 8) setAt(nearest(stops, x))
  }
  return (
    <ReadingContext value={reading}>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto max-lg:[direction:rtl] lg:overflow-visible print:overflow-visible"
      >
        <div className={cn('relative', className)} onPointerMove={follow} onPointerLeave={() => setAt(null)}>
          {children}
          <div
            ref={plot}
            aria-hidden
            className={cn('pointer-events-none absolute inset-y-0 left-0 print:hidden', plotWidth)}
          >
            {stop && <Line key={at} x={stop.x} frame={frame} />}
          </div>
        </div>
      </section>
    </ReadingContext>
  )
}

function Line({ x, frame }: { x: number; frame: Frame }) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${frame.width} 100`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      <path
        ref={line => intoView(line, frame)}
        d={`M${x} 0V100`}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-accent"
      />
    </svg>
  )
}

/** On a narrow screen the line may be outside of what is scrolled into view, or under the values of the axis. */
function intoView(line: SVGPathElement | null, frame: Frame) {
  const window = line?.closest('section')
  if (!line || !window) return
  const [{ left: x }, { left, right }] = [line.getBoundingClientRect(), window.getBoundingClientRect()]
  const start = left + frame.left
  if (x < start) window.scrollBy({ left: x - start })
  else if (x > right - margin) window.scrollBy({ left: x - right + margin })
}

const margin = 24

/** What a drawing says at the session of the line; what stands there otherwise is the latest. */
export function ReadingAt({ of, children }: { of: string; children: ReactNode }) {
  const { stops, at } = useContext(ReadingContext)
  const stop = at === null ? undefined : stops[at]
  return stop ? <span className="tabular-nums">{stop.values[of] ?? '–'}</span> : children
}

/** Which session is read in the column of values. */
export function ReadingHead() {
  const { stops, at } = useContext(ReadingContext)
  const stop = at === null ? undefined : stops[at]
  return (
    <>
      <span className="block font-semibold">{stop ? stop.name : 'Latest'}</span>
      <span className="block text-soft text-xs">{stop ? stop.date : 'Move the dot to read one session.'}</span>
    </>
  )
}

/** A thin line with a small handle, quieter than what it is moved along. */
const slim = cn(
  'block h-5 w-full cursor-pointer appearance-none bg-transparent forced-colors:appearance-auto',
  '[&::-webkit-slider-runnable-track]:h-px [&::-webkit-slider-runnable-track]:bg-rule',
  '[&::-moz-range-track]:h-px [&::-moz-range-track]:bg-rule',
  '[&::-webkit-slider-thumb]:-mt-1.5 [&::-webkit-slider-thumb]:size-3.5 [&::-webkit-slider-thumb]:appearance-none',
  '[&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-accent',
  '[&::-moz-range-thumb]:size-3.5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-accent',
)

/** Moves the line from session to session by the arrow keys or by dragging. It is over the drawings and covers nothing. */
export function ReadingSlider() {
  const { stops, at, go } = useContext(ReadingContext)
  const isAlive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const [last, setLast] = useState(stops.length - 1)
  const value = at ?? Math.min(last, stops.length - 1)
  const stop = stops[value]
  if (!isAlive || !stop || stops.length < 2) return null
  const moveTo = (next: number) => {
    setLast(next)
    go(next)
  }
  return (
    <input
      type="range"
      aria-label="Values at one session"
      title="Values at one session"
      min={0}
      max={stops.length - 1}
      value={value}
      aria-valuetext={`${stop.name}, ${stop.date}: ${stop.says}`}
      onChange={event => moveTo(Number(event.target.value))}
      onFocus={() => go(value)}
      onBlur={() => go(null)}
      onKeyDown={event => event.key === 'Escape' && go(null)}
      className={cn(slim, 'print:hidden')}
    />
  )
}
