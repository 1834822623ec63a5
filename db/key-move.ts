import { and, asc, eq, sql } from 'drizzle-orm'
import type { Engine, Sql } from './engine'
import { first } from './rows'
import { clients, ownAttachments } from './schema'
import { type ClientColumn, clientColumns, rewriteSealed } from './sealed-columns'
import { noteUnreadable } from './unreadable'
import type { ClientKey, KeyRow, SealedColumn, Vault } from './vault'

/*
 * Earlier versions kept each client's key in the client's row, and with it in every backup. Here each gets a new one, in the key store, and
 * what the old one sealed is sealed anew: the keys in old copies open nothing that is kept here. A client is one act: where it is stopped,
 * it goes on from there at the next start.
 */

/** Told how many keys were moved, and of how many. */
export type OnKeys = (moved: number, total: number) => void

/** Moves every key that is still in the database. Gives how many there were; those that are damaged stay as they are. */
export async function moveKeys(engine: Engine, vault: Vault, onKeys: OnKeys = () => {}): Promise<number> {
  const erased = vault.erasedOwners()
  const ids = await keysInDatabase(engine.db)
  const total = ids.clients.length + ids.points.length
  let moved = 0
  const done = () => onKeys(++moved, total)
  const columns = clientColumns()
  for (const id of ids.clients) {
    // One who was erased came back with an old copy: the start erases them again, and gives them no new key.
    if (erased.has(id)) continue
    await engine.transaction('practice', tx => moveClientKey(tx, vault, columns, id))
    done()
  }
  for (const id of ids.points) {
    await engine.transaction('practice', tx => movePointKey(tx, vault, id, erased))
    done()
  }
  if (total > 0) await engine.transaction('practice', async () => engine.emptyLog())
  return total
}

/** Whose keys are still in the database, in an order that is the same at each start. */
export async function keysInDatabase(tx: Sql): Promise<{ clients: string[]; points: string[] }> {
  const isHere = (wrapped: typeof clients.wrappedKey | typeof ownAttachments.wrappedKey) => sql`length(${wrapped}) > 0`
  const ofClients = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.keyId, ''), isHere(clients.wrappedKey)))
    .orderBy(asc(clients.id))
  const ofPoints = await tx
    .select({ id: ownAttachments.id })
    .from(ownAttachments)
    .where(and(eq(ownAttachments.keyId, ''), isHere(ownAttachments.wrappedKey)))
    .orderBy(asc(ownAttachments.id))
  return { clients: ofClients.map(({ id }) => id), points: ofPoints.map(({ id }) => id) }
}

const movedKey = (keyId: string) => ({ keyId, wrappedKey: Buffer.alloc(0) })

async function moveClientKey(tx: Sql, vault: Vault, columns: readonly ClientColumn[], clientId: string): Promise<void> {
  const row = await first(tx.select().from(clients).where(eq(clients.id, clientId)).limit(1))
  // Another server may have done it meanwhile. A key that is damaged is no better anywhere else.
  if (row?.keyId !== '' || !vault.opens(row)) return
  await sealAnew(tx, vault, columns, row)
}

/** Gives a client another key, by which all that is sealed of them is sealed anew. */
export async function sealAnew(tx: Sql, vault: Vault, columns: readonly ClientColumn[], row: KeyRow): Promise<void> {
  const before = vault.keyOf(row)
  const { key: anew, keyId } = vault.newKey(row.id)
  for (const place of columns)
    await rewriteSealed(tx, place, place.table.of(tx, row.id), (rowId, sealed) =>
      resealed({ before, anew }, place.column, rowId, sealed),
    )
  await tx.update(clients).set(movedKey(keyId)).where(eq(clients.id, row.id))
}

type Keys = { before: ClientKey; anew: ClientKey }

const resealed = ({ before, anew }: Keys, column: SealedColumn, rowId: string, sealed: Buffer): Buffer | null =>
  sealedAnew(anew, column, rowId, before.textOf(column, rowId, sealed))

/** A text sealed by a new key, opened again and compared; null where it could not be read (null), and stays as it is. */
export function sealedAnew(anew: ClientKey, column: SealedColumn, rowId: string, text: string | null): Buffer | null {
  if (text === null) {
    noteUnreadable(column, rowId)
    return null
  }
  const value = anew.sealText(column, rowId, text)
  if (anew.open(column, rowId, value) !== text)
    throw new Error(`A value of ${column} would not be the same. Nothing was changed.`)
  return value
}

async function movePointKey(tx: Sql, vault: Vault, pointId: string, erased: ReadonlySet<string>): Promise<void> {
  const point = await first(tx.select().from(ownAttachments).where(eq(ownAttachments.id, pointId)).limit(1))
  if (point?.keyId !== '') return
  const owner = personOwner(point.personId)
  if (erased.has(owner) || !vault.opens({ ...point, id: owner })) return
  await sealPointAnew(tx, vault, point)
}

/** As `sealAnew`, for one of a person's own points. */
export async function sealPointAnew(tx: Sql, vault: Vault, point: typeof ownAttachments.$inferSelect): Promise<void> {
  const owner = personOwner(point.personId)
  const { key: anew, keyId } = vault.newKey(owner)
  const keys = { before: vault.keyOf({ ...point, id: owner }), anew }
  const sealedPoint = resealed(keys, 'own_attachments.sealed_point', point.id, point.sealedPoint) ?? point.sealedPoint
  await tx
    .update(ownAttachments)
    .set({ ...movedKey(keyId), sealedPoint })
    .where(eq(ownAttachments.id, point.id))
}

/** As whose the keys of a person's own points are known. */
export const personOwner = (personId: string): string => `person ${personId}`
