import { AllianceCell, AttachmentCell, DistressCell, DueCell, RuptureCell, SessionCell, WhyCell } from './cells'
import { ClientCell } from './client-cell'
import { type Begin, RecordCell } from './record-cell'
import type { TableRow } from './table-columns'
import type { ColumnId } from './url-state'

/** What one column says about one client; nothing where it has nothing to say. */
export function Cell({ id, row, begin }: { id: ColumnId; row: TableRow; begin: Begin }) {
  const { attachment, session, why, alliance, distress, rupture, due, record } = row.cells
  switch (id) {
    case 'client':
      return <ClientCell row={row} />
    case 'attachment':
      return attachment && <AttachmentCell of={attachment} />
    case 'session':
      return session && <SessionCell of={session} />
    case 'why':
      return <WhyCell of={why} />
    case 'alliance':
      return alliance && <AllianceCell of={alliance} />
    case 'distress':
      return distress && <DistressCell of={distress} />
    case 'rupture':
      return rupture && <RuptureCell of={rupture} />
    case 'due':
      return due && <DueCell of={due} />
    case 'record':
      return record && <RecordCell row={row} begin={begin} />
  }
}
