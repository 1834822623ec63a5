import type { Instrument } from '@/lib/instruments/instrument'
import { SourceLine } from './source-line'

/** What becomes of an answer to a safety item, and whose rule that is. */
export function SafetyRule({ instrument: { safetyItems } }: { instrument: Instrument }) {
  if (safetyItems.length === 0) return null
  return (
    <p className="max-w-prose text-[0.8125rem] text-soft">
      An answer above its limit on a safety item is shown to the clinician at once.{' '}
      <SourceLine>a rule of Attune</SourceLine>
    </p>
  )
}
