import { and, isNull, ne } from 'drizzle-orm'
import type { Sql } from './engine'
import { keyStoreFolder } from './key-store'
import { clients } from './schema'
import type { Vault } from './vault'

/**
 * Refuses a practice of whose clients’ keys none is there: its folder of keys came back without the store. Where some are missing, the
 * others go on, and what cannot be read says so.
 */
export async function refuseLostKeys(tx: Sql, vault: Vault, folder: string): Promise<void> {
  const named = await tx
    .select({ owner: clients.id, keyId: clients.keyId })
    .from(clients)
    .where(and(ne(clients.keyId, ''), isNull(clients.removedAt)))
  const isKnown = vault.knows()
  if (named.length === 0 || named.some(isKnown)) return
  throw new Error(
    `The keys of the clients are missing: ${keyStoreFolder(folder)} holds none of the ${named.length} that belong to this database. Put the newest copy of the whole folder of keys in its place.`,
  )
}
