import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { findOwnClient } from './access'
import { audit } from './audit'
import { hasRecords } from './client-checks'
import { destroyErasedKeys, markKeysErased } from './erased-keys'
import { db, engine, type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { careTeam, clients, episodes, measurePauses, measurePlans, sessions, summaries } from './schema'
import { done, keyOfVersion, once, write } from './write'

/**
 * Removes a client who was added by mistake, while nothing is recorded of them. Their key is destroyed with what it sealed and their
 * code is free again; what is left is a row that the audit points to. There is no way back: one adds them anew.
 */
export async function removeClient(
  viewer: Viewer,
  { clientId, version }: { clientId: string; version: number },
  now: number,
): Promise<Outcome> {
  const act = 'client.remove'
  const sent = { key: keyOfVersion(act, clientId, version), act, sent: clientId, now }
  const outcome = await write(viewer, tx =>
    once(tx, viewer, sent, done, async () => {
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      if (client.version !== version) return conflict
      if (await hasRecords(tx, clientId)) return invalid({ clientId: [recorded] })
      await markKeysErased(tx, vault(), { practiceId: viewer.practiceId, owner: clientId, now })
      await removeTraces(tx, clientId)
      await endMemberships(tx, viewer, clientId, now)
      const left = { ...nothing, removedAt: now, removedBy: viewer.personId, version: version + 1 }
      await tx.update(clients).set(left).where(eq(clients.id, clientId))
      await audit(tx, viewer, { act, clientId, now })
      engine().emptyLog()
      return { ok: true }
    }),
  )
  if (outcome.ok) await destroyErasedKeys(db(), vault())
  return outcome
}

const recorded =
  'Something has now been recorded about this client, so they cannot be removed. The episode can be ended instead.'

/** What a removed client's row holds. */
const nothing = {
  code: '',
  codeFolded: '',
  codeCompact: '',
  keyId: '',
  wrappedKey: Buffer.alloc(0),
  sealedName: null,
  sealedBirthDate: null,
  sealedPronouns: null,
  sealedPreferredName: null,
  sealedLanguage: null,
  status: 'not-in-therapy' as const,
  nextSessionOn: null,
}

/** Sessions that were begun and hold nothing, the line of the caseload, the client's own plan and pauses, and the reasons of the episode. */
async function removeTraces(tx: Sql, clientId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.clientId, clientId))
  await tx.delete(summaries).where(eq(summaries.clientId, clientId))
  await tx.delete(measurePauses).where(eq(measurePauses.clientId, clientId))
  await tx.delete(measurePlans).where(eq(measurePlans.clientId, clientId))
  const reasons = { sealedStartReason: null, sealedEndReason: null }
  await tx.update(episodes).set(reasons).where(eq(episodes.clientId, clientId))
}

async function endMemberships(tx: Sql, viewer: Viewer, clientId: string, now: number): Promise<void> {
  const open = tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .where(and(eq(careTeam.clientId, clientId), isNull(careTeam.toAt)))
  await tx.update(careTeam).set({ toAt: now, endedBy: viewer.personId }).where(inArray(careTeam.id, open))
}
