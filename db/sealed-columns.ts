import { type ClientTable, clientTables } from './client-tables'
import { type MovedTable, tablesInOrder } from './move-tables'
import type { SealedColumn } from './vault'

/** A column whose values are sealed, and by what its rows are known. */
type SealedPlace<Table extends MovedTable = MovedTable> = {
  table: Table
  field: string
  column: SealedColumn
  key: Table['keys'][number]
}

/** A column whose values a client's key seals. */
export type ClientColumn = SealedPlace<ClientTable>

/** Every column that a client's key seals, found in the schema. */
export const clientColumns = (): ClientColumn[] => clientTables().flatMap(sealedColumnsOf)

/** Every column that the practice key seals by itself: what is of nobody, or of who works here. */
export function practiceColumns(): SealedPlace[] {
  const ofClients = new Set(clientTables().map(({ name }) => name))
  // Sealed by a key of their own.
  const others = tablesInOrder().filter(({ name }) => !ofClients.has(name) && name !== 'own_attachments')
  return others.flatMap(sealedColumnsOf)
}

/** The sealed columns of one table. */
export const sealedColumnsOf = <Table extends MovedTable>(table: Table): SealedPlace<Table>[] =>
  table.columns.flatMap(({ field, name }) => {
    const column = sealedName(table.name, name)
    return column === null ? [] : [{ table, field, column, key: keyOf(table) }]
  })

const sealedName = (table: string, column: string): SealedColumn | null =>
  column.startsWith('sealed_') ? `${table}.sealed_${column.slice('sealed_'.length)}` : null

function keyOf(table: MovedTable): MovedTable['keys'][number] {
  const [key] = table.keys
  if (!key) throw new Error(`The rows of ${table.name} have no key`)
  return key
}
