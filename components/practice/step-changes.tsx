import { writtenInstant } from '@/lib/dates'
import type { NextStep } from '@/lib/flags/next-steps'

type Change = { steps: readonly NextStep[] | null; changedAt: number; byName: string }
type Props = { changes: readonly Change[]; reader: { locale: string; timeZone: string } }

/** Who changed the steps of a rule, when, and to what. */
export function StepChanges({ changes, reader }: Props) {
  if (changes.length === 0) return null
  return (
    <details>
      <summary className="w-fit text-soft hover:text-ink">Changes ({changes.length})</summary>
      <ol className="mt-2 grid gap-3 text-[0.8125rem]">
        {changes.map(({ steps, changedAt, byName }) => (
          <li key={changedAt}>
            <p className="text-soft">
              {writtenInstant(changedAt, reader.locale, reader.timeZone)}, {byName}
              {steps === null && ': the house’s steps given back'}
            </p>
            <ul>
              {steps?.map(({ text, source }) => (
                <li key={text}>
                  {text} <span className="text-soft">{source}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  )
}
