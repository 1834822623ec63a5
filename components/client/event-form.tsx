import type { FormKit } from './client-actions'
import { FormDialog } from './form/form-dialog'
import { DateField, TextField } from './form/typed-fields'

/** Pins something that happened beside the sessions to the episode. */
export function EventForm({ clientId, kit: { actions, keys, today } }: { clientId: string; kit: FormKit }) {
  return (
    <FormDialog
      label="Add event"
      title="Add an event"
      description="Something that happened beside the sessions and may show in the measures. It is pinned to the timeline."
      submit="Add"
      done="The event is on the timeline."
      action={actions.addPin}
      hidden={{ clientId, key: keys.pin }}
    >
      <DateField name="happenedOn" label="Date" defaultValue={today} required />
      <TextField
        name="text"
        label="What happened"
        hint="A few words, for example “new job”."
        maxLength={120}
        required
      />
    </FormDialog>
  )
}
