import { and, eq, gt, isNull } from 'drizzle-orm'
import { newId } from './ids'
import type { Sql } from './open'
import { passwordResets } from './schema'

/** How long a link to set a new password works. */
const resetHours = 24

type Made = { practiceId: string; personId: string; madeBy: string }

/** Makes a link by which somebody sets a new password, within another act. It ends the one they had before. */
export async function insertReset(tx: Sql, made: Made, now: number): Promise<void> {
  await endResets(tx, made.personId, now)
  const expiresAt = now + resetHours * 60 * 60_000
  await tx.insert(passwordResets).values({ id: newId(), ...made, madeAt: now, expiresAt })
}

/** Notes as used the link by which somebody was let back in: it set a new password of one who had been here before. Gives its id. */
export async function insertUsedReset(tx: Sql, made: Made & { madeAt: number }, now: number): Promise<string> {
  const id = newId()
  await tx.insert(passwordResets).values({ id, ...made, expiresAt: now, usedAt: now })
  return id
}

/** Ends the links of a person that are open, within another act. */
export async function endResets(tx: Sql, personId: string, now: number): Promise<void> {
  const { usedAt, expiresAt } = passwordResets
  const theirs = and(eq(passwordResets.personId, personId), isNull(usedAt), gt(expiresAt, now))
  await tx.update(passwordResets).set({ expiresAt: now }).where(theirs)
}
