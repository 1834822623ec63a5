import { createHash, randomBytes } from 'node:crypto'
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { AuditAct } from '../lib/audit-acts'
import type { AuditKey } from './audit-key'
import { auditPages, newestSeq } from './audit-rows'
import { type AuditRow, type Head, hashOfEntry, hashOfReason, headText, textOfOldEntry } from './audit-text'
import type { Sql } from './engine'
import { inParts } from './in-turn'
import { first } from './rows'
import { auditEvents, auditHeads, auditSalts, practices } from './schema'

/*
 * The chain of the audit: the hash of each entry is of its content and of the hash before it, and the head row holds the last one, sealed
 * by a key that is not in the database. So none can be changed, removed, put in or exchanged without `npm run audit:verify` seeing it.
 * What appends has the audit to itself from here to its end, which the engine sees to: else two would follow on the same entry.
 */

/** An entry as it is noted, before it has its number. `reason` is hashed and not kept. */
export type NewEntry = Omit<AuditRow, 'seq' | 'act' | 'reasonHash'> & { act: AuditAct; reason: string | null }

/** Where the chain goes on. */
type End = { seq: number; hash: Buffer | null; first: readonly NewEntry[] }

/** Writes entries of one practice at the end of the chain, the last thing within an act. */
export async function appendEntries(tx: Sql, key: AuditKey, entries: readonly NewEntry[]): Promise<void> {
  const [newest] = entries
  if (!newest) return
  const end = await endOf(tx, key, newest.practiceId, newest.happenedAt)
  await goOn(tx, key, end, [...end.first, ...entries])
}

/** So many entries from before there was a chain are taken into it in one act. */
const takenAtOnce = 50_000

/**
 * Takes the next entries from before there was a chain into it: an entry of it holds their number and a digest over them. Gives whether there
 * may be more, for another act: where it is stopped, the next start goes on. A practice that has none begins with its first act.
 */
export async function takeInOld(tx: Sql, key: AuditKey, now: number, most = takenAtOnce): Promise<boolean> {
  const practice = await first(tx.select({ id: practices.id }).from(practices).limit(1))
  if (!practice) return false
  const sizes = await sizesTakenIn(tx)
  const isBegun = sizes.length > 0 || (await headRow(tx, practice.id)) !== undefined || (await isChained(tx))
  if (isBegun && (sizes.at(-1) ?? 0) < most) return false
  const begin = await takenIn(tx, practice.id, { after: sizes.reduce((sum, size) => sum + size, 0), most, now })
  if (!begin) return false
  if (isBegun) await appendEntries(tx, key, [begin])
  else await goOn(tx, key, { seq: (await newestSeq(tx)) ?? 0, hash: null, first: [] }, [begin])
  return begin.count === most
}

/** How many entries from before were taken in by each act that did so. */
export async function sizesTakenIn(tx: Sql): Promise<number[]> {
  const { personId, act, hash, count, seq } = auditEvents
  // What nobody did who was logged in is little, and indexed.
  const begins = and(isNull(personId), eq(act, 'audit.begin'), isNotNull(hash))
  const found = await tx.select({ count }).from(auditEvents).where(begins).orderBy(asc(seq))
  return found.map(row => row.count ?? 0)
}

async function goOn(tx: Sql, key: AuditKey, end: End, entries: readonly NewEntry[]): Promise<void> {
  const { rows, salts } = chained(end, entries)
  for (const part of inParts(rows)) await tx.insert(auditEvents).values(part)
  for (const part of inParts(salts)) await tx.insert(auditSalts).values(part)
  const last = rows.at(-1)
  if (last) await putHead(tx, key, last)
}

/** The rows of entries with their numbers and hashes, and what their reasons were hashed with. */
function chained({ seq, hash }: Pick<End, 'seq' | 'hash'>, entries: readonly NewEntry[]) {
  const rows: (AuditRow & { hash: Buffer })[] = []
  const salts: (typeof auditSalts.$inferInsert)[] = []
  let previous = hash
  for (const { reason, ...entry } of entries) {
    const number = seq + rows.length + 1
    const salt = reason === null ? null : randomBytes(16)
    const reasonHash = salt && hashOfReason(salt, reason ?? '')
    const row = { ...entry, seq: number, reasonHash }
    previous = hashOfEntry(row, previous)
    rows.push({ ...row, hash: previous })
    if (salt) salts.push({ seq: number, practiceId: entry.practiceId, clientId: entry.clientId, salt })
  }
  return { rows, salts }
}

