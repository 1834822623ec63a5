import type { PlanEntry } from '@/lib/battery'
import { type Respondent, type Target, targets } from '@/lib/instruments/answers'

/** Of an instrument, what choosing it needs. */
export type Offered = { id: string; short: string; respondents: readonly Respondent[]; hasTarget: boolean }

/** One line of the plan on the screen; the rhythm is as typed. */
export type PlanRow = {
  key: string
  label: string
  instrumentId: string
  respondent: Respondent
  target: Target | null
  everySessions: string
}

/** Every line that the library offers, in its order. */
export function offeredRows(instruments: readonly Offered[]): PlanRow[] {
  return instruments.flatMap(instrument =>
    instrument.respondents.flatMap(respondent =>
      (instrument.hasTarget ? targets : [null]).map(target => rowOf(instrument, respondent, target)),
    ),
  )
}

/** The lines of a plan; what the library no longer holds is left out. */
export function planRows(plan: readonly PlanEntry[], offered: readonly PlanRow[]): PlanRow[] {
  return plan.flatMap(entry => {
    const row = offered.find(({ key }) => key === keyOf(entry))
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

function rowOf({ id, short }: Offered, respondent: Respondent, target: Target | null): PlanRow {
  const about = target === null ? '' : target === 'general' ? ' in general' : ` about ${whom[target]}`
  const by = respondent === 'client' ? 'client' : 'clinician'
  const key = keyOf({ instrumentId: id, respondent, target })
  return { key, label: `${short}, ${by}${about}`, instrumentId: id, respondent, target, everySessions: '1' }
}

const whom = { partner: 'their partner', mother: 'their mother', father: 'their father', friend: 'a friend' } as const

const keyOf = ({ instrumentId, respondent, target }: Pick<PlanRow, 'instrumentId' | 'respondent' | 'target'>) =>
  `${instrumentId}:${respondent}:${target ?? ''}`
