import { eq } from 'drizzle-orm'
import type { Sql } from './engine'
import { first } from './rows'
import { practices } from './schema'
import type { Vault } from './vault'

/**
 * Throws where the practice key is another one than the practice was used with, also while no client tells; keeps its fingerprint where
 * there is none yet. Two servers with two keys would each seal what the other cannot open.
 */
export async function checkFingerprint(tx: Sql, vault: Vault): Promise<void> {
  const { id, keyFingerprint } = practices
  const practice = await first(tx.select({ id, keyFingerprint }).from(practices).limit(1))
  if (!practice || practice.keyFingerprint === vault.fingerprint()) return
  if (practice.keyFingerprint !== null)
    throw new Error('The practice key does not belong to this database. Put the right keys folder beside it.')
  await tx.update(practices).set({ keyFingerprint: vault.fingerprint() }).where(eq(id, practice.id))
}