/** A head that nobody with the key wrote is not followed without a word: the chain goes on with an entry that says so, and stays. */
async function endOf(tx: Sql, key: AuditKey, practiceId: string, now: number): Promise<End> {
  const head = await headRow(tx, practiceId)
  const newest = head ? head.newest : await newestSeq(tx)
  if (head && isSealed(key, head)) return { seq: Math.max(head.seq, newest ?? 0), hash: head.hash, first: [] }
  if (newest === null && !head) return { seq: 0, hash: null, first: [] }
  const isNew = !head && !(await isChained(tx))
  const begin = isNew ? await takenIn(tx, practiceId, { after: 0, most: takenAtOnce, now }) : null
  if (begin) return { seq: newest ?? 0, hash: null, first: [begin] }
  const hash = await lastHash(tx)
  return { seq: newest ?? 0, hash, first: [machineEntry(practiceId, 'audit.broken', now)] }
}

type Part = { after: number; most: number; now: number }

/** The entry that takes old ones in, of which so many were taken before; null where there are no more. */
async function takenIn(tx: Sql, practiceId: string, { after, most, now }: Part): Promise<NewEntry | null> {
  const digest = createHash('sha256')
  let count = 0
  for await (const page of auditPages(tx, await seqOfOld(tx, after)))
    for (const row of page) {
      if (row.hash !== null || count === most) return takingIn()
      digest.update(textOfOldEntry(row))
      count++
    }
  return takingIn()

  function takingIn(): NewEntry | null {
    if (count === 0) return null
    return { ...machineEntry(practiceId, 'audit.begin', now), count, detail: digest.digest('hex') }
  }
}

/** The number of the old entry at a place, counted from 1; one before all for the place 0. */
async function seqOfOld(tx: Sql, place: number): Promise<number> {
  if (place === 0) return -1
  const old = tx.select({ seq: auditEvents.seq }).from(auditEvents).where(isNull(auditEvents.hash))
  const found = await first(
    old
      .orderBy(asc(auditEvents.seq))
      .limit(1)
      .offset(place - 1),
  )
  return found?.seq ?? Number.MAX_SAFE_INTEGER
}

/** An entry that no person made. */
export const machineEntry = (practiceId: string, act: AuditAct, now: number): NewEntry => ({
  practiceId,
  happenedAt: now,
  personId: null,
  loginId: null,
  act,
  clientId: null,
  subjectId: null,
  count: null,
  detail: null,
  reason: null,
})

/** The head with the number of the newest entry that there is; undefined where nothing was noted yet. */
async function headRow(tx: Sql, practiceId: string) {
  const { seq, hash, mac } = auditHeads
  const newest = sql<number | null>`(select max(${auditEvents.seq}) from ${auditEvents})`
  return await first(
    tx
      .select({ practiceId: auditHeads.practiceId, seq, hash, mac, newest })
      .from(auditHeads)
      .where(eq(auditHeads.practiceId, practiceId)),
  )
}

/** Where the chain ends, by the head; null where there is none. `isSealed`: whoever wrote it had the key. */
export async function headOf(tx: Sql, key: AuditKey): Promise<(Head & { isSealed: boolean }) | null> {
  const head = await first(tx.select().from(auditHeads).limit(1))
  return head ? { practiceId: head.practiceId, seq: head.seq, hash: head.hash, isSealed: isSealed(key, head) } : null
}

const isSealed = (key: AuditKey, head: Head & { mac: Buffer }) => key.isSealOf(head.mac, headText(head))

async function putHead(tx: Sql, key: AuditKey, { practiceId, seq, hash, happenedAt }: AuditRow & { hash: Buffer }) {
  const head = { practiceId, seq, hash, mac: key.seal(headText({ practiceId, seq, hash })), writtenAt: happenedAt }
  await tx.insert(auditHeads).values(head).onConflictDoUpdate({ target: auditHeads.practiceId, set: head })
}

/** Whether an entry has a hash. */
const isChained = async (tx: Sql): Promise<boolean> => (await lastHash(tx)) !== null

async function lastHash(tx: Sql): Promise<Buffer | null> {
  const last = tx.select({ hash: auditEvents.hash }).from(auditEvents).where(isNotNull(auditEvents.hash))
  return (await first(last.orderBy(desc(auditEvents.seq)).limit(1)))?.hash ?? null
}
