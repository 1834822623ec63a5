import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FirstDays, FirstStep } from '@/lib/first-days'
import type { FormAction } from '@/lib/form-state'
import { ActButton } from '../ui/act-button'
import { Button } from '../ui/button'
import { Link } from '../ui/link'

/** What a step says and offers: the next one most plainly. */
export type StepProps = { isDone: boolean; isNext: boolean }

type Props = { days: FirstDays; practiceSteps: Readonly<Partial<Record<FirstStep, (props: StepProps) => ReactNode>>> }

/** The list of the first days. The steps of the practice are given by the page; those with a client are the same for everyone. */
export function FirstDaysList({ days, practiceSteps }: Props) {
  const bodies = { 'second-factor': SecondFactorStep, client: ClientStep, session: SessionStep, ...practiceSteps }
  return (
    <ol className="max-w-3xl border-b border-rule">
      {days.steps.map(({ step, isDone }) => (
        <li key={step} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 border-t border-rule py-4">
          <StepMark isDone={isDone} />
          <div className="grid gap-3">
            <h2 id={step} tabIndex={-1} className="rounded-sm font-serif text-xl leading-snug">
              {stepTitles[step][isDone ? 'done' : 'toDo']}
            </h2>
            {bodies[step]?.({ isDone, isNext: step === days.next })}
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepMark({ isDone }: { isDone: boolean }) {
  const Icon = isDone ? Check : Circle
  return (
    <span className="pt-1.5">
      <Icon aria-hidden className={isDone ? 'size-4 text-accent' : 'size-4 text-edge'} />
      <span className="sr-only">{isDone ? 'Done' : 'To do'}</span>
    </span>
  )
}

function SecondFactorStep({ isDone, isNext }: StepProps) {
  if (isDone) return <p className="text-soft">Your password alone lets nobody in.</p>
  return (
    <>
      <p className="max-w-prose text-soft">
        A code from an app on your phone, beside your password. Under “People” you can ask everybody here for one.
      </p>
      <StepLink href="/me/second-factor" isNext={isNext}>
        Set it up
      </StepLink>
    </>
  )
}

function ClientStep({ isDone, isNext }: StepProps) {
  if (isDone) return <p className="text-soft">You have a client here.</p>
  return (
    <>
      <p className="max-w-prose text-soft">A code is enough. A name is optional, and kept encrypted.</p>
      <StepLink href="/clients/new" isNext={isNext}>
        Add client
      </StepLink>
    </>
  )
}

function SessionStep({ isDone, isNext }: StepProps) {
  if (isDone) return <p className="text-soft">Scores, ranges and flags follow from here.</p>
  return (
    <>
      <p className="max-w-prose text-soft">Each client’s line in the caseload has a “Record” button.</p>
      <StepLink href="/caseload" isNext={isNext}>
        Go to the caseload
      </StepLink>
    </>
  )
}

/** The way on: filled where it is the next step. */
export function StepLink({ href, isNext, children }: { href: string; isNext: boolean; children: ReactNode }) {
  return (
    <div>
      <Button asChild variant={isNext ? 'default' : 'outline'}>
        <Link href={href}>{children}</Link>
      </Button>
    </div>
  )
}

/** What each step of the first days asks for, and what it is called once it is done. */
export const stepTitles: Readonly<Record<FirstStep, { toDo: string; done: string }>> = {
  measures: { toDo: 'Choose the measures of the first session', done: 'Measures of the first session' },
  colleagues: { toDo: 'Add your colleagues', done: 'Colleagues' },
  'second-factor': { toDo: 'Set up your second factor', done: 'Second factor' },
  backup: { toDo: 'Make a first backup', done: 'Backup' },
  client: { toDo: 'Add your first client', done: 'First client' },
  session: { toDo: 'Record a first session', done: 'First session' },
}

/** "2 of 5 done". */
export const progressOf = ({ doneCount, steps }: FirstDays): string => `${doneCount} of ${steps.length} done`

/** The next step within a sentence: "make a first backup". */
export function nextWords(step: FirstStep): string {
  const { toDo } = stepTitles[step]
  return toDo.charAt(0).toLowerCase() + toDo.slice(1)
}

/** One quiet line above a page, for as long as the first days last. */
export function FirstDaysLine({ days, dismiss }: { days: FirstDays; dismiss: FormAction }) {
  return (
    <aside
      aria-label="First days"
      className="mb-5 flex flex-wrap items-center justify-between gap-x-4 border-l-2 border-accent pl-4 text-[0.8125rem] text-soft print:hidden"
    >
      <p className="py-1">
        <Link href="/start" className="font-medium text-accent underline decoration-accent/40 underline-offset-4">
          First days: {progressOf(days)}
        </Link>
        {days.next && `. Next: ${nextWords(days.next)}.`}
      </p>
      <ActButton action={dismiss} focus="main" variant="ghost" size="sm" className="-mx-3">
        Put away
      </ActButton>
    </aside>
  )
}
