import { createHash } from 'node:crypto'
import { and, asc, count, eq, inArray, isNotNull, like, ne, notInArray, or, sql } from 'drizzle-orm'
import { foldText, isNamedIn } from '../lib/text/fold'
import { clientRef } from './client-name'
import { type ClientTable, clientTables } from './client-tables'
import type { Sql } from './engine'
import { vault } from './open'
import { noteFlagsChanged } from './reevaluate'
import {
  auditEvents,
  auditSalts,
  careTeam,
  type clients,
  entryRuns,
  episodes,
  flagEndings,
  flagGroups,
  flags,
  savedViews,
  sessions,
  sessionVoids,
  submissions,
} from './schema'

/*
 * What an erasure takes away, and what is counted before. The client's own row stays, emptied, and comes first: the guards of what is never
 * removed let rows go whose client is gone.
 */

type Client = typeof clients.$inferSelect

/** Changes with whatever is kept of a client: an erasure of what nobody has looked at is a conflict. */
export async function recordMark(tx: Sql, clientId: string): Promise<string> {
  const hash = createHash('sha256')
  for (const table of clientTables())
    hash.update(`${table.name}\n${JSON.stringify(await rowsOf(tx, table, clientId), withoutRevision)}\n`)
  return hash.digest('base64url')
}

/** An episode gets another one also where it is only read again. */
const withoutRevision = (name: string, value: unknown) => (name === 'revision' ? undefined : value)

/** The rows of one client, in the order of their keys. */
export async function rowsOf(tx: Sql, table: ClientTable, clientId: string): Promise<Record<string, unknown>[]> {
  const inOrder = table.keys.map(({ column }) => asc(column))
  return await tx
    .select()
    .from(table.table)
    .where(table.of(tx, clientId))
    .orderBy(...inOrder)
}

/** How much is kept of a client, in the words of a page. */
export const recordCounts = async (tx: Sql, clientId: string) => ({
  episodes: await countOf(tx, 'episodes', clientId),
  sessions: await countOf(tx, 'sessions', clientId),
  questionnaires: await countOf(tx, 'assessments', clientId),
  flags: await countOf(tx, 'flags', clientId),
  comments: await countOf(tx, 'flag_comments', clientId),
  events: await countOf(tx, 'event_pins', clientId),
})

async function countOf(tx: Sql, name: string, clientId: string): Promise<number> {
  const table = clientTables().find(each => each.name === name)
  if (!table) throw new Error(`There is no table ${name} with rows of clients`)
  const [found] = await tx.select({ n: count() }).from(table.table).where(table.of(tx, clientId))
  return found?.n ?? 0
}

/** Removes every row that holds something of a client, whose own row was emptied before; here it is as it was then. */
export async function eraseRows(tx: Sql, client: Client): Promise<void> {
  const clientId = client.id
  const colleagues = await whoKnew(tx, clientId)
  await dropViewsNaming(tx, client, colleagues)
  await dropSubmissions(tx, clientId, colleagues)
  const others = await loosenOthers(tx, clientId)
  for (const table of clientTables().toReversed())
    if (table.name !== 'clients') await tx.delete(table.table).where(table.of(tx, clientId))
  await tx.delete(auditSalts).where(eq(auditSalts.clientId, clientId))
  for (const episode of others) await noteFlagsChanged(tx, episode)
}

/** Everybody who was ever on the care team, or did something with the client. */
async function whoKnew(tx: Sql, clientId: string): Promise<string[]> {
  const members = await tx
    .selectDistinct({ id: careTeam.personId })
    .from(careTeam)
    .where(eq(careTeam.clientId, clientId))
  const { personId } = auditEvents
  const others = await tx
    .selectDistinct({ id: personId })
    .from(auditEvents)
    .where(and(eq(auditEvents.clientId, clientId), isNotNull(personId)))
  return [...new Set([...members, ...others].flatMap(({ id }) => id ?? []))]
}

