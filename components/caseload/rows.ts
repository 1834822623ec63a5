import type { CaseloadRow } from '@/db/caseload'
import { daysBetween } from '@/lib/dates'
import { tiers } from '@/lib/flags/rule'
import { cellsOf, type RowCells } from './cell-text'
import type { ColumnId } from './columns'
import { type Filter, filtersPassed } from './filters'
import { shareOfScale } from './share-of-scale'

/** One client as the browser needs it: what to sort and find by, and what each cell says. */
export type ClientRow = {
  id: string
  code: string
  name: string | null
  preferredName: string | null
  filters: readonly Filter[]
  sort: Record<ColumnId, string | number | undefined>
  cells: RowCells
}

/** The rows of the table with what each cell says. */
export function clientRows(rows: readonly CaseloadRow[], place: { today: string; locale: string }): ClientRow[] {
  const names = {
    namesAlliance: sharedForm(rows, 'alliance') === null,
    namesDistress: sharedForm(rows, 'distress') === null,
  }
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    preferredName: row.preferredName,
    filters: filtersPassed(row, place.today),
    sort: sortValues(row, place.today),
    cells: cellsOf(row, { ...place, ...names }),
  }))
}

/** What the table sorts by, per column; undefined sorts last in either direction. */
export function sortValues(row: CaseloadRow, today: string): ClientRow['sort'] {
  const { summary, topFlag } = row
  const { alliance, distress } = summary ?? {}
  return {
    client: row.name ?? row.code,
    attachment: summary?.style?.label,
    session: row.nextSessionOn ?? undefined,
    why: topFlag ? tiers.indexOf(topFlag.tier) * 100_000 + daysBetween(topFlag.evidenceOn, today) : undefined,
    // Scores of several forms are never put in order as they are: by their place between the ends of their scales, the way they run.
    alliance: alliance?.share == null ? undefined : 1 - alliance.share,
    distress: distress?.share ?? undefined,
    rupture: summary?.openRupture ? daysBetween(summary.openRupture.since, today) : undefined,
    due: row.due.length || undefined,
    record: undefined,
  }
}

/** The short name of the form that all rows of a column come from, to be shown once above them; null when they differ. */
function sharedForm(rows: readonly CaseloadRow[], column: 'alliance' | 'distress'): string | null {
  const names = new Set(rows.flatMap(row => row.summary?.[column]?.short ?? []))
  const [only] = names
  return names.size === 1 && only !== undefined ? only : null
}

/** The subtitles of the columns: the form, who fills it in, and which way is better or worse. */
export function subtitlesOf(rows: readonly CaseloadRow[]): Partial<Record<ColumnId, string>> {
  const alliance = sharedForm(rows, 'alliance')
  const distress = sharedForm(rows, 'distress')
  const isBetter = rows.some(row => row.summary?.distress?.higherIs === 'better')
  return {
    session: 'last session',
    alliance: alliance ? alliance + up('better') : isMixed(rows, 'alliance') ? shareOfScale : undefined,
    distress: distress
      ? distress + up(isBetter ? 'better' : 'worse')
      : isMixed(rows, 'distress')
        ? shareOfScale
        : undefined,
  }
}

const isMixed = (rows: readonly CaseloadRow[], column: 'alliance' | 'distress') =>
  rows.some(row => row.summary?.[column] != null)

/** The arrow stays with its word where the line breaks. */
const up = (is: string) => `, ↑\u00a0${is}`
