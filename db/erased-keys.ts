import type { Sql } from './engine'
import { erasedKeys } from './schema'
import type { Vault } from './vault'

/** Within an act that erases: says in the database which keys are to be destroyed. From its commit on there is no way back. */
export async function markKeysErased(
  tx: Sql,
  vault: Vault,
  { practiceId, owner, now }: { practiceId: string; owner: string; now: number },
): Promise<void> {
  for (const { keyId } of vault.keysOf(owner))
    await tx.insert(erasedKeys).values({ keyId, owner, practiceId, erasedAt: now }).onConflictDoNothing()
}

/** Destroys the keys that were erased and are still there: after the commit of the act, and at start what was interrupted. */
export async function destroyErasedKeys(tx: Sql, vault: Vault): Promise<void> {
  const { owner, keyId } = erasedKeys
  const erased = await tx.select({ owner, keyId }).from(erasedKeys)
  for (const key of erased.filter(vault.leftovers())) vault.destroy(key)
}
