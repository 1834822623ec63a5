import { and, eq, isNotNull } from 'drizzle-orm'
import type { History } from '../lib/history'
import type { Sql } from './open'
import { sessions } from './schema'
import type { ClientKey } from './vault'

/** What the clinician wrote on each session of an episode that stands, in the order of the sessions. */
export function sessionNotes(tx: Sql, key: ClientKey, { episodeId, sessions: held }: History) {
  const rows = tx
    .select({ id: sessions.id, sealedNote: sessions.sealedNote })
    .from(sessions)
    .where(and(eq(sessions.episodeId, episodeId), isNotNull(sessions.sealedNote)))
    .all()
  const notes = new Map(rows.map(({ id, sealedNote }) => [id, key.open('sessions.sealed_note', id, sealedNote)]))
  return held.flatMap(({ id, number, date }) => {
    const text = notes.get(id)
    return text ? [{ number, date, text }] : []
  })
}
