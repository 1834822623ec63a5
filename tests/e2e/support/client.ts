import { randomUUID } from 'node:crypto'
import { client } from '@/db/client-pages'
import { addClient } from '@/db/clients'
import { endEpisode } from '@/db/episodes'
import type { Entry } from '@/lib/entry'
import type { Viewer } from '@/lib/viewer'
import { recordOn } from '../../support/course'
import { dayFromToday } from './practice'

/** A client of the viewer whose episode began some weeks ago. */
export async function newClient(viewer: Viewer, code: string, name: string | null, weeksAgo = 30): Promise<string> {
  const about = { key: randomUUID(), code, name, birthDate: null, pronouns: null, reason: null, nextSessionOn: null }
  const added = await addClient(viewer, { ...about, startedOn: dayFromToday(-7 * weeksAgo) }, Date.now())
  if (!added.ok) throw new Error('The client was not added')
  return added.clientId
}

/** Sessions a week apart, the last of them a week ago. Gives their ids. */
export async function recordWeekly(viewer: Viewer, clientId: string, sheets: readonly Entry[][]): Promise<string[]> {
  const ids: string[] = []
  for (const [week, entries] of sheets.entries()) {
    const heldOn = dayFromToday(-7 * (sheets.length - week))
    ids.push(await recordOn(viewer, clientId, heldOn, entries, Date.now()))
  }
  return ids
}

/** Ends the episode of a client of whom no safety flag is open, today. */
export async function endTherapy(viewer: Viewer, clientId: string): Promise<void> {
  const [episode] = (await client(viewer, clientId, Date.now()))?.episodes ?? []
  const which = { episodeId: episode?.id ?? '', version: episode?.version ?? 0 }
  const ending = { endedOn: dayFromToday(0), endKind: 'completed' as const, reason: null }
  const ended = await endEpisode(viewer, { ...which, ...ending }, Date.now())
  if (!ended.ok) throw new Error('The episode was not ended')
}
