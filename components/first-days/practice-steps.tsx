import type { FormAction } from '@/lib/form-state'
import { ActButton } from './act-button'
import { StepLink, type StepProps } from './first-days-list'

type Colleagues = StepProps & { worksAlone: boolean; sayAlone: FormAction; takeBack: FormAction }

/** Who else works here; or that nobody does, which only the person can say. */
export function ColleaguesStep({ isDone, isNext, worksAlone, sayAlone, takeBack }: Colleagues) {
  if (isDone && !worksAlone) return <p className="text-soft">You are not the only one with an account here.</p>
  if (isDone)
    return (
      <>
        <p className="max-w-prose text-soft">You work alone. A colleague can be added at any time, under Practice.</p>
        <ActButton action={takeBack} focus="colleagues" variant="outline">
          Undo: there are colleagues
        </ActButton>
      </>
    )
  return (
    <>
      <p className="max-w-prose text-soft">
        Clinicians see only their own clients, supervisors what is shared with them. You set a first password for each
        person, and hand it over in person.
      </p>
      <div className="flex flex-wrap items-start gap-2.5">
        <StepLink href="/practice#add-person" isNext={isNext}>
          Add a colleague
        </StepLink>
        <ActButton action={sayAlone} focus="colleagues" variant="outline">
          I work alone
        </ActButton>
      </div>
    </>
  )
}

/** The copies that a practice needs: one that can be seen from here, and the keys, which cannot. */
export function BackupStep({ isDone, isNext }: StepProps) {
  return (
    <>
      {isDone ? (
        <p className="text-soft">There is a copy in the practice’s folder “backups”.</p>
      ) : (
        <div className="grid max-w-prose gap-2 text-soft">
          <p>On the machine that Attune runs on, in its folder:</p>
          <pre className="w-fit rounded-md border border-rule bg-raised px-3 py-1.5 text-ink">
            <code>npm run backup</code>
          </pre>
          <p>
            The copy goes to the practice’s folder “backups”, and this line ticks itself off. Attune does not see copies
            made elsewhere.
          </p>
        </div>
      )}
      <p className="max-w-prose text-soft">
        A backup holds no keys. Copy the folder “keys” once, to a place of its own: a safe, or a password manager. If it
        is lost, nobody can read a name or a note again. Attune cannot see whether you have a copy.
      </p>
      {!isDone && (
        <StepLink href="/start" isNext={isNext}>
          Look again
        </StepLink>
      )}
    </>
  )
}
