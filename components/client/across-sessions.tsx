import { TimelineChart } from '@/components/charts/timeline'
import type { ClientView } from '@/db/client-pages'
import type { History } from '@/lib/history'
import type { Settings } from '@/lib/settings'
import { type Timeline, timelineModel } from '@/lib/timeline'
import { Link } from '../ui/link'
import { Section } from '../ui/section'

type Props = { view: ClientView; history: History; settings: Settings; clinician: 'you' | 'clinician'; locale: string }

/** The alliance in both voices, and the measures that are asked most often beside it, under one axis; the rest is one click away. */
export function AcrossSessions({ view, history, settings, clinician, locale }: Props) {
  const path = `/clients/${view.id}/timeline`
  const flags = onSessions(view.flags.filter(flag => flag.episodeId === history.episodeId))
  const timeline = mostAsked(timelineModel(history, flags, view.pins, settings, 'session'))
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
      <TimelineChart timeline={timeline} clinician={clinician} locale={locale} isLive />
    </Section>
  )
}

/** The alliance and, of the rest, the one measure that was asked most often. Attachment has its map beside this. */
function mostAsked(timeline: Timeline): Timeline {
  const alliance = timeline.panels.filter(({ about }) => about === 'alliance')
  const others = timeline.panels.filter(({ about }) => about !== 'alliance' && about !== 'attachment')
  const [often] = others.toSorted((a, b) => b.points.length - a.points.length)
  return { ...timeline, panels: often ? [...alliance, often] : alliance }
}

/** Flags that have a place on the timeline: not those whose session was moved to another client since. */
export function onSessions<Flag extends { sessionId: string | null }>(
  flags: readonly Flag[],
): (Flag & { sessionId: string })[] {
  return flags.flatMap(flag => (flag.sessionId === null ? [] : [{ ...flag, sessionId: flag.sessionId }]))
}
