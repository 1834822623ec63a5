import { RecordButton } from '@/components/client/record-button'
import type { CaseloadRow } from '@/db/caseload'
import type { FormAction } from '@/lib/form-state'
import { AllianceCell, AttachmentCell, DistressCell, DueCell, RuptureCell, WhyCell } from './cells'
import { ClientCell } from './client-cell'
import { showsOf, sortValues } from './row-facts'
import { sharedForm } from './shared-form'
import type { TableRow } from './table-columns'

type Around = {
  today: string
  locale: string
  record: FormAction
  /** Makes an idempotency key for one row. */
  newKey: () => string
}

/** The rows of the table with their cells drawn, so that the browser needs no chart code. */
export function tableRows(rows: readonly CaseloadRow[], around: Around): TableRow[] {
  const namesAlliance = sharedForm(rows, 'alliance') === null
  const namesDistress = sharedForm(rows, 'distress') === null
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    shows: showsOf(row, around.today),
    sort: sortValues(row, around.today),
    cells: {
      client: <ClientCell row={row} today={around.today} locale={around.locale} />,
      why: <WhyCell row={row} />,
      attachment: row.summary?.style && <AttachmentCell of={row.summary.style} />,
      alliance: row.summary?.alliance && <AllianceCell of={row.summary.alliance} namesForm={namesAlliance} />,
      distress: row.summary?.distress && <DistressCell of={row.summary.distress} namesForm={namesDistress} />,
      rupture: row.summary?.openRupture && <RuptureCell of={row.summary.openRupture} today={around.today} />,
      due: row.due.length > 0 ? <DueCell due={row.due} /> : null,
      record: recordable(row) ? <Record row={row} around={around} /> : null,
    },
  }))
}

/** Only a client's clinician records, and only while an episode is open. */
const recordable = ({ myRole, episode }: CaseloadRow) => myRole === 'clinician' && episode !== null

function Record({ row, around }: { row: CaseloadRow; around: Around }) {
  return (
    <RecordButton
      action={around.record}
      clientId={row.id}
      sendKey={around.newKey()}
      who={row.name ?? row.code}
      isOpen={row.openSessionId !== null}
      variant="outline"
      size="sm"
      short
    />
  )
}
