import type { ClientView } from '@/db/client-pages'
import type { FormAction } from '@/lib/form-state'
import { FormDialog } from './form/form-dialog'
import { DateField } from './form/typed-fields'

export function NextSessionForm({ view, action }: { view: ClientView; action: FormAction }) {
  return (
    <FormDialog
      label="Change"
      aria-label="Change the next session"
      variant="link"
      title="Next session"
      submit="Save"
      done="The next session is saved."
      action={action}
      hidden={{ clientId: view.id, version: view.version }}
    >
      <DateField
        name="nextSessionOn"
        label="Date"
        hint="Leave it empty if none is planned."
        defaultValue={view.nextSessionOn ?? ''}
      />
    </FormDialog>
  )
}
