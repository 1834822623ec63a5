import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import type { ClientView } from '@/db/clients'
import { shortDate } from '@/lib/dates'
import { Link } from '../ui/link'
import type { FormKit } from './client-actions'
import { calledOf, standingOf } from './client-words'
import { EventForm } from './event-form'
import { RecordButton } from './record-button'

type Props = { view: ClientView; region: string | null; kit: FormKit; locale: string }

/** The open session, with its day where that is not today. */
const openOn = ({ id, heldOn }: NonNullable<ClientView['openSession']>, today: string, locale: string) => ({
  id,
  day: heldOn === today ? null : shortDate(heldOn, locale),
})

/** Who this is, where the therapy stands, and what one comes here to do. */
export function ClientHeader({ view, region, kit, locale }: Props) {
  const called = calledOf(view)
  const isOpen = view.episodes[0]?.endedOn === null
  return (
    <PageHeader
      title={called}
      crumbs={[{ label: 'Caseload', href: '/caseload' }, { label: called }]}
      subtitle={standingOf(view, region, locale)}
      className="mb-0 border-b border-ink pb-5"
      actions={
        <>
          <Button asChild variant="outline">
            <Link href={`/clients/${view.id}/timeline`}>Timeline</Link>
          </Button>
          <Button asChild variant="outline">
            <Link href={`/clients/${view.id}/report`}>Report</Link>
          </Button>
          {view.mayEdit && isOpen && (
            <EventForm clientId={view.id} action={kit.actions.addPin} sendKey={kit.keys.pin} today={kit.today} />
          )}
          {view.mayEdit && isOpen && (
            <RecordButton
              action={kit.actions.record}
              clientId={view.id}
              sendKey={kit.keys.record}
              who={called}
              open={view.openSession && openOn(view.openSession, kit.today, locale)}
            />
          )}
        </>
      }
    />
  )
}
