import type { GoalPanel } from '@/lib/timeline/goal-panel'
import type { Frame, Scale } from './frame'
import { HideLink } from './panel-table'
import { TimelinePanel } from './timeline-panel'

/** By what the goals are put away and brought back, all together. */
export const goalsPanel = { key: 'goals', title: 'Goals' }

type Props = {
  goals: readonly GoalPanel[]
  across: Scale
  frame: Frame
  locale: string
  withTable: boolean
  /** Left out where they stand under a heading of their own. */
  hasTitle: boolean
  hideHref?: string | undefined
}

/** Small lines at the foot of the drawings, a goal each, under its own words: the client's numbers, and nothing made of them. */
export function GoalLines({ goals, hasTitle, hideHref, ...place }: Props) {
  if (goals.length === 0) return null
  return (
    <div className="relative mt-2 grid gap-y-2">
      {hasTitle && (
        <p className="sticky left-0 flex w-fit max-w-[min(46rem,100vw-6rem)] flex-wrap items-baseline gap-x-3 pr-22 text-xs lg:static">
          <span className="text-[0.8125rem] font-semibold">{goalsPanel.title}</span>
          <span className="text-soft">0–10, the client’s own numbers</span>
        </p>
      )}
      {hideHref && <HideLink href={hideHref} title={goalsPanel.title} />}
      {goals.map(goal => (
        <TimelinePanel key={goal.key} panel={goal} {...place} />
      ))}
    </div>
  )
}
