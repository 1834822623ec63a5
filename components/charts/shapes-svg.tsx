import { cn } from '../ui/cn'
import { type Drawing, drawn, isText, type PathShape, type TextShape, type Tone } from './shapes'

/** Written out so that the style sheet has them. Level lines become dotted where the system chooses the colours. */
const strokes: Readonly<Record<Tone, string>> = {
  ink: 'stroke-ink',
  soft: 'stroke-soft',
  rule: 'stroke-rule forced-colors:[stroke-dasharray:1_5]',
  edge: 'stroke-edge/70 forced-colors:stroke-ink',
  paper: 'stroke-paper',
  band: 'stroke-band',
  'band-edge': 'stroke-band-edge',
  span: 'stroke-review',
  zone: 'stroke-edge',
  accent: 'stroke-accent',
  safety: 'stroke-safety',
  review: 'stroke-review',
  note: 'stroke-note',
  secure: 'stroke-secure',
  preoccupied: 'stroke-preoccupied',
  dismissing: 'stroke-dismissing',
  fearful: 'stroke-fearful',
}

const fills: Readonly<Record<Tone, string>> = {
  ink: 'fill-ink',
  soft: 'fill-soft',
  rule: 'fill-rule',
  edge: 'fill-edge',
  paper: 'fill-paper',
  band: 'fill-band',
  'band-edge': 'fill-band-edge',
  span: 'fill-review/8 forced-colors:fill-none',
  zone: 'fill-edge/12 forced-colors:fill-none',
  accent: 'fill-accent',
  safety: 'fill-safety',
  review: 'fill-review',
  note: 'fill-note',
  secure: 'fill-secure',
  preoccupied: 'fill-preoccupied',
  dismissing: 'fill-dismissing',
  fearful: 'fill-fearful',
}

/** A drawing on the screen. `titleId` and `descId` name the texts that say the same; without them it is decoration. */
export function DrawingSvg({
  drawing: { width, height, shapes },
  title,
  desc,
  id,
  className,
}: {
  drawing: Drawing
  title: string
  desc: string
  id: string
  className?: string
}) {
  return (
    <svg
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      viewBox={`0 0 ${width} ${height}`}
      className={cn('block w-full', className)}
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{desc}</desc>
      <Shapes shapes={shapes} />
    </svg>
  )
}

/** Shapes for an SVG element. Presentation attributes and classes only: the pages allow no inline styles. */
export function Shapes({ shapes }: Pick<Drawing, 'shapes'>) {
  return drawn(shapes).map((shape, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made anew each time, and nothing in it moves
    isText(shape) ? <Words key={index} shape={shape} /> : <Path key={index} shape={shape} />,
  )
}

function Path({ shape: { d, stroke, fill, width, dash, isRound } }: { shape: PathShape }) {
  return (
    <path
      d={d}
      strokeWidth={width}
      strokeDasharray={dash}
      {...(isRound && ({ strokeLinecap: 'round', strokeLinejoin: 'round' } as const))}
      className={cn(fill ? fills[fill] : 'fill-none', stroke && strokes[stroke])}
    />
  )
}

function Words({ shape }: { shape: TextShape }) {
  const { text, x, y, anchor, tone = 'soft', isStrong, hasGround, full, isUpright } = shape
  return (
    <text
      {...(isUpright ? { transform: `translate(${x} ${y}) rotate(-90)` } : { x, y })}
      textAnchor={anchor}
      {...(hasGround && ({ paintOrder: 'stroke', strokeWidth: 3 } as const))}
      className={cn('text-[12px]', fills[tone], isStrong && 'font-semibold', hasGround && 'stroke-paper')}
    >
      {full && full !== text && <title>{full}</title>}
      {text}
    </text>
  )
}
