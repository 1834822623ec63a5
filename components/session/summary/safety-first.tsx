import { Resolve } from '@/components/flags/flag-actions'
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
                <Resolve
                  flag={flag}
                  action={resolve}
                  hidden={{ flagId: flag.id, version: flag.version }}
                  shortcut={index === 0 ? 'd' : undefined}
                />
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
