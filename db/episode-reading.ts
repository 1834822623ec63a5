import { and, eq, isNotNull } from 'drizzle-orm'
import type { History } from '../lib/history'
import { comparedSheets } from '../lib/item-changes'
import type { Viewer } from '../lib/viewer'
import { isOwnClient } from './access'
import { careTeamOf } from './care-team-rows'
import { clientRef } from './client-name'
import { flagViews } from './flag-views'
import { goalsOf } from './goal-rows'
import { unchangedHistory, withAnswers } from './history'
import { type Sql, vault } from './open'
import { type clients, type episodes, flags, sessions } from './schema'
import { episodeView, pinsOf } from './sealed-views'
import { openSession } from './session-rows'
import { settingsIn } from './settings'
import type { ClientKey } from './vault'

type Episode = typeof episodes.$inferSelect

type Found = { client: typeof clients.$inferSelect; all: readonly Episode[]; chosen: Episode; now: number }

/** `withNotes`: the clinician's words on the sessions. `withItems`: the answers of the sheets that are compared item by item. */
type Depth = { withNotes?: boolean; withItems?: boolean }

/** One episode as a timeline and a report show it, of a client who was found through the viewer. */
export async function episodeReading(
  tx: Sql,
  viewer: Viewer,
  { client, all, chosen, now }: Found,
  { withNotes = false, withItems = false }: Depth,
) {
  const key = vault().keyOf(client)
  const scored = await unchangedHistory(tx, chosen.id)
  const read = withItems ? await withAnswers(tx, scored, comparedSheets(scored)) : scored
  return {
    client: clientRef(client),
    episodes: all.map(episode => episodeView(key, episode)),
    history: read,
    careTeam: await careTeamOf(tx, client.id, now),
    /** The clinician's words on the sessions; empty unless they were asked for. */
    notes: withNotes ? await sessionNotes(tx, key, read) : [],
    settings: await settingsIn(tx, viewer.practiceId),
    flags: await flagViews(tx, viewer, eq(flags.episodeId, chosen.id)),
    pins: await pinsOf(tx, key, chosen.id),
    goals: await goalsOf(tx, key, chosen.id, viewer.timeZone),
    mayEdit: await isOwnClient(tx, viewer, client.id),
    isOpen: chosen.endedOn === null,
    openSession: await openSession(tx, client.id),
  }
}

/** What the clinician wrote on the sessions of an episode, in their order; void ones are left out. */
async function sessionNotes(tx: Sql, key: ClientKey, { episodeId, sessions: held }: History) {
  const rows = await tx
    .select({ id: sessions.id, sealedNote: sessions.sealedNote })
    .from(sessions)
    .where(and(eq(sessions.episodeId, episodeId), isNotNull(sessions.sealedNote)))
  const notes = new Map(rows.map(({ id, sealedNote }) => [id, key.read('sessions.sealed_note', id, sealedNote)]))
  return held.flatMap(({ id, number, date, isSaved }) => {
    const text = notes.get(id)
    return text ? [{ number, date, isSaved, text }] : []
  })
}
