'use client'

import { type PointerEvent, type ReactNode, useState, useSyncExternalStore } from 'react'
import { cn } from '@/components/ui/cn'
import { type CrosshairPoint, frame, nearest } from './frame'

type Props = {
  /** None where there is nothing to be led along. */
  stops: readonly CrosshairPoint[]
  /** How wide it may become, for the window onto the drawings and what is under it. */
  width: string
  className: string
  label: string
  children: ReactNode
}

/**
 * A line through all drawings at one session, with what every measure says there: where the pointer is, or where the slider under the
 * drawings is. The drawings are the server's; without this they are as complete as with it.
 */
export function Crosshair({ stops, width, className, label, children }: Props) {
  const [at, setAt] = useState<number | null>(null)
  const stop = at === null ? undefined : stops[at]
  const follow = ({ currentTarget, clientX, pointerType }: PointerEvent) => {
    if (pointerType === 'touch' || stops.length === 0) return
    const { left, width } = currentTarget.getBoundingClientRect()
    setAt(nearest(stops, ((clientX - left) / width) * frame.width))
  }
  return (
    <>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className={cn('overflow-x-auto [direction:rtl] print:overflow-visible', width)}
      >
        <div className={className} onPointerMove={follow} onPointerLeave={() => setAt(null)}>
          {children}
          {stop && <Line key={at} x={stop.x} />}
        </div>
      </section>
      <ReadAlong stops={stops} at={at} go={setAt} width={width} />
    </>
  )
}

function Line({ x }: { x: number }) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${frame.width} 100`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full print:hidden"
    >
      <path ref={intoView} d={`M${x} 0V100`} vectorEffect="non-scaling-stroke" className="fill-none stroke-accent" />
    </svg>
  )
}

/** On a narrow screen the line may be outside of what is scrolled into view, or under the values of the axis. */
function intoView(line: SVGPathElement | null) {
  const window = line?.closest('section')
  if (!line || !window) return
  const [{ left: x }, { left, right }] = [line.getBoundingClientRect(), window.getBoundingClientRect()]
  const start = left + frame.left
  if (x < start) window.scrollBy({ left: x - start })
  else if (x > right - margin) window.scrollBy({ left: x - right + margin })
}

const margin = 24

/** A thin line with a small handle, quieter than what it is moved along. */
const slim = cn(
  'h-6 min-w-0 flex-1 cursor-pointer appearance-none bg-transparent forced-colors:appearance-auto',
  '[&::-webkit-slider-runnable-track]:h-px [&::-webkit-slider-runnable-track]:bg-edge',
  '[&::-moz-range-track]:h-px [&::-moz-range-track]:bg-edge',
  '[&::-webkit-slider-thumb]:-mt-1.5 [&::-webkit-slider-thumb]:size-3.5 [&::-webkit-slider-thumb]:appearance-none',
  '[&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-accent',
  '[&::-moz-range-thumb]:size-3.5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-accent',
)

type ReadProps = { stops: readonly CrosshairPoint[]; at: number | null; go: (at: number | null) => void; width: string }

/** One session after the other by the arrow keys or by dragging. It stays at the foot of the window while the drawings scroll. */
function ReadAlong({ stops, at, go, width }: ReadProps) {
  const isAlive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const [stood, setStood] = useState(stops.length - 1)
  const value = at ?? Math.min(stood, stops.length - 1)
  const stop = stops[value]
  if (!isAlive || !stop || stops.length < 2) return null
  const stand = (next: number) => {
    setStood(next)
    go(next)
  }
  return (
    <div
      className={cn('sticky bottom-0 z-20 border-t border-rule bg-paper py-1.5 text-[0.8125rem] print:hidden', width)}
    >
      <label className="flex items-center gap-3">
        <span className="shrink-0 text-soft">Read along</span>
        <input
          type="range"
          min={0}
          max={stops.length - 1}
          value={value}
          aria-valuetext={`${stop.name}: ${stop.says}`}
          onChange={event => stand(Number(event.target.value))}
          onFocus={() => go(value)}
          onBlur={() => go(null)}
          onKeyDown={event => event.key === 'Escape' && go(null)}
          className={slim}
        />
      </label>
      {at !== null && (
        <p aria-hidden>
          <span className="mr-2 font-semibold">{stop.name}</span>
          {stop.says}
        </p>
      )}
    </div>
  )
}
