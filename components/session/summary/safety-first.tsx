import { namesOf, Resolve } from '@/components/flags/flag-actions'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField, TextField } from '@/components/ui/form/typed-fields'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import type { FormAction } from '@/lib/form-state'

type Props = {
  flags: readonly FlagView[]
  /** They wanted to go on to the next client. */
  wasPassing: boolean
  resolve: FormAction
}

/** What a save has left open of Safety, before anything else on the screen. Its first button records what was done. */
export function SafetyFirst({ flags, wasPassing, resolve }: Props) {
  return (
    <section aria-label="Safety" className="mb-8 border-safety border-t-2">
      {flags.map((flag, index) => (
        <div
          key={flag.id}
          className="grid gap-x-8 gap-y-2 border-rule border-b py-5 sm:grid-cols-[5.5rem_minmax(0,1fr)]"
        >
          <p className="pt-1">
            <Tier tier={flag.tier} />
          </p>
          <div>
            <h2 className="max-w-prose font-serif text-2xl leading-snug">{flag.sentence}</h2>
            <ul className="mt-2 grid max-w-prose list-disc gap-1 pl-5">
              {flag.nextSteps.map(step => (
                <li key={step.text}>{step.text}</li>
              ))}
            </ul>
            {flag.mayWork && (
              <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
                <Resolve flag={flag} action={resolve} hidden={namesOf(flag)} shortcut={index === 0 ? 'd' : undefined} />
                {wasPassing && index === 0 && (
                  <p className="text-soft">You chose “Save, next client”. This comes first.</p>
                )}
              </div>
            )}
          </div>
        </div>
      ))}
    </section>
  )
}

/** Risk answers that were typed in long after their day: they ask for nothing today, and are asked about once. */
export function LateAnswers({ flags, answer }: { flags: readonly FlagView[]; answer: FormAction }) {
  if (flags.length === 0) return null
  return (
    <section aria-labelledby="late-title" className="mb-8 border-review border-l-3 pl-4">
      <h2 id="late-title" className="font-serif text-xl">
        Recorded late
      </h2>
      <p className="mt-1 max-w-prose text-soft">
        A risk item was answered at an earlier session. It is kept in the history and does not count as today’s. Was it
        seen then?
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
