import type { PlanEntry } from '@/lib/battery'
import type { Respondent } from '@/lib/instruments/answers'
import { type AskedMeasure, measureKey, measuresFrom, measureTitle } from '@/lib/measure'

/** Of an instrument, what choosing it needs. */
export type Offered = { id: string; short: string; respondents: readonly Respondent[]; hasTarget: boolean }

/** One line of the plan on the screen; the rhythm is as typed. */
export type PlanRow = AskedMeasure & { key: string; label: string; everySessions: string }

/** Every line that the library offers, in its order. */
export function offeredRows(instruments: readonly Offered[]): PlanRow[] {
  return instruments.flatMap(instrument => measuresFrom([instrument]).map(measure => rowOf(instrument, measure)))
}

/** The lines of a plan; what the library no longer holds is left out. */
export function planRows(plan: readonly PlanEntry[], offered: readonly PlanRow[]): PlanRow[] {
  return plan.flatMap(entry => {
    const row = offered.find(({ key }) => key === measureKey(entry))
    return row ? [{ ...row, everySessions: String(entry.everySessions) }] : []
  })
}

/** What the form sends, for the rows in their order. */
export const sentRows = (rows: readonly PlanRow[]): string =>
  JSON.stringify(
    rows.map(({ instrumentId, respondent, target, everySessions }) => {
      return { instrumentId, respondent, target, everySessions }
    }),
  )

/** The rows with one of them a place further up (-1) or down (1), where there is one. */
export function moved(rows: readonly PlanRow[], key: string, by: -1 | 1): PlanRow[] {
  const at = rows.findIndex(row => row.key === key)
  const row = rows[at]
  const to = at + by
  if (!row || to < 0 || to >= rows.length) return [...rows]
  return rows.toSpliced(at, 1).toSpliced(to, 0, row)
}

function rowOf({ short }: Offered, measure: AskedMeasure): PlanRow {
  return { key: measureKey(measure), label: measureTitle({ short }, measure), ...measure, everySessions: '1' }
}
