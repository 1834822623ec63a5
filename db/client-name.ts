import { vault } from './open'
import { clients } from './schema'

/** The columns by which a client is named on screen. */
export const nameColumns = {
  id: clients.id,
  code: clients.code,
  wrappedKey: clients.wrappedKey,
  sealedName: clients.sealedName,
}

type NamedRow = { id: string; code: string; wrappedKey: Buffer; sealedName: Buffer | null }
export type ClientName = { id: string; code: string; name: string | null }

/** A client as screens name it: the code, and the name where one was given. */
export function clientName(row: NamedRow): ClientName {
  const name = row.sealedName && vault().unwrap(row).open('clients.sealed_name', row.id, row.sealedName)
  return { id: row.id, code: row.code, name }
}

/** A client to be chosen among others. */
export type ClientOffered = ClientName & { /** There is no episode that goes on. */ isEnded: boolean }

/** As clients are offered to choose from: by code, and those whose episode has ended after all others. */
export const inOfferedOrder = <Offered extends ClientOffered>(clients: readonly Offered[]): Offered[] =>
  clients.toSorted(
    (a, b) => Number(a.isEnded) - Number(b.isEnded) || a.code.localeCompare(b.code, 'en', { numeric: true }),
  )
