import { and, asc, count, eq, isNull, type SQL } from 'drizzle-orm'
import { auditActText } from '../lib/audit-acts'
import type { RecordRow, RecordTables } from '../lib/record/record-files'
import type { SessionCounts } from '../lib/record/record-words'
import type { Viewer } from '../lib/viewer'
import { episodesOf, findClientOfOwnTeam } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { type ClientTable, clientTables } from './client-tables'
import { episodeReading } from './episode-reading'
import { recordCounts, rowsOf } from './erasure-rows'
import { isNotVoid } from './history'
import { inTurn } from './in-turn'
import { type Sql, vault } from './open'
import { auditEvents, people, sessions } from './schema'
import { sealedColumnsOf } from './sealed-columns'
import { instrumentsIn } from './settings'
import type { ClientKey } from './vault'
import { look } from './write'

export type RecordToHandOver = NonNullable<Awaited<ReturnType<typeof recordToHandOver>>>

/** What a whole record would hold, for the page that offers it; null where the client is not one of the viewer's own. One audit entry. */
export async function recordToHandOver(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const row = await findClientOfOwnTeam(tx, viewer, clientId)
    if (!row) return null
    await audit(tx, viewer, { act: 'record.open', clientId, now })
    const [counts, held] = [await recordCounts(tx, clientId), await sessionCounts(tx, clientId)]
    return { client: clientRef(row), counts, sessions: held }
  })
}

/** How many sessions are saved, void, and begun without having been saved. */
async function sessionCounts(tx: Sql, clientId: string): Promise<SessionCounts> {
  const countOf = async (which?: SQL) => {
    const [found] = await tx
      .select({ n: count() })
      .from(sessions)
      .where(and(eq(sessions.clientId, clientId), which))
    return found?.n ?? 0
  }
  const [all, held] = [await countOf(), await countOf(isNotVoid(tx))]
  const begun = await countOf(and(isNotVoid(tx), isNull(sessions.recordedAt)))
  const between = await countOf(and(isNotVoid(tx), eq(sessions.attendance, 'between')))
  return { saved: held - begun - between, voids: all - held, begun, between }
}

/**
 * All that is kept of one of the viewer's own clients, opened, of one moment: every row of every table that holds something of them, who
 * read or changed it, and each episode as a report shows it, the oldest first. Null for any other client. One audit entry.
 */
export async function clientRecord(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const row = await findClientOfOwnTeam(tx, viewer, clientId)
    if (!row) return null
    const all = await episodesOf(tx, clientId)
    const chosen = all.toReversed()
    const episodes = await inTurn(chosen, each =>
      episodeReading(tx, viewer, { client: row, all, chosen: each, now }, { withNotes: true }),
    )
    const entries = await entriesOf(tx, clientId)
    const tables = await tablesOf(tx, vault().keyOf(row), clientId)
    await audit(tx, viewer, { act: 'record.export', clientId, now })
    return {
      client: clientRef(row),
      episodes,
      entries,
      tables,
      people: await namedIn(tx, viewer, JSON.stringify(tables)),
      instruments: (await instrumentsIn(tx, viewer.practiceId)).filter(({ id }) =>
        tables.assessments?.some(sheet => sheet.instrumentId === id),
      ),
    }
  })
}

/** Worked out from the rest, to be shown sooner. */
const derived: ReadonlySet<string> = new Set(['flag_groups', 'summaries', 'early_means'])

async function tablesOf(tx: Sql, key: ClientKey, clientId: string): Promise<RecordTables> {
  const kept = clientTables().filter(({ name }) => !derived.has(name))
  const read = await inTurn(kept, async table => {
    const rows = await rowsOf(tx, table, clientId)
    return [table.name, rows.map(row => opened(row, table, key))] as const
  })
  return Object.fromEntries(read)
}

/** What says nothing to a reader: whose practice it is, how a code is looked for, by what a value was sealed, and what a link was known by. */
const forMachines: ReadonlySet<string> = new Set([
  ...['practiceId', 'keyId', 'wrappedKey', 'codeFolded', 'codeCompact', 'revision'],
  ...['tokenHash', 'codeHash', 'pinHash', 'secretHash'],
])

/** A row with its texts opened, and its instants as they are written. */
function opened(row: Record<string, unknown>, table: ClientTable, key: ClientKey): RecordRow {
  const sealed = new Map(sealedColumnsOf(table).map(each => [each.field, each]))
  return Object.fromEntries(
    Object.entries(row).flatMap(([field, value]) => {
      if (forMachines.has(field)) return []
      const how = sealed.get(field)
      if (!how) return [[field, written(field, value)]]
      const text = Buffer.isBuffer(value) ? key.read(how.column, String(row[how.key.field]), value) : null
      return [[plainName(field), text]]
    }),
  )
}

const written = (field: string, value: unknown) =>
  typeof value === 'number' && field.endsWith('At') ? new Date(value).toISOString() : value

/** `sealedNote` is the note. */
const plainName = (field: string) => field.charAt('sealed'.length).toLowerCase() + field.slice('sealed'.length + 1)

async function entriesOf(tx: Sql, clientId: string) {
  const rows = await tx
    .select({ at: auditEvents.happenedAt, who: people.name, act: auditEvents.act })
    .from(auditEvents)
    .leftJoin(people, eq(people.id, auditEvents.personId))
    .where(eq(auditEvents.clientId, clientId))
    .orderBy(asc(auditEvents.seq))
  return rows.map(({ at, who, act }) => ({ at, who, what: auditActText(act) }))
}

/** The people of the practice whose ids are in a text. */
async function namedIn(tx: Sql, { practiceId }: Viewer, text: string) {
  const { id, name } = people
  const everybody = await tx.select({ id, name }).from(people).where(eq(people.practiceId, practiceId)).orderBy(asc(id))
  return everybody.filter(person => text.includes(person.id))
}
