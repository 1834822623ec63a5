import type { FormAction } from '@/lib/form-state'
import { FormDialog } from './form/form-dialog'
import { DateField, TextField } from './form/typed-fields'

type Props = { clientId: string; action: FormAction; sendKey: string; today: string }

/** Pins something that happened beside the sessions to the episode. */
export function EventForm({ clientId, action, sendKey, today }: Props) {
  return (
    <FormDialog
      label="Add event"
      title="Add an event"
      description="Something that happened beside the sessions and may show in the measures. It is pinned to the timeline."
      submit="Add"
      done="The event is on the timeline."
      action={action}
      hidden={{ clientId, key: sendKey }}
    >
      <EventFields happenedOn={today} />
    </FormDialog>
  )
}

/** When and what, as first typed or as it stands. */
export function EventFields({ happenedOn, text }: { happenedOn: string; text?: string }) {
  return (
    <>
      <DateField name="happenedOn" label="Date" defaultValue={happenedOn} required />
      <TextField
        name="text"
        label="What happened"
        hint="A few words, for example “new job”."
        defaultValue={text}
        maxLength={120}
        required
      />
    </>
  )
}
