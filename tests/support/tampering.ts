import { asc, eq, gte } from 'drizzle-orm'
import type { ChainRow } from '@/db/audit-rows'
import { hashOfEntry } from '@/db/audit-text'
import { type Sql, sqlite } from '@/db/open'
import { auditEvents, auditHeads, auditSalts } from '@/db/schema'
import { appRole, asOwner, isInServer } from './server'

/*
 * What somebody can do to the audit who can write the database and knows how it is made, but has neither the key nor the file of anchors.
 */

/** A number from 0 to below 1, another one each time. */
export type Random = () => number

/** Takes the triggers, and in a server the wall, out of the way, as whoever can write the database can. */
export async function dropGuards(): Promise<void> {
  if (isInServer) {
    await asOwner('alter table audit_events disable trigger user')
    await asOwner(`grant update, delete on audit_events to ${appRole}`)
  } else for (const guard of ['update', 'delete', 'replace']) sqlite().exec(`drop trigger audit_events_no_${guard}`)
}

type Tamper = (tx: Sql, rows: readonly ChainRow[], random: Random) => Promise<unknown>

const pick = <T>(from: readonly T[], random: Random): T => {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('There is nothing to choose from')
  return chosen
}

const put = (tx: Sql, { seq }: ChainRow, change: Partial<ChainRow>) =>
  tx.update(auditEvents).set(change).where(eq(auditEvents.seq, seq))

/** Some rows from one on, with hashes that fit together again. */
async function bindAnew(tx: Sql, rows: readonly ChainRow[], from: number): Promise<void> {
  let previous = rows[from - 1]?.hash ?? null
  for (const row of rows.slice(from)) {
    previous = hashOfEntry(row, previous)
    await put(tx, row, { hash: previous })
  }
}

const stored = async (tx: Sql): Promise<ChainRow[]> => await tx.select().from(auditEvents).orderBy(asc(auditEvents.seq))

const headSays = (tx: Sql, last: ChainRow | undefined) =>
  tx.update(auditHeads).set({ seq: last?.seq ?? 0, hash: last?.hash ?? Buffer.alloc(32) })

const others: readonly ((row: ChainRow) => Partial<ChainRow>)[] = [
  ({ act }) => ({ act: act === 'client.open' ? 'client.change' : 'client.open' }),
  ({ happenedAt }) => ({ happenedAt: happenedAt + 1 }),
  ({ personId }) => ({ personId: personId === null ? 'x' : null }),
  ({ loginId }) => (loginId === null ? { subjectId: 'x' } : { loginId: null }),
  ({ clientId }) => (clientId === null ? { subjectId: 'x' } : { clientId: null }),
  ({ subjectId }) => ({ subjectId: `${subjectId}0` }),
  ({ count }) => ({ count: (count ?? 0) + 1 }),
  ({ detail }) => ({ detail: detail === null ? '' : `${detail} admin` }),
  () => ({ reasonHash: Buffer.alloc(32, 1) }),
  () => ({ hash: Buffer.alloc(32, 2) }),
]

/** What an entry says, whatever its place: two that say the same are not told apart when they change places. */
const contentOf = ({ seq: _, hash: __, ...content }: ChainRow) => JSON.stringify(content)

/** Each way by its name; the rows it is given are those of the audit, the last of them in no salt. */
export const tamperings: Readonly<Record<string, Tamper>> = {
  async change(tx, rows, random) {
    const row = pick(rows, random)
    const changed = pick(others, random)(row)
    await put(tx, row, changed.personId === 'x' ? { act: `${row.act}.` } : changed)
  },
  remove: async (tx, rows, random) => tx.delete(auditEvents).where(eq(auditEvents.seq, pick(rows, random).seq)),
  async exchange(tx, rows, random) {
    const one = pick(rows, random)
    const other = pick(
      rows.filter(row => contentOf(row) !== contentOf(one)),
      random,
    )
    await put(tx, one, { ...other, seq: one.seq, hash: one.hash })
    await put(tx, other, { ...one, seq: other.seq, hash: other.hash })
  },
  /** With a hash that fits what stands before it, and all that stands after it moved on by one. */
  async putIn(tx, rows, random) {
    const at = Math.floor(random() * rows.length)
    const before = rows[at]
    if (!before) throw new Error('There is no such row')
    for (const row of rows.slice(at + 1).toReversed()) await put(tx, row, { seq: row.seq + 1 })
    const made = { ...before, seq: before.seq + 1, happenedAt: before.happenedAt + 1 }
    await tx.insert(auditEvents).values({ ...made, hash: hashOfEntry(made, before.hash) })
  },
  async putInUnbound(tx, rows) {
    const last = pick(rows.slice(-1), () => 0)
    await tx.insert(auditEvents).values({ ...last, seq: last.seq + 1, hash: null })
  },
  cut: async (tx, rows, random) => tx.delete(auditEvents).where(gte(auditEvents.seq, pick(rows, random).seq)),
  async cutWithItsHead(tx, rows, random) {
    const from = 1 + Math.floor(random() * (rows.length - 1))
    await tx.delete(auditEvents).where(gte(auditEvents.seq, rows[from]?.seq ?? 0))
    await headSays(tx, rows[from - 1])
  },
  async cutWithoutHead(tx, rows, random) {
    await tx.delete(auditEvents).where(gte(auditEvents.seq, pick(rows.slice(1), random).seq))
    await tx.delete(auditHeads)
  },
  async writeAnew(tx, rows, random) {
    const from = Math.floor(random() * rows.length)
    await put(tx, pick([rows[from] ?? pick(rows, random)], random), { act: 'client.named', subjectId: 'another' })
    await bindAnew(tx, await stored(tx), from)
    if (random() < 0.5) await headSays(tx, (await stored(tx)).at(-1))
  },
  async removeAndWriteAnew(tx, rows, random) {
    const from = Math.floor(random() * (rows.length - 1))
    await tx.delete(auditEvents).where(eq(auditEvents.seq, rows[from]?.seq ?? 0))
    for (const row of rows.slice(from + 1)) await put(tx, row, { seq: row.seq - 1 })
    await bindAnew(tx, await stored(tx), from)
    await headSays(tx, (await stored(tx)).at(-1))
  },
  async unbindAll(tx, rows, random) {
    await tx.update(auditEvents).set({ hash: null })
    await put(tx, pick(rows, random), { act: 'client.named', subjectId: 'another' })
    await tx.delete(auditHeads)
  },
}

/** Carries a tampering out on the audit as it is. */
export async function tamper(tx: Sql, name: string, random: Random): Promise<void> {
  await tx.delete(auditSalts)
  await tamperings[name]?.(tx, await stored(tx), random)
}
