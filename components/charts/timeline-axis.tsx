import { useId } from 'react'
import { shortDate } from '@/lib/dates'
import { atOccasion } from '@/lib/history'
import type { Timeline } from '@/lib/timeline'
import { drawAxis } from './axis-shapes'
import type { Frame, Scale } from './frame'
import type { Shape } from './shapes'
import { DrawingSvg, Shapes } from './shapes-svg'

type Props = { timeline: Timeline; across: Scale; frame: Frame; locale: string }

/** What all panels share: sessions or months, sessions missed, flags and pinned events. */
export function TimelineAxis({ timeline, across, frame, locale }: Props) {
  return (
    <DrawingSvg
      drawing={drawAxis(timeline, across, frame, locale)}
      id={useId()}
      title={timeline.axis === 'session' ? 'Sessions' : 'Sessions by date'}
      desc={describeTimeline(timeline, locale)}
    />
  )
}

function describeTimeline({ ticks, flags, pins }: Timeline, locale: string): string {
  const missed = ticks.filter(({ isMissed }) => isMissed).map(({ number }) => number)
  return [
    `${ticks.filter(({ number }) => number !== null).length} sessions.`,
    missed.length > 0 && `Missed or cancelled: ${missed.join(', ')}.`,
    ...flags.map(({ tier, sentence, ...place }) => `Flag ${atOccasion(place)}, ${tier}: ${sentence}`),
    ...pins.map(({ text, happenedOn }) => `Event on ${shortDate(happenedOn, locale)}: ${text}.`),
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * What is left of the axis once more, staying at the edge of a window too narrow for the drawing, which is scrolled beneath it. As wide
 * as the margin is in a drawing of any size, so that the values line up with their lines.
 */
export function StickyMargin({ frame, height, shapes }: { frame: Frame; height: number; shapes: readonly Shape[] }) {
  const [className, share] = frame.width > 700 ? (['w-[7%]', 0.07] as const) : (['w-[9.2%]', 0.092] as const)
  return (
    <div className={`sticky left-0 z-5 h-0 lg:hidden print:hidden ${className}`}>
      <svg aria-hidden viewBox={`0 0 ${frame.width * share} ${height}`} className="block w-full bg-paper">
        <Shapes shapes={[...shapes]} />
      </svg>
    </div>
  )
}
