import { TimelineChart } from '@/components/charts/timeline'
import type { ClientView } from '@/db/client-pages'
import type { History } from '@/lib/history'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import type { Settings } from '@/lib/settings'
import { type Timeline, timelineModel } from '@/lib/timeline'
import { Link } from '../ui/link'
import { Section } from '../ui/section'

type Props = { view: ClientView; history: History; settings: Settings; locale: string }

/** The measures that are asked most often, over one axis; the rest is one click away. */
export function AcrossSessions({ view, history, settings, locale }: Props) {
  const path = `/clients/${view.id}/timeline`
  const timeline = mostAsked(
    timelineModel(
      history,
      onSessions(view.flags.filter(flag => flag.episodeId === history.episodeId)),
      view.pins,
      settings,
      'session',
    ),
    history.instruments,
  )
  return (
    <Section
      id="across"
      title="Across sessions"
      aside={
        <>
          <Link href={`${path}?axis=date`} className="underline-offset-4 hover:text-ink hover:underline">
            by date
          </Link>
          <Link href={path} className="underline-offset-4 hover:text-ink hover:underline">
            all measures
          </Link>
        </>
      }
    >
      <TimelineChart timeline={timeline} locale={locale} isLive />
    </Section>
  )
}

const shown = 3

/** Attachment has its map beside this. */
function mostAsked(timeline: Timeline, instruments: readonly Instrument[]): Timeline {
  const panels = timeline.panels.filter(
    ({ measure }) => instrumentIn(instruments, measure.instrumentId).domain !== 'attachment',
  )
  const often = panels.toSorted((a, b) => b.points.length - a.points.length).slice(0, shown)
  return { ...timeline, panels: panels.filter(panel => often.includes(panel)) }
}

/** Flags that have a place on the timeline: not those whose session was moved to another client since. */
export function onSessions<Flag extends { sessionId: string | null }>(
  flags: readonly Flag[],
): (Flag & { sessionId: string })[] {
  return flags.flatMap(flag => (flag.sessionId === null ? [] : [{ ...flag, sessionId: flag.sessionId }]))
}