/** A colleague may have named a view after somebody. */
async function dropViewsNaming(tx: Sql, named: Client, colleagues: readonly string[]): Promise<void> {
  const { name, preferredName } = vault().opens(named) ? clientRef(named) : { name: null, preferredName: null }
  const names = [name, preferredName].flatMap(text => text?.split(/[\s-]+/) ?? [])
  const words = [named.code, ...names].filter(isTelling)
  const kept = await tx
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(inArray(savedViews.personId, [...colleagues]))
  const naming = kept.filter(view => words.some(word => isNamedIn(`${view.name} ${view.query}`, word)))
  await tx.delete(savedViews).where(
    inArray(
      savedViews.id,
      naming.map(({ id }) => id),
    ),
  )
}

/** "de" and "A" name nobody. */
const isTelling = (word: string) => foldText(word).length > 2

/**
 * What forms were sent, by those who knew the client: most name what they were about by a key that says nothing, so that all of theirs go.
 * They are kept for whoever sends a form twice, within moments.
 */
async function dropSubmissions(tx: Sql, clientId: string, colleagues: readonly string[]): Promise<void> {
  const isAbout = or(inArray(submissions.personId, [...colleagues]), like(submissions.key, `%${clientId}%`))
  await tx.delete(submissions).where(isAbout)
}

type Episode = { practiceId: string; clientId: string; episodeId: string }

/**
 * A session may have been moved here from another client, or away, and left something that refers to it. Flags of others that speak of a
 * session of this client are this client's; what else refers to one is let go of it. Gives the episodes of others that lost a flag.
 */
async function loosenOthers(tx: Sql, clientId: string): Promise<Episode[]> {
  const theirs = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.clientId, clientId))
  const others = await takeFlags(tx, clientId)
  const undone = tx
    .select({ id: sessionVoids.id })
    .from(sessionVoids)
    .where(and(inArray(sessionVoids.sessionId, theirs), isNotNull(sessionVoids.undoneAt)))
  const own = tx.select({ id: flags.id }).from(flags).where(eq(flags.clientId, clientId))
  const isOfOther = notInArray(flagEndings.flagId, own)
  await tx.delete(flagEndings).where(and(isOfOther, inArray(flagEndings.voidId, undone)))
  await tx
    .update(flagEndings)
    .set({ sessionId: sql`(select ${flags.sessionId} from ${flags} where ${flags.id} = ${flagEndings.flagId})` })
    .where(and(isOfOther, inArray(flagEndings.sessionId, theirs)))
  const runs = tx.select({ id: entryRuns.id }).from(entryRuns).where(eq(entryRuns.clientId, clientId))
  await tx.update(sessions).set({ entryRunId: null }).where(inArray(sessions.entryRunId, runs))
  return others
}

async function takeFlags(tx: Sql, clientId: string): Promise<Episode[]> {
  const theirs = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.clientId, clientId))
  const { id, practiceId, episodeId } = flags
  const about = and(ne(flags.clientId, clientId), inArray(flags.sessionId, theirs))
  const taken = await tx
    .select({ id, practiceId, clientId: flags.clientId, episodeId })
    .from(flags)
    .where(about)
    .orderBy(asc(id))
  if (taken.length === 0) return []
  const [place] = await tx
    .select({ id: episodes.id })
    .from(episodes)
    .where(eq(episodes.clientId, clientId))
    .orderBy(asc(episodes.id))
    .limit(1)
  for (const flag of taken)
    await tx
      .update(flags)
      .set({ clientId, episodeId: place?.id ?? flag.episodeId, key: `erased:${flag.id}` })
      .where(eq(id, flag.id))
  const others = [...new Map(taken.map(({ id: _, ...episode }) => [episode.episodeId, episode])).values()]
  // The lines of the lists are worked out anew at the end.
  for (const other of others) await tx.delete(flagGroups).where(eq(flagGroups.episodeId, other.episodeId))
  return others
}
