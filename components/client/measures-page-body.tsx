import type { ClientView } from '@/db/client-pages'
import type { ClientMeasures } from '@/db/client-plans'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { instrumentIn } from '@/lib/instruments/catalogue'
import { measureKey, measureTitle } from '@/lib/measure'
import { isInForce } from '@/lib/pause'
import { displayName } from '@/lib/text/display-name'
import { PersonHeading } from '../shell/person-heading'
import { Fact, Facts } from '../ui/facts'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import { AddMeasureForm, FollowAllForm, PauseForm } from './measure-plan-forms'
import { MeasurePlanLine, PauseLine } from './measure-plan-lines'

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

export type MeasuresKit = {
  actions: Record<'setMeasure' | 'followPractice' | 'pause' | 'askAgain' | 'pauseAgain', FormAction>
  /** Idempotency key, made by the page for each time it is shown. */
  sendKey: string
  today: string
  locale: string
}

type Props = { view: ClientMeasures; kit: MeasuresKit }

/** What one client is asked: their rhythm beside the practice's, and what is paused. */
export function MeasuresPageBody({ view, kit }: Props) {
  const { client, lines, pauses } = view
  const called = displayName(client)
  return (
    <>
      <PersonHeading
        person={client}
        title="Measures"
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: called, href: `/clients/${client.id}` },
          { label: 'Measures' },
        ]}
      />
      <div className="grid max-w-3xl gap-10">
        <Section id="plan" title="What is asked" aside={view.mayEdit && <PlanActions view={view} kit={kit} />}>
          <p className="mb-3 max-w-prose text-soft">
            A measure follows the practice’s plan until it has a rhythm of its own here. Each is due at the first
            session, and again after that many attended sessions.
          </p>
          <ul className="border-t border-ink">
            {lines.map(line => (
              <MeasurePlanLine key={measureKey(line)} line={line} view={view} kit={kit} />
            ))}
          </ul>
        </Section>
        <Section
          id="pauses"
          title="Pauses"
          aside={view.mayEdit && <PauseForm view={view} kit={kit} measure={null} label="Pause all measures" />}
        >
          {pauses.length === 0 && (
            <p className="text-soft">Nothing is paused. A paused measure does not count as due.</p>
          )}
          <ul>
            {pauses.toReversed().map(pause => (
              <PauseLine key={pause.id} pause={pause} view={view} kit={kit} isNow={isInForce(pause, kit.today)} />
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}

function PlanActions({ view, kit }: Props) {
  return (
    <>
      <AddMeasureForm view={view} kit={kit} />
      {view.lines.some(line => line.isOwn) && <FollowAllForm view={view} kit={kit} />}
    </>
  )
}
