import { Notice } from '@/components/ui/notice'
import type { ClientView } from '@/db/client-pages'
import type { FormAction } from '@/lib/form-state'
import { DetailsFields } from './details-fields'
import { FormDialog } from './form/form-dialog'

export function DetailsForm({ view, action }: { view: ClientView; action: FormAction }) {
  return (
    <FormDialog
      label="Edit details"
      variant="link"
      title="Edit details"
      submit="Save"
      done="The details are saved."
      action={action}
      hidden={{ clientId: view.id, version: view.version }}
    >
      {view.sharesCode && (
        <Notice tone="note">This code is also used, written differently. Please choose another.</Notice>
      )}
      <DetailsFields details={view} />
    </FormDialog>
  )
}
