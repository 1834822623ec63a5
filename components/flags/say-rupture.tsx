import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField } from '@/components/ui/form/typed-fields'
import { type RuptureKind, ruptureKinds } from '@/lib/flags/rupture-judgement'
import type { FormAction } from '@/lib/form-state'

type Props = {
  rupture: { sessionId: string; instrumentId: string }
  action: FormAction
  /** The judgement so far, which a new one replaces. */
  said: RuptureKind | null
  label?: string
}

const choices: Readonly<Record<RuptureKind, string>> = {
  withdrawal: 'A rupture: the client withdrew',
  confrontation: 'A rupture: the client confronted',
  both: 'A rupture: both',
  'not-a-rupture': 'Not a rupture',
}

/** The clinician's judgement of a fall of the ratings: only this makes it a rupture, or not one. */
export function SayRupture({ rupture, action, said, label = said ? 'Change your word' : 'Say what it was' }: Props) {
  return (
    <FormDialog
      label={label}
      size="sm"
      className="print:hidden"
      title="What was it?"
      description="The ratings show a fall, and not why. Your word makes it a rupture or not one; earlier words stay readable."
      submit="Save"
      done="Your word on it is kept."
      action={action}
      hidden={{ ...rupture, key: crypto.randomUUID() }}
    >
      <ChoiceField
        name="kind"
        label="What it was"
        choices={ruptureKinds.map(value => ({ value, label: choices[value] }))}
        defaultValue={said ?? ''}
      />
      <NoteField name="done" label="What was done (optional)" hint="Encrypted, for those who care for this client." />
    </FormDialog>
  )
}
