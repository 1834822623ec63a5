import { randomInt } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { answerTokenHash } from '@/db/answer-link'
import { closePractice, openPractice } from '@/db/open'
import { answerRequests } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { AskedPractice } from './answering-practice'

export const kinds = ['unknown', 'run-out', 'locked', 'sent'] as const
export type LinkKind = (typeof kinds)[number]

/** Of each kind, what gives the token of one of many. */
export type ClosedLinks = Readonly<Record<LinkKind, () => string>>

/** How many links are closed in each way. */
const each = 50

/** Closes three times fifty links of a practice: their time is over, five tries were wrong, and answers were sent. */
export async function closedLinks({ folder, tokens }: AskedPractice): Promise<ClosedLinks> {
  const of = (at: number) => tokens.slice(at * each, (at + 1) * each)
  const [runOut, locked, sent] = [of(0), of(1), of(2)]
  await openPractice(folder)
  const now = Date.now()
  await writeUnattended(async tx => {
    const those = (closed: readonly string[]) => inArray(answerRequests.tokenHash, closed.map(answerTokenHash))
    await tx.update(answerRequests).set({ expiresAt: now }).where(those(runOut))
    await tx
      .update(answerRequests)
      .set({ lockedUntil: now + 24 * 60 * 60_000, locks: 1 })
      .where(those(locked))
    await tx.update(answerRequests).set({ endedAt: now, outcome: 'sent' }).where(those(sent))
  })
  closePractice()
  const oneOf = (closed: readonly string[]) => () => closed[randomInt(closed.length)] ?? ''
  return { unknown: madeUp, 'run-out': oneOf(runOut), locked: oneOf(locked), sent: oneOf(sent) }
}

/** A token as they are made, of nothing that was asked. */
const madeUp = () => Array.from({ length: 26 }, () => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(randomInt(32))).join('')
