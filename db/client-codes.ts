import { and, eq, gte, inArray, isNull, lt, min, ne, type SQL, sql } from 'drizzle-orm'
import { codesLike, compactCode, foldCode } from '../lib/text/fold'
import { alias } from './columns'
import type { Sql } from './open'
import { invalid, type Refusal } from './outcome'
import { first } from './rows'
import { clients } from './schema'

/*
 * Codes are compared without case and accents, among all clients of a practice. Whose a code is, is never told: a viewer may not
 * even know that client exists.
 */

type Code = {
  practiceId: string
  code: string
  /** Whose code it is going to be, where there is a client already. */
  clientId?: string
}

/** That a code cannot be taken, with a free one beside it; null where it can. */
export async function codeRefusal(tx: Sql, { practiceId, code, clientId }: Code): Promise<Refusal | null> {
  if (foldCode(code) === '') return invalid({ code: ['Please use at least one letter or digit.'] })
  const among = (codes: readonly string[]) => takenAmong(tx, { practiceId, codes, besides: clientId })
  if ((await among([code])).size === 0) return null
  const likely = codesLike(code)
  const taken = await among(likely)
  const free = likely.find(each => !taken.has(foldCode(each)))
  if (free === undefined) return invalid({ code: ['This code is in use. Choose another.'] })
  return invalid({ code: [`This code is in use. Choose another, for example ${free}.`] }, { code: free })
}

type Asked = { practiceId: string; codes: readonly string[]; besides: string | undefined }

/** Those of some codes, folded, that a client has. */
async function takenAmong(tx: Sql, { practiceId, codes, besides }: Asked): Promise<ReadonlySet<string>> {
  const { codeFolded, removedAt, id } = clients
  const others = and(
    inArray(codeFolded, codes.map(foldCode)),
    eq(clients.practiceId, practiceId),
    isNull(removedAt),
    besides === undefined ? undefined : ne(id, besides),
  )
  const rows = await tx.select({ folded: codeFolded }).from(clients).where(others)
  return new Set(rows.map(({ folded }) => folded))
}

/** The columns of a code. */
export const codeColumns = (code: string) => ({ code, codeFolded: foldCode(code), codeCompact: compactCode(code) })

/**
 * The id of another client with the same folded code, from the time when case and accents told codes apart; null where there is none. An
 * expression for queries of `clients`.
 */
export function codeTwin(tx: Sql): SQL<string | null> {
  const other = alias(clients, 'other')
  const isTwin = and(
    eq(other.codeFolded, clients.codeFolded),
    eq(other.practiceId, clients.practiceId),
    ne(other.id, clients.id),
    isNull(other.removedAt),
  )
  return sql<string | null>`(${tx
    .select({ id: min(other.id) })
    .from(other)
    .where(isTwin)})`
}

/**
 * Clients whose code begins with what was typed, compared as codes are but for dashes and spaces, which nobody remembers. A condition for
 * queries of `clients`.
 */
export function codeBegins(typed: string): SQL | undefined {
  const start = compactCode(typed)
  return and(gte(clients.codeCompact, start), lt(clients.codeCompact, `${start}\u{10ffff}`))
}

/** As `codeTwin`, of one client: whether there is another one. */
export const hasCodeTwin = async (tx: Sql, clientId: string): Promise<boolean> =>
  (
    await first(
      tx
        .select({ twin: codeTwin(tx) })
        .from(clients)
        .where(eq(clients.id, clientId)),
    )
  )?.twin != null

/**
 * Brings the folded codes of a practice that was just opened into step with how codes are folded now. Gives how many were changed;
 * none where all are in step.
 */
export async function foldCodes(tx: Sql): Promise<number> {
  const { id, code, codeFolded, codeCompact } = clients
  const rows = await tx.select({ id, code, codeFolded, codeCompact }).from(clients).where(isNull(clients.removedAt))
  const changed = rows.filter(row => row.codeFolded !== foldCode(row.code) || row.codeCompact !== compactCode(row.code))
  for (const row of changed) await tx.update(clients).set(codeColumns(row.code)).where(eq(id, row.id))
  return changed.length
}
