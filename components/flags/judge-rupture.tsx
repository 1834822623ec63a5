import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField } from '@/components/ui/form/typed-fields'
import { type RuptureKind, ruptureKinds } from '@/lib/flags/rupture-judgement'
import type { FormAction } from '@/lib/form-state'

type Props = {
  rupture: { sessionId: string; instrumentId: string }
  action: FormAction
  /** What was said before, which a new word takes the place of. */
  said: RuptureKind | null
}

const choices: Readonly<Record<RuptureKind, string>> = {
  withdrawal: 'A rupture: the client withdrew',
  confrontation: 'A rupture: the client confronted',
  both: 'A rupture: both',
  'not-a-rupture': 'Not a rupture',
}

/** The clinician's word on a fall of the ratings: only this makes it a rupture, or not one. */
export function JudgeRupture({ rupture, action, said }: Props) {
  return (
    <FormDialog
      label={said ? 'Change your answer' : 'Was this a rupture?'}
      className="print:hidden"
      title="Was this a rupture?"
      description="The ratings show a fall, not the reason. Whether it was a rupture is for you to say; earlier answers stay readable."
      submit="Save"
      done="Your answer is saved."
      action={action}
      hidden={{ ...rupture, key: crypto.randomUUID() }}
    >
      <ChoiceField
        name="kind"
        label="What it was"
        choices={ruptureKinds.map(value => ({ value, label: choices[value] }))}
        defaultValue={said ?? ''}
      />
      <NoteField name="done" label="What was done (optional)" hint="Encrypted, for the care team." />
    </FormDialog>
  )
}
