import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { first } from './rows'
import {
  acknowledgements,
  answerRequests,
  answersSeen,
  answerVisits,
  assessments,
  flagComments,
  flagEndings,
  flagEvents,
  flags,
  handovers,
  keptAnswers,
  mailings,
  ruptureJudgements,
  type sessions,
  sheetRevisions,
  sheetSources,
} from './schema'
import type { ClientKey, KeyRow } from './vault'

type Client = KeyRow
type Side = { episodeId: string; clientId: string; client: Client }
type Move = { sessionId: string; from: Side; to: Side }

/** What is sealed of a session itself, for the client to whom it is moved. */
export function resealedSession(found: { session: typeof sessions.$inferSelect; client: Client }, to: Client) {
  const { id, sealedNote } = found.session
  const column = 'sessions.sealed_note'
  return {
    sealedNote: vault()
      .keyOf(to)
      .seal(column, id, vault().keyOf(found.client).open(column, id, sealedNote)),
  }
}

/**
 * Safety flags go along with the session that raised them, with their whole life: who saw them, what was done, what was said of
 * them. Other flags are judgements about a series, and each episode has its own.
 */
export async function carrySafetyFlags(
  tx: Sql,
  viewer: Viewer,
  { sessionId, from, to }: Move,
  now: number,
): Promise<void> {
  const raisedThere = and(eq(flags.sessionId, sessionId), eq(flags.episodeId, from.episodeId), eq(flags.tier, 'safety'))
  for (const flag of await tx.select().from(flags).where(raisedThere).orderBy(asc(flags.id))) {
    await makeRoom(tx, flag, from, to)
    await carry(tx, flag.id, flag.key, from, to)
    const event = { id: newId(), practiceId: viewer.practiceId, flagId: flag.id, kind: 'moved' as const }
    await tx.insert(flagEvents).values({ ...event, tier: flag.tier, actedBy: viewer.personId, happenedAt: now })
  }
}

/**
 * What was answered in the session by themselves, by whoever held the screen, goes along with it, with what they were asked. What was asked for
 * the session and is not answered yet stays with its client, and has no session any more.
 */
export async function carryClientAnswers(tx: Sql, { sessionId, from, to }: Move): Promise<void> {
  const { clientId, episodeId } = to
  const sheets = tx.select({ id: assessments.id }).from(assessments).where(eq(assessments.sessionId, sessionId))
  const sent = tx
    .select({ id: sheetSources.requestId })
    .from(sheetSources)
    .where(inArray(sheetSources.assessmentId, sheets))
  const asked = (await sent).map(({ id }) => id)
  await tx.update(answerRequests).set({ clientId, episodeId }).where(inArray(answerRequests.id, asked))
  for (const table of [answerVisits, answersSeen, mailings, handovers, keptAnswers])
    await tx.update(table).set({ clientId }).where(inArray(table.requestId, asked))
  await tx.update(sheetSources).set({ clientId }).where(inArray(sheetSources.assessmentId, sheets))
  const column = 'sheet_revisions.sealed_reason'
  const keys = { from: vault().keyOf(from.client), to: vault().keyOf(to.client) }
  for (const { id, sealedReason } of await tx
    .select()
    .from(sheetRevisions)
    .where(inArray(sheetRevisions.assessmentId, sheets))) {
    const resealed = keys.to.seal(column, id, keys.from.open(column, id, sealedReason))
    await tx.update(sheetRevisions).set({ clientId, sealedReason: resealed }).where(eq(sheetRevisions.id, id))
  }
  const unanswered = and(eq(answerRequests.sessionId, sessionId), ne(answerRequests.clientId, clientId))
  await tx.update(answerRequests).set({ sessionId: null }).where(unanswered)
}

