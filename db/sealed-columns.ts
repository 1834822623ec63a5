import { eq, type SQL } from 'drizzle-orm'
import { type ClientTable, clientTables } from './client-tables'
import type { Sql } from './engine'
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

/**
 * Writes the values of a sealed column anew, in the rows that `which` finds: `anew` gives what takes the place of a value, or null where it
 * stays.
 */
export async function rewriteSealed(
  tx: Sql,
  { table, field, key }: SealedPlace,
  which: SQL | undefined,
  anew: (rowId: string, sealed: Buffer) => Buffer | null,
): Promise<void> {
  const found: Record<string, unknown>[] = await tx.select().from(table.table).where(which)
  for (const row of found) {
    const [id, sealed] = [String(row[key.field]), row[field]]
    const value = Buffer.isBuffer(sealed) ? anew(id, sealed) : null
    if (value)
      await tx
        .update(table.table)
        .set({ [field]: value })
        .where(eq(key.column, id))
  }
}

const sealedName = (table: string, column: string): SealedColumn | null =>
  column.startsWith('sealed_') ? `${table}.sealed_${column.slice('sealed_'.length)}` : null

function keyOf(table: MovedTable): MovedTable['keys'][number] {
  const [key] = table.keys
  if (!key) throw new Error(`The rows of ${table.name} have no key`)
  return key
}
