import type { Tier } from '@/lib/flags/rule'
import type { FlagMark } from '@/lib/timeline'
import type { Across } from './frame'
import { frame } from './frame-size'
import { circles, diamonds, type Spot, triangles } from './marks'

const shapes: Record<Tier, { path: (spots: readonly Spot[]) => string; open: string; ended: string }> = {
  safety: {
    path: spots => triangles(spots, 4.5),
    open: 'fill-safety stroke-safety',
    ended: 'fill-paper stroke-safety',
  },
  review: { path: spots => diamonds(spots, 4.8), open: 'fill-review stroke-review', ended: 'fill-paper stroke-review' },
  note: { path: spots => circles(spots, 3.4), open: 'fill-note stroke-note', ended: 'fill-paper stroke-note' },
}

/** Where flags stand: a shape per tier, hollow once they have ended. Several at one session stand side by side. */
export function AxisFlags({ flags, across, y }: { flags: readonly FlagMark[]; across: Across; y: number }) {
  if (flags.length === 0) return null
  const spotted = flags.map((flag, index) => ({ ...flag, spot: spotOf(flag, index, flags, across, y) }))
  const kinds = (['note', 'review', 'safety'] as const).flatMap(tier => [false, true].map(isOpen => ({ tier, isOpen })))
  return (
    <>
      <text x={0} y={y + 4} className="fill-soft text-[12px]">
        flags
      </text>
      <path d={`M${frame.left} ${y}H${frame.right}`} className="fill-none stroke-rule" />
      {kinds.map(({ tier, isOpen }) => (
        <path
          key={`${tier} ${isOpen}`}
          d={shapes[tier].path(
            spotted.filter(flag => flag.tier === tier && flag.isOpen === isOpen).map(({ spot }) => spot),
          )}
          className={isOpen ? shapes[tier].open : shapes[tier].ended}
          strokeWidth="1.2"
        />
      ))}
    </>
  )
}

function spotOf(flag: FlagMark, index: number, flags: readonly FlagMark[], across: Across, y: number): Spot {
  const before = flags.slice(0, index).filter(other => other.x === flag.x).length
  return [across(flag.x) - before * 10, y]
}