/** Whether some request that was answered in this session has sheets in another one too. */
export async function isAnsweredElsewhere(tx: Sql, sessionId: string): Promise<boolean> {
  const requests = tx
    .select({ id: sheetSources.requestId })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .where(eq(assessments.sessionId, sessionId))
  const elsewhere = and(inArray(sheetSources.requestId, requests), ne(assessments.sessionId, sessionId))
  const found = tx
    .select({ id: assessments.id })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .where(elsewhere)
  return (await first(found)) !== undefined
}

/** What the clinician said of a possible rupture goes along with the session of the drop, sealed for the client whose it is now. */
export async function carryRuptureJudgements(tx: Sql, { sessionId, from, to }: Move): Promise<void> {
  const column = 'rupture_words.sealed_done'
  const keys = { from: vault().keyOf(from.client), to: vault().keyOf(to.client) }
  const said = await tx.select().from(ruptureJudgements).where(eq(ruptureJudgements.sessionId, sessionId))
  for (const { id, sealedDone } of said) {
    const resealed = keys.to.seal(column, id, keys.from.open(column, id, sealedDone))
    const place = { clientId: to.clientId, episodeId: to.episodeId, sealedDone: resealed }
    await tx.update(ruptureJudgements).set(place).where(eq(ruptureJudgements.id, id))
  }
}

type Flag = typeof flags.$inferSelect

/** One that an earlier version left behind there, withdrawn, when the session was moved away: the two change places. */
async function makeRoom(tx: Sql, { id, rule, key }: Flag, from: Side, to: Side): Promise<void> {
  const same = and(eq(flags.episodeId, to.episodeId), eq(flags.rule, rule), eq(flags.key, key))
  const left = await first(tx.select({ id: flags.id }).from(flags).where(same))
  if (!left) return
  await tx
    .update(flags)
    .set({ key: `${key}:moving` })
    .where(eq(flags.id, id))
  await carry(tx, left.id, key, to, from)
}

async function carry(tx: Sql, flagId: string, key: string, from: Side, to: Side): Promise<void> {
  const { clientId, episodeId } = to
  await tx.update(flags).set({ clientId, episodeId, key }).where(eq(flags.id, flagId))
  const keys = { from: vault().keyOf(from.client), to: vault().keyOf(to.client) }
  await resealNotes(tx, flagId, keys)
}

/** What people wrote about a flag, sealed for the client whose flag it is now. */
async function resealNotes(tx: Sql, flagId: string, keys: { from: ClientKey; to: ClientKey }): Promise<void> {
  for (const { id, sealedNote } of await tx
    .select()
    .from(acknowledgements)
    .where(eq(acknowledgements.flagId, flagId))) {
    const column = 'acknowledgements.sealed_note'
    const note = keys.to.seal(column, id, keys.from.open(column, id, sealedNote))
    await tx.update(acknowledgements).set({ sealedNote: note }).where(eq(acknowledgements.id, id))
  }
  for (const { id, sealedNote } of await tx.select().from(flagEvents).where(eq(flagEvents.flagId, flagId))) {
    const column = 'flag_events.sealed_note'
    const note = keys.to.seal(column, id, keys.from.open(column, id, sealedNote))
    await tx.update(flagEvents).set({ sealedNote: note }).where(eq(flagEvents.id, id))
  }
  for (const { id, sealedReason } of await tx.select().from(flagEndings).where(eq(flagEndings.flagId, flagId))) {
    const column = 'flag_endings.sealed_reason'
    const reason = keys.to.seal(column, id, keys.from.open(column, id, sealedReason))
    await tx.update(flagEndings).set({ sealedReason: reason }).where(eq(flagEndings.id, id))
  }
  for (const { id, sealedText } of await tx.select().from(flagComments).where(eq(flagComments.flagId, flagId))) {
    const column = 'flag_comments.sealed_text'
    const text = keys.to.sealText(column, id, keys.from.open(column, id, sealedText) ?? '')
    await tx.update(flagComments).set({ sealedText: text }).where(eq(flagComments.id, id))
  }
}
