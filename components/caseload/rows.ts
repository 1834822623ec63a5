import type { CaseloadRow } from '@/db/caseload'
import { cellsOf } from './row-cells'
import { showsOf, sortValues } from './row-facts'
import { sharedForm } from './shared-form'
import type { TableRow } from './table-columns'

/** The rows of the table with what each cell says. */
export function tableRows(rows: readonly CaseloadRow[], place: { today: string; locale: string }): TableRow[] {
  const names = {
    namesAlliance: sharedForm(rows, 'alliance') === null,
    namesDistress: sharedForm(rows, 'distress') === null,
  }
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    preferredName: row.preferredName,
    shows: showsOf(row, place.today),
    sort: sortValues(row, place.today),
    cells: cellsOf(row, { ...place, ...names }),
  }))
}
