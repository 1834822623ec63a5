import type { CaseloadRow } from '@/db/caseload'
import { instrument } from '@/lib/instruments/catalogue'
import type { ColumnId } from './url-state'

type Column = 'alliance' | 'distress'

/** The form that all rows of a column come from, so that it is named once above them; null when they differ. */
export function sharedForm(rows: readonly CaseloadRow[], column: Column): string | null {
  const ids = new Set(rows.flatMap(row => row.summary?.[column]?.instrumentId ?? []))
  const [only] = ids
  return ids.size === 1 && only !== undefined ? only : null
}

/** What stands under a column's title: the form, who fills it in, and which way is which. */
export function subtitlesOf(rows: readonly CaseloadRow[]): Partial<Record<ColumnId, string>> {
  const alliance = sharedForm(rows, 'alliance')
  const distress = sharedForm(rows, 'distress')
  return {
    alliance: ['client', alliance && instrument(alliance).short, '↑ better']
      .filter(Boolean)
      .join(', ')
      .replace(', ↑', ' ↑'),
    distress: distress ? `${instrument(distress).short} ${directionOf(distress)}` : undefined,
  }
}

function directionOf(id: string): string {
  const { scales, primary } = instrument(id)
  return scales.find(scale => scale.id === primary)?.higherIs === 'better' ? '↑ better' : '↑ worse'
}
