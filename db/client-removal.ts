import type { Viewer } from '../lib/viewer'
import { findOwnClient } from './access'
import { audit } from './audit'
import { hasRecords } from './client-checks'
import { emptyClient, removeTraces } from './client-removal-rows'
import { destroyErasedKeys, markKeysErased } from './erased-keys'
import { db, engine, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
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
      await emptyClient(tx, { clientId, version, by: viewer.personId, now })
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
