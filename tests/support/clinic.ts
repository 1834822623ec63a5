import { randomUUID } from 'node:crypto'
import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { isNotVoid } from '@/db/history'
import { db } from '@/db/open'
import { clients, flags, resolutions, sessions } from '@/db/schema'
import { startSession } from '@/db/sessions'
import type { Entry } from '@/lib/entry'
import { all, distress, newClient } from './course'
import { stateOf } from './filled-practice'
import { day, freshPractice, monday } from './practice'

/** When everything is done: half a year after the practice was set up. */
export const today = monday + 180 * day

export type Clinic = Awaited<ReturnType<typeof clinicWith>>

/** Clients of Mara's, the last of them with a session that is begun, what is typed there, and what was saved of each session. */
export async function clinicWith(run: string) {
  const practice = await freshPractice()
  const one = await newClient(practice.mara, `A-${run}`, 'Amira Tal')
  const other = await newClient(practice.mara, `B-${run}`, 'Bo Lind')
  const third = await newClient(practice.mara, `C-${run}`, 'Cleo Marsh')
  const begun = await startSession(practice.mara, { clientId: third, key: randomUUID() }, today)
  if (!begun.ok) throw new Error('The session was not begun')
  const begunWith: Entry[] = [distress({ ...all(10, 1), 6: 0 })]
  await saveDraft(practice.mara, { sessionId: begun.sessionId, draftVersion: 0, entries: begunWith }, today)
  const saved = new Map<string, Entry[]>()
  return { ...practice, clientIds: [one, other, third], begunId: begun.sessionId, begunWith, saved }
}

/** What a practice shows, with the evidence of every flag. What is void or withdrawn is history. */
export const comparable = async (clinic: Clinic) => ({ ...(await stateOf(clinic, today)), flags: await flagsHeld() })

const flagsHeld = async () =>
  (
    await db()
      .select({ code: clients.code, flag: flags, how: resolutions.outcome })
      .from(flags)
      .innerJoin(clients, eq(clients.id, flags.clientId))
      .innerJoin(sessions, eq(sessions.id, flags.sessionId))
      .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
      .where(isNotVoid(db()))
  )
    .filter(({ how }) => how !== 'withdrawn')
    .map(({ code, flag: { rule, key, tier, evidence, evidenceOn }, how }) =>
      JSON.stringify({ code, rule, key, tier, evidence, evidenceOn, how }),
    )
    .toSorted()

/** The sessions that are kept and that no client's page lists. */
export async function sessionsInNoList({ mara, clientIds }: Clinic): Promise<string[]> {
  const views = await Promise.all(clientIds.map(id => client(mara, id, today)))
  const listed = new Set(
    views
      .flatMap(view => [...(view?.histories.flatMap(each => each.sessions) ?? []), ...(view?.asideSessions ?? [])])
      .map(({ id }) => id),
  )
  const kept = await db().select({ id: sessions.id }).from(sessions)
  return kept.flatMap(({ id }) => (listed.has(id) ? [] : [id]))
}

/** The saved sessions of all clients that are not void, in the order of their making. */
export const savedSessions = () =>
  db()
    .select()
    .from(sessions)
    .where(and(isNotNull(sessions.recordedAt), ne(sessions.attendance, 'between'), isNotVoid(db())))
    .orderBy(sessions.createdAt, sessions.id)
