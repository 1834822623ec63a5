import { createHmac } from 'node:crypto'
import { eq, isNull } from 'drizzle-orm'
import type { Sql } from './engine'
import type { Keys } from './keys'
import { first } from './rows'
import { clients, practices } from './schema'
import type { KeyRow, Vault } from './vault'

/** Throws where the practice key is another one than the practice was used with. */
export function refuseOtherKey(vault: Vault, fingerprint: string | null, keys: () => readonly KeyRow[]): void {
  if (fingerprint === vault.fingerprint()) return
  if (!opensMost(vault, fingerprint, keys()))
    throw new Error(
      'The practice key does not belong to this database. Put the right keys folder beside it, or, for one in a server, into the folder that ATTUNE_DATA names.',
    )
}

/**
 * Of a practice whose fingerprint is not there yet, or is damaged, the keys of its clients tell. Not one of them alone: that one may be
 * damaged, or made by a server that had other keys.
 */
function opensMost(vault: Vault, fingerprint: string | null, keys: readonly KeyRow[]): boolean {
  if (keys.length === 0) return fingerprint === null
  return 2 * keys.filter(key => vault.opens(key)).length > keys.length
}

/** What tells the keys of a folder from others, and says nothing about them. */
export type Fingerprints = { keyFingerprint: string; loginFingerprint: string }

export const fingerprintsOf = ({ keys, vault }: { keys: Keys; vault: Vault }): Fingerprints => ({
  keyFingerprint: vault.fingerprint(),
  loginFingerprint: createHmac('sha256', keys.login).update('attune login fingerprint').digest('base64url'),
})

type Kept = { keyFingerprint: string | null; loginFingerprint: string | null }

/** Whether these are the fingerprints that were kept. */
export const areThese = (kept: Kept, ours: Fingerprints): boolean =>
  kept.keyFingerprint === ours.keyFingerprint && kept.loginFingerprint === ours.loginFingerprint

/**
 * Throws where the practice key is another one than the practice was used with, also while no client tells: two servers with two keys would
 * each seal what the other cannot open. So it does in a server of databases where the secret that signs log-ins is another one, of which
 * `loginFile` names the file; the one server of a practice in a file makes a new one where it was lost, which ends the log-ins and no more.
 * Keeps the fingerprints where there are none yet, or damaged ones.
 */
export async function checkFingerprints(
  tx: Sql,
  vault: Vault,
  ours: Fingerprints,
  loginFile: string | null,
): Promise<void> {
  const { id, keyFingerprint, loginFingerprint } = practices
  const practice = await first(tx.select({ id, keyFingerprint, loginFingerprint }).from(practices).limit(1))
  if (!practice || areThese(practice, ours)) return
  if (practice.keyFingerprint !== ours.keyFingerprint) {
    const kept = { id: clients.id, keyId: clients.keyId, wrappedKey: clients.wrappedKey }
    const keys = await tx.select(kept).from(clients).where(isNull(clients.removedAt))
    refuseOtherKey(vault, practice.keyFingerprint, () => keys)
  }
  const isOtherLogin = practice.loginFingerprint !== null && practice.loginFingerprint !== ours.loginFingerprint
  if (loginFile !== null && isOtherLogin) throw new Error(otherLogin(loginFile))
  await tx.update(practices).set(ours).where(eq(id, practice.id))
}

const otherLogin = (file: string) =>
  [
    `${file} is not the one of the other servers of this practice: who logs in at one would be a stranger at the next.`,
    'Copy login.secret from the keys of another server, or from where they are kept.',
    'If it is lost, stop all servers and run in the database: update practices set login_fingerprint = null.',
    'The next server that starts is then taken at its word, and everybody logs in again.',
  ].join('\n')
