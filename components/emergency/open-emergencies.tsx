import type { Emergency } from '@/db/emergencies'
import type { FormAction } from '@/lib/form-state'
import { ActButton } from '../ui/act-button'
import { Link } from '../ui/link'

type Props = { open: readonly Emergency[]; end: FormAction; written: (instant: number) => string }

/** What the reader has open in an emergency, with the way to end it. */
export function OpenEmergencies({ open, end, written }: Props) {
  if (open.length === 0) return null
  return (
    <section aria-labelledby="open-now" className="grid gap-3">
      <h2 id="open-now" tabIndex={-1} className="font-serif text-xl">
        Open now
      </h2>
      <ul className="border-t border-rule">
        {open.map(({ placeId, clientId, code, until }) => (
          <li
            key={placeId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2.5"
          >
            <p>
              <Link
                href={`/clients/${clientId}`}
                className="font-medium underline underline-offset-4 hover:text-accent"
              >
                {code}
              </Link>{' '}
              <span className="text-soft">until {written(until)}</span>
            </p>
            <ActButton action={end} fields={{ placeId }} focus="main" variant="outline" size="sm">
              End it now
            </ActButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
