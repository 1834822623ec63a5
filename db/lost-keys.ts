import { and, isNull, ne } from 'drizzle-orm'
import type { Sql } from './engine'
import { keyStoreFolder } from './key-store'
import { clients } from './schema'
import type { Vault } from './vault'

/** How many clients name a key, and how many of those keys are nowhere: neither in the store nor destroyed on purpose. */
async function countKeys(tx: Sql, vault: Vault): Promise<{ named: number; missing: number }> {
  const named = await tx
    .select({ owner: clients.id, keyId: clients.keyId })
    .from(clients)
    .where(and(ne(clients.keyId, ''), isNull(clients.removedAt)))
  const isKnown = vault.knows()
  return { named: named.length, missing: named.filter(key => !isKnown(key)).length }
}

/**
 * Refuses a practice of whose clients’ keys none is there: its folder of keys came back without the store. Where some are missing, the
 * others go on, and what cannot be read says so. `all`: where a single one is missing.
 */
export async function refuseLostKeys(tx: Sql, vault: Vault, folder: string, { all = false } = {}): Promise<void> {
  const { named, missing } = await countKeys(tx, vault)
  if (missing === 0 || (!all && missing < named)) return
  throw new Error(
    `The keys of the clients are missing: ${keyStoreFolder(folder)} lacks ${missing} of the ${named} that belong to this database. Put the newest copy of the whole folder of keys in its place.`,
  )
}
