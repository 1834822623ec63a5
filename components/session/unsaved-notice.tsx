import { EmptyState } from '@/components/ui/empty-state'
import type { SessionToRecord } from '@/db/session-pages'
import { PersonHeading } from '../client/person-heading'
import { clientName } from './client-label'

/** For whoever may read the client but not record: there is nothing to read before the first save. */
export function UnsavedNotice({ record: { client, session } }: { record: SessionToRecord }) {
  const crumbs = [{ label: clientName(client), href: `/clients/${client.id}` }, { label: `Session ${session.number}` }]
  return (
    <>
      <PersonHeading person={client} crumbs={crumbs} title={`Session ${session.number}`} />
      <EmptyState title="Not saved yet">
        This session was begun. What was recorded can be read once it is saved.
      </EmptyState>
    </>
  )
}
