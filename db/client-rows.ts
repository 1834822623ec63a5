import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { ownMembership } from './access'
import { type ClientOffered, clientRef, nameColumns } from './client-name'
import type { Sql } from './open'
import { careTeam, clients, episodes } from './schema'

/**
 * Clients by name, as they are offered to choose from: by code, and those whose episode has ended after all others. `isOwn`: the viewer
 * works with them. `where` starts from the viewer. At most so many, in the order of their codes, or all.
 */
export async function offeredClients(tx: Sql, viewer: Viewer, where: SQL | undefined, most: number | 'all') {
  const offered = tx
    .select({ ...nameColumns, openEpisodeId: episodes.id, ownId: careTeam.id })
    .from(clients)
    .leftJoin(episodes, and(eq(episodes.clientId, clients.id), isNull(episodes.endedOn)))
    .leftJoin(careTeam, ownMembership(viewer))
    .where(where)
    .orderBy(asc(clients.codeCompact), asc(clients.id))
  const rows = await (most === 'all' ? offered : offered.limit(most))
  return rows
    .map(({ openEpisodeId, ownId, ...row }) => ({
      ...clientRef(row),
      isEnded: openEpisodeId === null,
      isOwn: ownId !== null,
    }))
    .toSorted(inOfferedOrder)
}

const inOfferedOrder = (a: ClientOffered, b: ClientOffered) =>
  Number(a.isEnded) - Number(b.isEnded) || byCode.compare(a.code, b.code)

const byCode = new Intl.Collator('en', { numeric: true })
