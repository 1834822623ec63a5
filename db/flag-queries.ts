import { and, asc, desc, eq, inArray, notExists, type SQL, sql } from 'drizzle-orm'
import { compareTiers } from '../lib/flags/rule'
import type { Viewer } from '../lib/viewer'
import { isOpenTo, ownMembership } from './access'
import type { Sql } from './open'
import { first } from './rows'
import {
  acknowledgements,
  careTeam,
  clients,
  flagComments,
  flagEndings,
  flags,
  people,
  resolutions,
  sessions,
  summaries,
} from './schema'
import { compareSessions, type SessionPlace } from './session-order'

const one = { one: sql`1` }

/** Flags that nobody and nothing has ended. A condition for queries of `flags`. */
export function isOpen(tx: Sql): SQL {
  return notExists(tx.select(one).from(resolutions).where(eq(resolutions.flagId, flags.id)))
}

/** The place of a flag's evidence among the sessions, for `compareSessions`. */
const sessionPlace = ({ evidenceOn, begunAt, sessionId }: Placed): SessionPlace => ({
  heldOn: evidenceOn,
  createdAt: begunAt,
  id: sessionId,
})

type Placed = { evidenceOn: string; begunAt: number; sessionId: string }

/** Open safety flags whose evidence is this session's. */
export const openSafetyFlags = (tx: Sql, episodeId: string, sessionId: string) =>
  tx
    .select({ id: flags.id, version: flags.version, key: flags.key })
    .from(flags)
    .where(and(eq(flags.episodeId, episodeId), eq(flags.sessionId, sessionId), eq(flags.tier, 'safety'), isOpen(tx)))
    .orderBy(asc(flags.id))

/** Whether a flag of this session is in the history as recorded late, and nobody has answered it. */
export const hasFlagRecordedLate = async (tx: Sql, episodeId: string, sessionId: string): Promise<boolean> =>
  (await first(
    tx
      .select(one)
      .from(flags)
      .innerJoin(resolutions, and(eq(resolutions.flagId, flags.id), eq(resolutions.outcome, 'recorded-late')))
      .where(and(eq(flags.episodeId, episodeId), eq(flags.sessionId, sessionId))),
  )) !== undefined

/**
 * Rows of the flags of the clients open to the viewer, with the state of each flag: open ones first, quiet ones after them, each by
 * tier, then by the newest evidence. An acknowledged safety flag is not quiet and keeps its place.
 */
export async function flagRowsInOrder(tx: Sql, viewer: Viewer, where: SQL | undefined) {
  const found = await flagRows(tx, viewer, where)
  if (found.length === 0) return []
  const ids = found.map(({ flag }) => flag.id)
  const notes = latestById(await acknowledgementsOf(tx, ids))
  return found.map(row => rowWithState(row, notes.get(row.flag.id))).sort(inOrder)
}

function rowWithState(row: Row, acknowledged: Note | undefined) {
  const { flag, ending } = row
  const quiet = flag.tier !== 'safety' && acknowledged !== undefined && acknowledged.evidenceOn >= flag.evidenceOn
  return { ...row, acknowledged, quiet, state: stateOf(ending?.outcome, acknowledged !== undefined) }
}

export type FlagRow = ReturnType<typeof rowWithState>

const inOrder = (a: FlagRow, b: FlagRow): number =>
  rankOf(a) - rankOf(b) ||
  compareTiers(a.flag.tier, b.flag.tier) ||
  compareSessions(placed(b), placed(a)) ||
  a.flag.id.localeCompare(b.flag.id)

const placed = ({ flag, session }: FlagRow) =>
  sessionPlace({ evidenceOn: flag.evidenceOn, begunAt: session.createdAt, sessionId: session.id })

/** What needs attention, what is open and quiet, what has ended. */
function rankOf({ state, quiet }: FlagRow): number {
  return state === 'open' || state === 'acknowledged' ? Number(quiet) : endOrder[state]
}

const stateOf = (outcome: (typeof resolutions.$inferSelect)['outcome'] | undefined, acknowledged: boolean) =>
  outcome ?? (acknowledged ? ('acknowledged' as const) : ('open' as const))

const endOrder = { cleared: 2, resolved: 2, dismissed: 2, 'recorded-late': 2, withdrawn: 3 }

async function flagRows(tx: Sql, viewer: Viewer, where: SQL | undefined) {
  return await tx
    .select({
      flag: flags,
      client: clients,
      /** How it was ended, and what a person said with it. */
      ending: resolutions,
      endingGiven: flagEndings,
      endedBy: people.name,
      session: sessions,
      summary: summaries.summary,
      /** Null where the viewer only reads. */
      ownId: careTeam.id,
    })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .innerJoin(sessions, eq(sessions.id, flags.sessionId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .leftJoin(flagEndings, eq(flagEndings.id, resolutions.endingId))
    .leftJoin(people, eq(people.id, flagEndings.endedBy))
    .leftJoin(summaries, eq(summaries.clientId, clients.id))
    .leftJoin(careTeam, ownMembership(viewer))
    .where(and(isOpenTo(viewer), where))
}

type Row = Awaited<ReturnType<typeof flagRows>>[number]

type Note = Awaited<ReturnType<typeof acknowledgementsOf>>[number]

/** Of several notes on one flag the first, which is the newest. */
function latestById(notes: readonly Note[]): Map<string, Note> {
  return new Map(notes.toReversed().map(note => [note.flagId, note]))
}

/** The newest acknowledgement first. */
async function acknowledgementsOf(tx: Sql, flagIds: string[]) {
  return await tx
    .select({
      id: acknowledgements.id,
      flagId: acknowledgements.flagId,
      byName: people.name,
      at: acknowledgements.acknowledgedAt,
      sealedNote: acknowledgements.sealedNote,
      evidenceOn: acknowledgements.evidenceOn,
    })
    .from(acknowledgements)
    .innerJoin(people, eq(people.id, acknowledgements.acknowledgedBy))
    .where(inArray(acknowledgements.flagId, flagIds))
    .orderBy(desc(acknowledgements.acknowledgedAt), desc(acknowledgements.id))
}

/** What was said about these flags, the oldest first; still sealed. */
export const commentsOn = (tx: Sql, flagIds: string[]) =>
  tx
    .select({
      id: flagComments.id,
      flagId: flagComments.flagId,
      byName: people.name,
      at: flagComments.commentedAt,
      sealedText: flagComments.sealedText,
    })
    .from(flagComments)
    .innerJoin(people, eq(people.id, flagComments.commentedBy))
    .where(inArray(flagComments.flagId, flagIds))
    .orderBy(asc(flagComments.commentedAt), asc(flagComments.id))
