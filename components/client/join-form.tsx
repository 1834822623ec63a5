import type { FormAction } from '@/lib/form-state'
import { FormDialog } from './form/form-dialog'
import { ChoiceField } from './form/typed-fields'

export type Colleague = { id: string; name: string; roles: readonly ('clinician' | 'supervisor')[] }

/** Lets a colleague in, by explicit choice of the person and of what they come for. */
export function JoinForm({
  clientId,
  colleagues,
  action,
}: {
  clientId: string
  colleagues: readonly Colleague[]
  action: FormAction
}) {
  return (
    <FormDialog
      label="Add someone"
      variant="link"
      title="Add someone to the care team"
      description="A clinician works with the client. A supervisor reads the record and comments on flags, and changes nothing."
      submit="Add"
      done="They are on the care team."
      action={action}
      hidden={{ clientId }}
    >
      <ChoiceField
        name="personId"
        label="Colleague"
        choices={colleagues.map(({ id, name, roles }) => ({ value: id, label: `${name} (${roles.join(', ')})` }))}
      />
      <ChoiceField
        name="role"
        label="As"
        choices={[
          { value: 'clinician', label: 'Clinician' },
          { value: 'supervisor', label: 'Supervisor' },
        ]}
      />
    </FormDialog>
  )
}
