import { useId } from 'react'
import type { Panel } from '@/lib/timeline/panel'
import { Band } from './band'
import { describePanel } from './describe'
import { type Across, downOf, frame, gridOf } from './frame'
import { inLanes, lanesOf } from './lanes'
import { levels } from './marks'
import { PanelTable } from './panel-table'
import { RightLabels } from './right-labels'
import { RuptureSpans } from './rupture-spans'
import { SeriesLine } from './series-line'

type Props = { panel: Panel; across: Across; locale: string; withTable: boolean }

/** One measure: title and direction, the drawing, and the same in a table. */
export function TimelinePanel({ panel, across, locale, withTable }: Props) {
  const id = useId()
  const spans = inLanes(
    panel.ruptures.map(({ from, to, label }) => ({ x: across(from), end: across(to), text: label })),
    frame.width,
  )
  const top = 8 + lanesOf(spans) * 15
  const height = panel.band.length > 0 ? 116 : 92
  const down = downOf(panel.domain, top, height)
  const grid = gridOf(panel.domain)
  return (
    <div className="relative break-inside-avoid">
      <p className="sticky left-0 flex w-fit flex-col lg:static lg:w-auto lg:flex-row lg:items-baseline lg:justify-between">
        <span className="text-[0.8125rem] font-semibold">{panel.title}</span>
        <span className="text-xs text-soft lg:mr-[12.2%]">{panel.direction}</span>
      </p>
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        viewBox={`0 0 ${frame.width} ${top + height + 8}`}
        className="block w-full"
      >
        <title id={`${id}t`}>{panel.title}</title>
        <desc id={`${id}d`}>{describePanel(panel)}</desc>
        <path d={levels(grid.map(down), frame.left, frame.right)} className="fill-none stroke-rule" />
        {grid.map(value => (
          <text key={value} x={frame.left - 7} y={down(value) + 4} textAnchor="end" className="fill-soft text-[12px]">
            {value}
          </text>
        ))}
        <Band band={panel.band} across={across} down={down} />
        <path
          d={levels(
            panel.cutoffs.map(({ at }) => down(at)),
            frame.left,
            frame.right,
          )}
          strokeDasharray="5 4"
          className="fill-none stroke-soft"
        />
        <RuptureSpans spans={spans} top={top - 3} />
        <SeriesLine panel={panel} across={across} down={down} />
        <RightLabels panel={panel} across={across} down={down} />
      </svg>
      {withTable && <PanelTable panel={panel} locale={locale} />}
    </div>
  )
}
