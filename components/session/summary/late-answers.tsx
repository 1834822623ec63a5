import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField, TextField } from '@/components/ui/form/typed-fields'
import type { FlagView } from '@/db/flag-views'
import type { FormAction } from '@/lib/form-state'

/** Risk answers that were typed in long after their day: they ask for nothing today, and are asked about once. */
export function LateAnswers({ flags, answer }: { flags: readonly FlagView[]; answer: FormAction }) {
  if (flags.length === 0) return null
  return (
    <section aria-labelledby="late-title" className="mb-8 border-review border-l-3 pl-4">
      <h2 id="late-title" className="font-serif text-xl">
        Recorded late
      </h2>
      <p className="mt-1 max-w-prose text-soft">
        A risk item was answered at an earlier session. It stands in the history and asks for nothing today. Was it seen
        then?
      </p>
      <ul>
        {flags.map(flag => (
          <li key={flag.id} className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-2">
            <span className="max-w-prose">{flag.sentence}</span>
            {flag.mayWork && (
              <FormDialog
                label="Say whether it was seen"
                title="Was it seen then?"
                description={flag.sentence}
                submit="Save"
                done="Recorded."
                action={answer}
                hidden={{ flagId: flag.id, version: flag.version }}
              >
                <ChoiceField name="seen" label="Seen then" choices={seen} />
                <TextField name="by" label="By whom (optional)" maxLength={120} />
                <NoteField name="done" label="What was done" hint="As far as it is known or written down." required />
              </FormDialog>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const seen = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
]
