import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientView } from '@/db/client-pages'
import { displayName } from '@/lib/display-name'
import type { FormAction } from '@/lib/form-state'

/** For a client who was added by mistake; it is offered only while nothing is recorded of them. */
export function RemoveClient({ view, action }: { view: ClientView; action: FormAction }) {
  return (
    <ConfirmButton
      label="Remove client"
      variant="link"
      title={`Remove ${displayName(view)}?`}
      description={`For a client who was added by mistake: nothing is recorded of them yet. Name, date of birth and reason are destroyed, and the code ${view.code} is free again. This cannot be undone.`}
      confirm="Remove client"
      isGrave
      action={action}
      fields={{ clientId: view.id, version: view.version }}
    />
  )
}
