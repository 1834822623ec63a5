import type { FormKit } from './client-actions'
import { FormDialog } from './form/form-dialog'
import { DateField, NoteField } from './form/typed-fields'

export function BeginEpisodeForm({ clientId, kit: { actions, keys, today } }: { clientId: string; kit: FormKit }) {
  return (
    <FormDialog
      label="Begin an episode"
      variant="link"
      title="Begin a new episode"
      description="Session numbers and baselines start again from here."
      submit="Begin episode"
      done="A new episode has begun."
      action={actions.beginEpisode}
      hidden={{ clientId, key: keys.episode }}
    >
      <DateField name="startedOn" label="Start" defaultValue={today} required />
      <NoteField name="reason" label="Reason (optional)" hint="What brings the client." />
    </FormDialog>
  )
}
