import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { openTo } from './access'
import type { Sql } from './open'
import { acknowledgements, clients, flagEndings, flags, people, resolutions, sessions, summaries } from './schema'

/**
 * Rows of the flags of the clients open to the viewer, with how each flag stands: open ones first, quiet ones after them, each by tier,
 * then by the newest evidence. An acknowledged safety flag is not quiet and keeps its place.
 */
export function flagRowsInOrder(tx: Sql, viewer: Viewer, where: SQL | undefined) {
  const found = flagRows(tx, viewer, where)
  const ids = found.map(({ flag }) => flag.id)
  const notes = latestById(acknowledgementsOf(tx, ids))
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
  tierOrder[a.flag.tier] - tierOrder[b.flag.tier] ||
  b.flag.evidenceOn.localeCompare(a.flag.evidenceOn) ||
  a.flag.id.localeCompare(b.flag.id)

/** What asks for a look, what is open and quiet, what has ended. */
function rankOf({ state, quiet }: FlagRow): number {
  return state === 'open' || state === 'acknowledged' ? Number(quiet) : endOrder[state]
}

const stateOf = (outcome: (typeof resolutions.$inferSelect)['outcome'] | undefined, acknowledged: boolean) =>
  outcome ?? (acknowledged ? ('acknowledged' as const) : ('open' as const))

const tierOrder = { safety: 0, review: 1, note: 2 }
const endOrder = { cleared: 2, resolved: 2, dismissed: 2, 'recorded-late': 2, withdrawn: 3 }

function flagRows(tx: Sql, viewer: Viewer, where: SQL | undefined) {
  return tx
    .select({
      flag: flags,
      client: clients,
      /** How it stands ended, and what a person said with it. */
      ending: resolutions,
      endingGiven: flagEndings,
      endedBy: people.name,
      session: sessions,
      summary: summaries.summary,
    })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .innerJoin(sessions, eq(sessions.id, flags.sessionId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .leftJoin(flagEndings, eq(flagEndings.id, resolutions.endingId))
    .leftJoin(people, eq(people.id, flagEndings.endedBy))
    .leftJoin(summaries, eq(summaries.clientId, clients.id))
    .where(and(openTo(viewer), where))
    .all()
}

type Row = ReturnType<typeof flagRows>[number]

type Note = ReturnType<typeof acknowledgementsOf>[number]

/** Of several notes on one flag the first, which is the newest. */
function latestById(notes: readonly Note[]): Map<string, Note> {
  return new Map(notes.toReversed().map(note => [note.flagId, note]))
}

/** The newest acknowledgement first. */
function acknowledgementsOf(tx: Sql, flagIds: string[]) {
  return tx
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
    .orderBy(desc(acknowledgements.acknowledgedAt))
    .all()
}
