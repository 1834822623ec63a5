import { frame, type Scale } from './frame'

type Props = { grid: readonly number[]; down: Scale }

/** The values of a panel's level lines, left of them. */
export function AxisValues({ grid, down }: Props) {
  return grid.map(value => (
    <text key={value} x={frame.left - 7} y={down(value) + 4} textAnchor="end" className="fill-soft text-[12px]">
      {value}
    </text>
  ))
}

/** The same once more, staying at the edge of a window too narrow for the drawing, which is scrolled beneath it. */
export function StickyAxisValues({ height, ...values }: Props & { height: number }) {
  return (
    // As wide as the margin is in a drawing of any size, so that the values stand at their lines.
    <div className="sticky left-0 z-10 h-0 w-[6.1111%] xl:hidden print:hidden">
      <svg aria-hidden viewBox={`0 0 ${frame.width * 0.061111} ${height}`} className="block w-full bg-paper">
        <AxisValues {...values} />
      </svg>
    </div>
  )
}
