import { and, asc, eq } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { db, vault } from './open'
import { clients, episodes } from './schema'

/**
 * When a client was born and when their first episode began, for the dates of a form to be compared with. Null when the viewer does
 * not work with them.
 */
export async function clientDates(viewer: Viewer, about: { clientId: string } | { episodeId: string }) {
  const isMeant = 'clientId' in about ? eq(clients.id, about.clientId) : eq(episodes.id, about.episodeId)
  const row = db()
    .select({ client: clients })
    .from(clients)
    .innerJoin(episodes, eq(episodes.clientId, clients.id))
    .where(and(keptBy(viewer), isMeant))
    .get()
  if (!row) return null
  const { client } = row
  const began = db().select({ on: episodes.startedOn }).from(episodes).where(eq(episodes.clientId, client.id))
  return {
    birthDate: vault().unwrap(client).open('clients.sealed_birth_date', client.id, client.sealedBirthDate),
    firstStartedOn: began.orderBy(asc(episodes.startedOn)).get()?.on ?? null,
  }
}
