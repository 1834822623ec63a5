import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { instrumentIn } from '@/lib/instruments/catalogue'
import { measureTitle } from '@/lib/measure'
import { Fact, Facts } from '../ui/facts'
import { Link } from '../ui/link'
import { Section } from '../ui/section'

/** What the next session asks, and what is paused; the client's plan is one click away. */
export function MeasuresSection({ view, locale }: { view: ClientView; locale: string }) {
  if (view.episodes[0]?.endedOn !== null) return null
  return (
    <Section
      id="measures"
      title="Measures"
      aside={
        <Link href={`/clients/${view.id}/measures`} className="underline-offset-4 hover:text-ink hover:underline">
          plan and pauses
        </Link>
      }
    >
      <Facts>
        <Fact name="Measures due">{view.due.length > 0 ? view.due.join(', ') : 'none'}</Fact>
        {view.pauses.map(pause => (
          <Fact key={pause.id} name="Paused">
            {nameOf(pause, view)} until {shortDate(pause.untilOn, locale)}: {pause.reason}
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

function nameOf({ measure }: ClientView['pauses'][number], { histories }: ClientView): string {
  if (!measure) return 'All measures'
  const instruments = histories.at(-1)?.instruments ?? []
  return measureTitle(instrumentIn(instruments, measure.instrumentId), measure)
}
