import { TimelineChart } from '@/components/charts/timeline'
import { PageHeader } from '@/components/ui/page-header'
import type { TimelineView } from '@/db/clients'
import { itemChanges } from '@/lib/item-changes'
import { timelineModel } from '@/lib/timeline'
import type { Axis } from '@/lib/timeline/axis'
import { calledOf, countsOf, spanOf } from './client-words'
import { ItemDrillDown } from './item-drill-down'
import { onSessions } from './on-sessions'
import { TimelineChoices } from './timeline-choices'

type Props = { view: TimelineView; axis: Axis; locale: string }

/** One episode with all its measures. Drawn on the server: it is whole without JavaScript and on paper. */
export function TimelinePageBody({ view, axis, locale }: Props) {
  const { client, history, flags, pins, settings } = view
  const called = calledOf(client)
  const episode = view.episodes.find(each => each.id === history.episodeId)
  const subtitle = [client.code, episode && spanOf(episode, locale), countsOf(history)].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeader
        title={`Timeline of ${called}`}
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: called, href: `/clients/${client.id}` },
          { label: 'Timeline' },
        ]}
        subtitle={subtitle}
        className="mb-4"
      />
      <TimelineChoices view={view} axis={axis} locale={locale} />
      <div className="mt-6">
        <TimelineChart timeline={timelineModel(history, onSessions(flags), pins, settings, axis)} locale={locale} />
      </div>
      <ItemDrillDown changes={itemChanges(history)} />
    </>
  )
}
