import { createHash, randomBytes } from 'node:crypto'
import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { AuditAct } from '../lib/audit-acts'
import type { AuditKey } from './audit-key'
import { auditPages, newestSeq } from './audit-rows'
import { type AuditRow, type Head, hashOfEntry, hashOfReason, headText, textOfOldEntry } from './audit-text'
import type { Sql } from './engine'
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

/**
 * Begins the chain of a practice that has entries from before there was one: its first entry holds their number and a digest over all of
 * them. A practice that has none begins with its first act.
 */
export async function beginChain(tx: Sql, key: AuditKey, now: number): Promise<void> {
  const practice = await first(tx.select({ id: practices.id }).from(practices).limit(1))
  if (!practice || (await headRow(tx, practice.id)) || (await isChained(tx))) return
  const old = await takenIn(tx, practice.id, now)
  if (old) await goOn(tx, key, old, old.first)
}

async function goOn(tx: Sql, key: AuditKey, end: End, entries: readonly NewEntry[]): Promise<void> {
  const { rows, salts } = chained(end, entries)
  await tx.insert(auditEvents).values(rows)
  if (salts.length > 0) await tx.insert(auditSalts).values(salts)
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
  const old = !head && !(await isChained(tx)) ? await takenIn(tx, practiceId, now) : null
  if (old) return old
  const hash = await lastHash(tx)
  return { seq: newest ?? 0, hash, first: [machineEntry(practiceId, 'audit.broken', now)] }
}

async function takenIn(tx: Sql, practiceId: string, now: number): Promise<End | null> {
  const old = await digestOfOld(tx)
  if (old.count === 0) return null
  const begin = { ...machineEntry(practiceId, 'audit.begin', now), count: old.count, detail: old.digest }
  return { seq: old.seq, hash: null, first: [begin] }
}

async function digestOfOld(tx: Sql): Promise<{ seq: number; count: number; digest: string }> {
  const digest = createHash('sha256')
  let [seq, count] = [0, 0]
  for await (const page of auditPages(tx))
    for (const row of page) {
      digest.update(textOfOldEntry(row))
      seq = row.seq
      count++
    }
  return { seq, count, digest: digest.digest('hex') }
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
