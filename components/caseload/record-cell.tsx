import { RecordButton } from '@/components/shell/record-button'
import type { FormAction } from '@/lib/form-state'
import type { TableRow } from './table-columns'

/** How sessions are begun from here; the key is the page's, and with the client's id it is one for each row. */
export type Begin = { action: FormAction; key: string }

export function RecordCell({ row, begin }: { row: TableRow; begin: Begin }) {
  return (
    <RecordButton
      action={begin.action}
      clientId={row.id}
      sendKey={`${begin.key}.${row.id}`}
      who={row.name ?? row.code}
      open={row.cells.record?.open ?? null}
      variant="outline"
      size="sm"
      short
    />
  )
}
