import { ConfirmButton } from '@/components/ui/confirm-button'
import type { OwnMeasure } from '@/db/library'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { Section } from '../ui/section'

type Props = {
  own: OwnMeasure
  /** Given to those who may change it. */
  actions: { withdraw: FormAction; offer: FormAction } | null
  reader: { locale: string; timeZone: string }
}

/** Where a measure of the practice's own comes from, and whether it is still offered. */
export function OwnMeasureSection({ own, actions, reader }: Props) {
  const { instrument, addedAt, addedByName, withdrawnAt, recorded } = own
  const at = (instant: number) => writtenInstant(instant, reader.locale, reader.timeZone)
  return (
    <Section id="own" title="In this practice" className="mb-10 max-w-prose">
      <p>
        Added by {addedByName} on {at(addedAt)}. {recordedWords(recorded)}
        {withdrawnAt !== null && ` No longer offered since ${at(withdrawnAt)}.`}
      </p>
      {actions && (
        <div className="mt-3">
          {withdrawnAt === null ? (
            <ConfirmButton
              key="withdraw"
              label="Withdraw"
              size="sm"
              title={`Withdraw ${instrument.abbreviation}?`}
              description="It leaves the plan and the entry screen. What was recorded with it stays readable, and it can be offered again."
              confirm="Withdraw"
              action={actions.withdraw}
              fields={{ id: instrument.id }}
            />
          ) : (
            <ConfirmButton
              key="offer"
              label="Offer again"
              size="sm"
              title={`Offer ${instrument.abbreviation} again?`}
              description="It can be added at entry again, and put into the plan."
              confirm="Offer again"
              action={actions.offer}
              fields={{ id: instrument.id }}
            />
          )}
        </div>
      )}
    </Section>
  )
}

function recordedWords(recorded: number): string {
  if (recorded === 0) return 'Nothing has been recorded with it yet, so its definition can still be replaced.'
  return `Recorded ${recorded === 1 ? 'once' : `${recorded} times`}: its definition can no longer be changed, so that scores remain comparable.`
}
