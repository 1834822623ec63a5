import { and, asc, eq, exists, gte, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { type ClientRef, clientRef, nameColumns } from './client-name'
import { isNotVoid } from './history'
import type { Sql } from './open'
import { first } from './rows'
import { clients, sessions } from './schema'

/*
 * The date of the next session is kept until another one is set, and shown only while it is valid: an episode is going on, and no
 * session of that day or a later one is saved. So an ending that is taken back, or a session made void, brings the date back.
 */

/** When a client comes next; null where no date is valid. An expression for queries of `clients`. */
export const nextSessionOn = (tx: Sql): SQL<string | null> =>
  sql<
    string | null
  >`case when ${clients.status} = 'in-therapy' and not ${exists(savedSince(tx, clients.id, clients.nextSessionOn))} then ${clients.nextSessionOn} end`

/** Whether a session of that day or a later one is saved: then it is the next one no more. */
export const isSavedSince = async (tx: Sql, clientId: string, day: string): Promise<boolean> =>
  (await first(savedSince(tx, clientId, day).limit(1))) !== undefined

function savedSince(tx: Sql, clientId: string | typeof clients.id, day: string | typeof clients.nextSessionOn) {
  const since = and(eq(sessions.clientId, clientId), gte(sessions.heldOn, day))
  return tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(since, isNotNull(sessions.recordedAt), isNotVoid(tx)))
}

/** As `nextSessionOn`, of one client. */
export const nextSessionOf = async (tx: Sql, clientId: string): Promise<string | null> =>
  (
    await first(
      tx
        .select({ on: nextSessionOn(tx) })
        .from(clients)
        .where(eq(clients.id, clientId)),
    )
  )?.on ?? null

/** Whose session comes next today: an appointment that has come, or a session begun today and not saved. Null when none is left. */
export async function nextClient(
  tx: Sql,
  viewer: Viewer,
  afterClientId: string,
  today: string,
): Promise<ClientRef | null> {
  const begun = and(eq(sessions.clientId, clients.id), eq(sessions.heldOn, today), isNull(sessions.recordedAt))
  const nextOn = nextSessionOn(tx)
  const waits = or(lte(nextOn, today), eq(sessions.heldOn, today))
  const next = await first(
    tx
      .select(nameColumns)
      .from(clients)
      .leftJoin(sessions, begun)
      .where(and(keptBy(viewer), ne(clients.id, afterClientId), waits))
      // One whose session is begun without an appointment comes first; engines put what is not known at different ends by themselves.
      .orderBy(sql`${nextOn} nulls first`, asc(clients.code))
      .limit(1),
  )
  return next ? clientRef(next) : null
}
