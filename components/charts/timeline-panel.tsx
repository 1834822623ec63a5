import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import type { Panel } from '@/lib/timeline/panel'
import { AxisValues, StickyAxisValues } from './axis-values'
import { Band } from './band'
import { describePanel } from './describe'
import { type Across, downOf, gridOf } from './frame'
import { frame } from './frame-size'
import { levels } from './marks'
import { PanelTable, panelLink } from './panel-table'
import { RightLabels } from './right-labels'
import { RuptureSpans, spansOf } from './rupture-spans'
import { SeriesLine } from './series-line'

type Props = { panel: Panel; across: Across; locale: string; withTable: boolean; hideHref?: string | undefined }

/** One measure: title and direction, the drawing, and the same in a table. */
export function TimelinePanel({ panel, across, locale, withTable, hideHref }: Props) {
  const id = useId()
  const { spans, key } = spansOf(panel.ruptures, across)
  const top = 8 + (spans.length > 0 ? 15 : 0)
  const height = panel.band.length > 0 ? 116 : 92
  const down = downOf(panel.domain, top, height)
  const grid = gridOf(panel.domain)
  return (
    <div className="relative break-inside-avoid">
      <p className="sticky left-0 flex w-fit flex-col lg:static lg:w-auto lg:flex-row lg:items-baseline lg:justify-between">
        <span className="text-[0.8125rem] font-semibold">{panel.title}</span>
        <span className="text-xs text-soft lg:mr-[12.2%]">{panel.direction}</span>
      </p>
      <StickyAxisValues grid={grid} down={down} height={top + height + 8} />
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        viewBox={`0 0 ${frame.width} ${top + height + 8}`}
        className="block w-full"
      >
        <title id={`${id}t`}>{panel.title}</title>
        <desc id={`${id}d`}>{describePanel(panel)}</desc>
        <path
          d={levels(grid.map(down), frame.left, frame.right)}
          className="fill-none stroke-rule forced-colors:[stroke-dasharray:1_5]"
        />
        <AxisValues grid={grid} down={down} />
        <Band band={panel.band} across={across} down={down} />
        <path
          d={levels(
            panel.cutoffs.map(({ at }) => down(at)),
            frame.left,
            frame.right,
          )}
          strokeDasharray="6 4"
          className="fill-none stroke-soft"
        />
        <RuptureSpans spans={spans} top={top - 3} />
        <SeriesLine panel={panel} across={across} down={down} />
        <RightLabels panel={panel} across={across} down={down} />
      </svg>
      {key && <p className="sticky left-0 w-fit max-w-[min(46rem,100vw-3rem)] text-review text-xs">{key}</p>}
      {hideHref && (
        <Link href={hideHref} scroll={false} className={cn(panelLink, 'absolute top-0 right-11 print:hidden')}>
          Hide<span className="sr-only"> {panel.title}</span>
        </Link>
      )}
      {withTable && <PanelTable panel={panel} locale={locale} />}
    </div>
  )
}
