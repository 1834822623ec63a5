import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { foldCode, freeCode } from '../lib/text/fold'
import type { Sql } from './open'
import { invalid, type Refusal } from './outcome'
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
export function codeRefusal(tx: Sql, { practiceId, code, clientId }: Code): Refusal | null {
  if (foldCode(code) === '') return invalid({ code: ['Please use at least one letter or digit.'] })
  const others = foldedCodes(tx, practiceId, clientId)
  if (!others.has(foldCode(code))) return null
  const free = freeCode(code, others)
  return invalid({ code: [`This code is in use. Choose another, for example ${free}.`] }, { code: free })
}

function foldedCodes(tx: Sql, practiceId: string, besides?: string): ReadonlySet<string> {
  const others = and(
    eq(clients.practiceId, practiceId),
    isNull(clients.removedAt),
    besides === undefined ? undefined : ne(clients.id, besides),
  )
  const rows = tx.select({ folded: clients.codeFolded }).from(clients).where(others).all()
  return new Set(rows.map(({ folded }) => folded))
}

/** The columns of a code. */
export const codeColumns = (code: string) => ({ code, codeFolded: foldCode(code) })

/** Folded codes of a practice that more than one client has: from the time when case and accents told codes apart. */
export function sharedCodes(tx: Sql, practiceId: string): ReadonlySet<string> {
  const rows = tx
    .select({ folded: clients.codeFolded })
    .from(clients)
    .where(and(eq(clients.practiceId, practiceId), isNull(clients.removedAt)))
    .groupBy(clients.codeFolded)
    .having(sql`count(*) > 1`)
    .all()
  return new Set(rows.map(({ folded }) => folded))
}

/**
 * Brings the folded codes of a practice that was just opened into step with how codes are folded now. Gives how many were changed;
 * none where all are in step.
 */
export function foldCodes(tx: Sql): number {
  const { id, code, codeFolded } = clients
  const rows = tx.select({ id, code, codeFolded }).from(clients).where(isNull(clients.removedAt)).all()
  const changed = rows.filter(row => row.codeFolded !== foldCode(row.code))
  for (const row of changed) tx.update(clients).set(codeColumns(row.code)).where(eq(id, row.id)).run()
  return changed.length
}
