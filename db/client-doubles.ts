import { asc } from 'drizzle-orm'
import { isLikelyDouble } from '../lib/likely-double'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { type ClientRef, clientRef } from './client-name'
import { type Sql, vault } from './open'
import { clients } from './schema'

type Person = { name: string | null; birthDate: string | null }

/**
 * The viewer's own clients who may be the person that is just being added. Of clients of others nothing is told: that somebody is
 * in therapy here is theirs to tell.
 */
export function likelyDoubles(tx: Sql, viewer: Viewer, person: Person): ClientRef[] {
  if (person.name === null && person.birthDate === null) return []
  const own = tx.select().from(clients).where(keptBy(viewer)).orderBy(asc(clients.code)).all()
  return own.filter(client => isLikelyDouble(person, personOf(client))).map(clientRef)
}

function personOf(client: typeof clients.$inferSelect): Person {
  const key = vault().unwrap(client)
  const birthDate = key.open('clients.sealed_birth_date', client.id, client.sealedBirthDate)
  return { name: clientRef(client).name, birthDate }
}
