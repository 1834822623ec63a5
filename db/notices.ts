import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Notice } from '../lib/notices'
import { may, type Viewer } from '../lib/viewer'
import { amongClients, isOpenTo } from './access'
import { audit } from './audit'
import { isNotOver } from './care-team-rows'
import { alias } from './columns'
import type { Sql } from './open'
import { notFound, type Outcome } from './outcome'
import { changed } from './rows'
import { careTeam, clients, notices, people } from './schema'
import { look, write } from './write'

/** So many are shown at once, the oldest first: when they are read, the next ones are. */
const mostShown = 20

export type NoticeView = Notice & {
  id: string
  toldAt: number
  /** The client, while they are open to the viewer. The code is said to who will cover for them too; who has left is not told whose it was. */
  clientId: string | null
}

/** What the viewer was told and has not said to have read, the oldest first. */
export async function unreadNotices(viewer: Viewer): Promise<NoticeView[]> {
  if (!may(viewer, 'readNotices')) return []
  return look(async tx => {
    const [about, by] = [alias(people, 'about'), alias(people, 'by')]
    const rows = await tx
      .select({ notice: notices, code: clients.code, about: about.name, by: by.name })
      .from(notices)
      .leftJoin(clients, and(eq(clients.id, notices.clientId), isNull(clients.removedAt)))
      .leftJoin(about, eq(about.id, notices.aboutId))
      .leftJoin(by, eq(by.id, notices.actedBy))
      .where(isUnread(viewer))
      .orderBy(asc(notices.toldAt), asc(notices.id))
      .limit(mostShown)
    const named = rows.flatMap(({ notice }) => notice.clientId ?? [])
    const isOpen = await amongClients(tx, isOpenTo(viewer), named)
    const isAhead = new Set(named.length > 0 ? await aheadAmong(tx, viewer, named) : [])
    return rows.map(({ notice: { id, kind, toldAt, clientId, aboutId, count, detail }, ...row }) => ({
      ...{ id, kind, toldAt, count, detail, by: row.by },
      about: aboutId === viewer.personId ? null : row.about,
      clientId: clientId !== null && isOpen.has(clientId) ? clientId : null,
      code: clientId !== null && (isOpen.has(clientId) || isAhead.has(clientId)) ? row.code : null,
    }))
  })
}

/** Those of some clients for whom the viewer is going to cover. */
async function aheadAmong(tx: Sql, { personId, admittedAt }: Viewer, clientIds: readonly string[]): Promise<string[]> {
  const theirs = and(eq(careTeam.personId, personId), inArray(careTeam.clientId, [...clientIds]))
  const ahead = and(theirs, isNotNull(careTeam.coveredId), isNotOver(admittedAt))
  const found = await tx.select({ id: careTeam.clientId }).from(careTeam).where(ahead).orderBy(careTeam.id)
  return found.map(({ id }) => id)
}

const isUnread = ({ personId }: Viewer) => and(eq(notices.personId, personId), isNull(notices.readAt))

/** The viewer has read these of their notices: they are shown no more. */
export async function readNotices(
  viewer: Viewer,
  { noticeIds }: { noticeIds: readonly string[] },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'readNotices')) return notFound
  return write(viewer, async tx => {
    const these = and(isUnread(viewer), inArray(notices.id, [...noticeIds]))
    const count = await changed(tx.update(notices).set({ readAt: now }).where(these))
    if (count > 0) await audit(tx, viewer, { act: 'notices.read', now })
    return { ok: true }
  })
}
