import { Button } from '@/components/ui/button'
import type { ClientView } from '@/db/client-pages'
import { displayName, identityLine } from '@/lib/text/display-name'
import { PersonHeading } from '../shell/person-heading'
import { RecordButton } from '../shell/record-button'
import { Link } from '../ui/link'
import type { FormKit } from './client-actions'
import { clientSubtitle, coverText, resumable } from './client-words'
import { EventForm } from './events-section'

type Props = { view: ClientView; kit: FormKit; reader: { personId: string; locale: string; timeZone: string } }

/** Who this is, how far the therapy has come, and what one comes here to do. */
export function ClientHeader({ view, kit, reader }: Props) {
  const { locale } = reader
  const cover = coverText(view, reader)
  const called = displayName(view)
  const isOpen = view.episodes[0]?.endedOn === null
  return (
    <PersonHeading
      person={view}
      crumbs={[{ label: 'Caseload', href: '/caseload' }, { label: called }]}
      about={
        <>
          {clientSubtitle(view, locale)}
          {cover && <span className="block">{cover}</span>}
        </>
      }
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
            <Button asChild variant="outline">
              <Link href={`/clients/${view.id}/ask`}>Ask</Link>
            </Button>
          )}
          {view.mayEdit && isOpen && (
            <EventForm clientId={view.id} action={kit.actions.addPin} sendKey={kit.keys.pin} today={kit.today} />
          )}
          {view.mayEdit && isOpen && (
            <RecordButton
              action={kit.actions.record}
              clientId={view.id}
              sendKey={kit.keys.record}
              who={identityLine(view)}
              open={resumable(view.openSession, kit.today, locale)}
              hasKey
            />
          )}
        </>
      }
    />
  )
}
