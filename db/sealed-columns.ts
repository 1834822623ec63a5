import { eq, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Sql } from './engine'
import { type MovedTable, tablesInOrder } from './move-tables'
import { careTeam, flags, sessions } from './schema'
import type { SealedColumn } from './vault'

/** A column whose values a client's key seals, with the rows that are of one client. */
export type ClientColumn = {
  table: MovedTable
  field: string
  column: SealedColumn
  key: MovedTable['keys'][number]
  of: (tx: Sql, clientId: string) => SQL
}

/** Sealed by a key of a person's own, or by the practice key, and by none of a client. */
const ofOthers = ['own_attachments', 'setup_codes']

/** Every column that a client's key seals, found in the schema: a table that comes to it is known, or refused. */
export const clientColumns = (): ClientColumn[] =>
  tablesInOrder()
    .filter(({ name }) => !ofOthers.includes(name))
    .flatMap(table =>
      table.columns.flatMap(({ field, name }) => {
        const sealed = sealedName(table.name, name)
        return sealed === null ? [] : [{ table, field, column: sealed, ...ownership(table) }]
      }),
    )

const sealedName = (table: string, column: string): SealedColumn | null =>
  column.startsWith('sealed_') ? `${table}.sealed_${column.slice('sealed_'.length)}` : null

function ownership(table: MovedTable): Pick<ClientColumn, 'key' | 'of'> {
  const [key] = table.keys
  if (!key) throw new Error(`The rows of ${table.name} have no key`)
  return { key, of: ofClient(table, key.column) }
}

function ofClient(table: MovedTable, id: PgColumn): ClientColumn['of'] {
  const named = (name: string) => table.columnOf(name)
  const [byClient, byFlag, bySession] = [named('client_id'), named('flag_id'), named('session_id')]
  const byPlace = named('place_id')
  if (table.name === 'clients') return (_, clientId) => eq(id, clientId)
  if (byClient) return (_, clientId) => eq(byClient, clientId)
  if (byFlag)
    return (tx, clientId) =>
      inArray(byFlag, tx.select({ id: flags.id }).from(flags).where(eq(flags.clientId, clientId)))
  if (bySession)
    return (tx, clientId) =>
      inArray(bySession, tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.clientId, clientId)))
  if (byPlace)
    return (tx, clientId) =>
      inArray(byPlace, tx.select({ id: careTeam.id }).from(careTeam).where(eq(careTeam.clientId, clientId)))
  throw new Error(`It is not known of which client the rows of ${table.name} are`)
}
