import type { CaseloadRow } from '@/db/caseload'
import type { ColumnId } from './url-state'

type Column = 'alliance' | 'distress'

/** The short name of the form that all rows of a column come from, to stand once above them; null when they differ. */
export function sharedForm(rows: readonly CaseloadRow[], column: Column): string | null {
  const names = new Set(rows.flatMap(row => row.summary?.[column]?.short ?? []))
  const [only] = names
  return names.size === 1 && only !== undefined ? only : null
}

/** What stands under a column's title: the form, who fills it in, and which way is which. */
export function subtitlesOf(rows: readonly CaseloadRow[]): Partial<Record<ColumnId, string>> {
  const alliance = sharedForm(rows, 'alliance')
  const distress = sharedForm(rows, 'distress')
  const isBetter = rows.some(row => row.summary?.distress?.higherIs === 'better')
  return {
    session: 'next, last',
    alliance: ['client', alliance].filter(Boolean).join(', ') + up('better'),
    distress: distress ? distress + up(isBetter ? 'better' : 'worse') : undefined,
  }
}

/** The arrow stays with its word where the line breaks. */
const up = (is: string) => ` ↑\u00a0${is}`
