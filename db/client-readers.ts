import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm'
import { auditActText, readingActs } from '../lib/audit-acts'
import { may, type Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { audit } from './audit'
import { clientRef, nameColumns } from './client-name'
import { auditEvents, clients, people } from './schema'
import { look } from './write'

/** Entries on one page. */
const aPage = 50

export type Readings = NonNullable<Awaited<ReturnType<typeof readersOfClients>>>

/**
 * Who else has read the records of the clients the viewer works with, the newest first; null for those who work with none. Whoever opens a
 * list is not named here: what a list shows is noted with its number of clients.
 */
export async function readersOfClients(viewer: Viewer, before: number | null, now: number) {
  if (!may(viewer, 'seeReaders')) return null
  return look(async tx => {
    const { seq, happenedAt, act } = auditEvents
    const rows = await tx
      .select({ ...nameColumns, seq, happenedAt, act, reader: people.name })
      .from(auditEvents)
      .innerJoin(clients, eq(clients.id, auditEvents.clientId))
      .innerJoin(people, eq(people.id, auditEvents.personId))
      .where(
        and(
          keptBy(viewer),
          ne(auditEvents.personId, viewer.personId),
          inArray(act, [...readingActs]),
          before === null ? undefined : lt(seq, before),
        ),
      )
      .orderBy(desc(seq))
      .limit(aPage + 1)
    const readings = rows.slice(0, aPage).map(row => ({
      seq: row.seq,
      at: row.happenedAt,
      reader: row.reader,
      text: auditActText(row.act),
      client: clientRef(row),
    }))
    await audit(tx, viewer, { act: 'readers.open', count: new Set(readings.map(({ client }) => client.id)).size, now })
    return { readings, older: rows.length > aPage ? (readings.at(-1)?.seq ?? null) : null }
  })
}
