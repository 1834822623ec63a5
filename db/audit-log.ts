import { and, asc, desc, eq, gte, isNull, lt, type SQL } from 'drizzle-orm'
import { auditActText, isAboutPerson } from '../lib/audit-acts'
import { addDays, startOfDay } from '../lib/dates'
import { refusalText } from '../lib/refusal'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { headOf } from './audit-chain'
import { auditKey, type Sql } from './open'
import { first } from './rows'
import { auditEvents, people, refusals } from './schema'
import { notSteppedUp } from './still-admitted'
import { look } from './write'

export type AuditAsked = {
  personId: string | null
  act: string | null
  /** Calendar dates of the practice's zone, the last one included. */
  from: string | null
  until: string | null
}

/** Entries on one page, and in one file. */
const aPage = 50
const aFile = 50_000

/** Of what was refused, so many rows of the newest days. */
const mostRefusals = 50

export type AuditLog = NonNullable<Awaited<ReturnType<typeof auditLog>>>
export type AuditView = AuditLog['entries'][number]

/**
 * A page of the audit, the newest entries first, for the administrator; null for anyone else. `before` is the number of an entry: those
 * that are older. Clients appear by a mark alone, which is the same in every entry about one.
 */
export async function auditLog(
  viewer: Viewer,
  { before, ...asked }: AuditAsked & { before: number | null },
  now: number,
) {
  if (!may(viewer, 'seeAudit')) return null
  return look(async tx => {
    const everybody = await peopleOf(tx, viewer)
    const found = await entriesIn(tx, viewer, asked, { everybody, before, most: aPage + 1 })
    await audit(tx, viewer, { act: 'audit.open', now })
    const entries = found.slice(0, aPage)
    return {
      entries,
      older: found.length > aPage ? (entries.at(-1)?.seq ?? null) : null,
      people: everybody,
      refusals: await newestRefusals(tx),
      state: await stateOfChain(tx),
    }
  })
}

/**
 * The newest entries that fit, for a file; null for anyone but the administrator, who has to have shown a moment ago that it is them.
 * `isCut`: there are more.
 */
export async function auditExport(viewer: Viewer, asked: AuditAsked, now: number) {
  if (!may(viewer, 'seeAudit')) return null
  return look(async tx => {
    const refusal = await notSteppedUp(tx, viewer, now)
    if (refusal) return refusal
    const everybody = await peopleOf(tx, viewer)
    const entries = await entriesIn(tx, viewer, asked, { everybody, before: null, most: aFile + 1 })
    await audit(tx, viewer, { act: 'audit.export', count: Math.min(entries.length, aFile), now })
    return { ok: true as const, entries: entries.slice(0, aFile), isCut: entries.length > aFile }
  })
}

type Part = { everybody: readonly { id: string; name: string }[]; before: number | null; most: number }

async function entriesIn(tx: Sql, viewer: Viewer, asked: AuditAsked, { everybody, before, most }: Part) {
  const { seq, happenedAt, act, clientId, subjectId, count, detail } = auditEvents
  const rows = await tx
    .select({ seq, happenedAt, act, clientId, subjectId, count, detail, personId: people.id, name: people.name })
    .from(auditEvents)
    .leftJoin(people, eq(people.id, auditEvents.personId))
    .where(
      and(
        eq(auditEvents.practiceId, viewer.practiceId),
        ...fitting(viewer, asked),
        before === null ? undefined : lt(seq, before),
      ),
    )
    .orderBy(desc(seq))
    .limit(most)
  const named = new Map(everybody.map(({ id, name }) => [id, name]))
  return rows.map(({ clientId: client, subjectId: subject, name, ...row }) => ({
    seq: row.seq,
    at: row.happenedAt,
    /** Null where it was done on the machine. */
    person: name,
    act: row.act,
    text: auditActText(row.act),
    /** Of whom: a person by name, where the entry is about one. */
    subject: isAboutPerson(row.act) && subject !== null ? (named.get(subject) ?? null) : null,
    clientMark: client === null ? null : markOf(client),
    count: row.count,
    /** The roles that were given, where it is about some. */
    roles: isAboutPerson(row.act) ? row.detail : null,
  }))
}

/** By which entries about one client are seen to be about the same one, without saying who it is. */
const markOf = (clientId: string) => clientId.replaceAll('-', '').slice(-6).toUpperCase()

const fitting = ({ timeZone }: Viewer, { personId, act, from, until }: AuditAsked): (SQL | undefined)[] => [
  personId === null ? undefined : eq(auditEvents.personId, personId),
  act === null ? undefined : eq(auditEvents.act, act),
  from === null ? undefined : gte(auditEvents.happenedAt, startOfDay(from, timeZone)),
  until === null ? undefined : lt(auditEvents.happenedAt, startOfDay(addDays(until, 1), timeZone)),
]

const peopleOf = async (tx: Sql, { practiceId }: Viewer) =>
  await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.practiceId, practiceId))
    .orderBy(asc(people.name), asc(people.id))

async function newestRefusals(tx: Sql) {
  const rows = await tx
    .select({ refusal: refusals, person: people.name })
    .from(refusals)
    .leftJoin(people, eq(people.id, refusals.personId))
    .orderBy(desc(refusals.lastAt), desc(refusals.id))
    .limit(mostRefusals)
  return rows.map(({ refusal: { id, kind, count, lastAt }, person }) => ({
    id,
    text: refusalText(kind),
    person,
    count,
    lastAt,
  }))
}

/** What is known of the whole without reading it: who reads it from its first entry is `npm run audit:verify`. */
async function stateOfChain(tx: Sql) {
  const head = await headOf(tx, auditKey())
  const newest = (act: string) =>
    first(
      tx
        .select({ at: auditEvents.happenedAt, count: auditEvents.count })
        .from(auditEvents)
        // What nobody did who was logged in is little, and indexed.
        .where(and(isNull(auditEvents.personId), eq(auditEvents.act, act)))
        .orderBy(desc(auditEvents.seq))
        .limit(1),
    )
  return {
    isSealed: head?.isSealed ?? false,
    checked: (await newest('audit.verify')) ?? null,
    brokenAt: (await newest('audit.broken'))?.at ?? null,
  }
}
