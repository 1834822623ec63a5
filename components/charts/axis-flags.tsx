import type { Tier } from '@/lib/flags/rule'
import type { FlagMark } from '@/lib/timeline'
import { frame, type Scale } from './frame'
import { circles, diamonds, levels, type Spot, triangles } from './marks'

const shapes: Record<Tier, { path: (spots: readonly Spot[]) => string; open: string; ended: string }> = {
  safety: {
    path: spots => triangles(spots, 4.5),
    open: 'fill-safety stroke-safety',
    ended: 'fill-paper stroke-safety',
  },
  review: { path: spots => diamonds(spots, 4.8), open: 'fill-review stroke-review', ended: 'fill-paper stroke-review' },
  note: { path: spots => circles(spots, 3.4), open: 'fill-note stroke-note', ended: 'fill-paper stroke-note' },
}

/** Where flags are: a shape per tier, hollow once they have ended, each row on its own line. */
export function AxisFlags({ flags, y }: { flags: readonly PlacedFlag[]; y: number }) {
  if (flags.length === 0) return null
  const kinds = (['note', 'review', 'safety'] as const).flatMap(tier => [false, true].map(isOpen => ({ tier, isOpen })))
  const rows = Array.from({ length: rowsOf(flags) }, (_, row) => y + row * rowHeight)
  return (
    <>
      <text x={0} y={y + 4} className="fill-soft text-[12px]">
        flags
      </text>
      <path d={levels(rows, frame.left, frame.right)} className="fill-none stroke-rule" />
      {kinds.map(({ tier, isOpen }) => (
        <path
          key={`${tier} ${isOpen}`}
          d={shapes[tier].path(
            flags
              .filter(flag => flag.tier === tier && flag.isOpen === isOpen)
              .map(({ at, row }) => [at, y + row * rowHeight]),
          )}
          className={isOpen ? shapes[tier].open : shapes[tier].ended}
          strokeWidth="1.2"
        />
      ))}
    </>
  )
}

type PlacedFlag = FlagMark & { at: number; row: number }

/** The width of a mark, with the space around it. */
const width = 11

/** Flags at their sessions. One that would touch another goes into the row beneath: each must be seen, and told from the next. */
export function flagPlaces(flags: readonly FlagMark[], across: Scale): PlacedFlag[] {
  const ends: number[] = []
  return [...flags]
    .sort((a, b) => a.x - b.x)
    .map(flag => {
      const at = across(flag.x)
      const free = ends.findIndex(end => at - end >= width)
      const row = free === -1 ? ends.length : free
      ends[row] = at
      return { ...flag, at, row }
    })
}

/** How many rows the flags take. */
export const rowsOf = (placed: readonly PlacedFlag[]) => Math.max(0, ...placed.map(({ row }) => row + 1))

/** From one row to the next. */
export const rowHeight = 12
