import type { FirstDays } from '@/lib/first-days'
import type { FormAction } from '@/lib/form-state'
import { Link } from '../ui/link'
import { ActButton } from './act-button'
import { nextWords, progressOf } from './first-days-list'

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
