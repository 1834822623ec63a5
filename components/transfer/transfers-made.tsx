import type { TransferMade } from '@/db/transfers'
import type { FormAction } from '@/lib/form-state'
import { plural } from '@/lib/text/number-words'
import { ConfirmButton } from '../ui/confirm-button'

type Props = { made: readonly TransferMade[]; undo: FormAction; written: (instant: number) => string }

/** The latest transfers, each with its way back. */
export function TransfersMade({ made, undo, written }: Props) {
  if (made.length === 0) return null
  return (
    <section aria-labelledby="transfers-made" className="grid gap-3 border-t border-rule pt-6">
      <h2 id="transfers-made" className="font-serif text-xl">
        Made in the last two weeks
      </h2>
      <ul className="border-t border-rule">
        {made.map(({ id, at, count, from, to, by }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2.5"
          >
            <p>
              {plural(count, 'client')} from {from} to {to}
              <span className="block text-[0.8125rem] text-soft tabular-nums">
                {by}, {written(at)}
              </span>
            </p>
            <ConfirmButton
              size="sm"
              label="Take back…"
              title="Take this transfer back?"
              description={`The clients for whom ${to} is still responsible go back to ${from}. Access that ${to} got by the transfer ends. Both are told.`}
              confirm="Take it back"
              action={undo}
              fields={{ transferId: id }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
