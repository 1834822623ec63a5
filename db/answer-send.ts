import { and, eq } from 'drizzle-orm'
import { sendKept } from './answer-send-rows'
import { type FoundVisit, findVisit, hiddenIn } from './answer-visits'
import type { Sql } from './open'
import { keptAnswers } from './schema'
import { writeUnattended } from './write-unattended'

/**
 * `sent`: the practice has the answers, now or since before: a second click, a reload and a retry after a lost reply get the first outcome.
 * `nothing`: no question was answered. `over`: the questions ended, or nothing was done for too long; nothing was sent.
 */
export type SendOutcome = 'sent' | 'nothing' | 'over'

/**
 * Sends what was kept in a visit, in one act: its sheets with scores and flags, who is told of a risk, the end of the request. From then on the
 * browser shows its thanks and nothing else.
 */
export async function sendAnswers(secret: string, now: number): Promise<SendOutcome> {
  return writeUnattended<SendOutcome>(async tx => {
    const found = await findVisit(tx, secret, now)
    if (found?.state === 'sent') return 'sent'
    if (found?.state !== 'open') return 'over'
    await forgetHidden(tx, found)
    return (await sendKept(tx, found, null, now)) ? 'sent' : 'nothing'
  })
}

/** What was answered in another browser is neither shown in this one nor sent by it. */
async function forgetHidden(tx: Sql, found: FoundVisit): Promise<void> {
  await tx.delete(keptAnswers).where(and(eq(keptAnswers.requestId, found.request.id), hiddenIn(found)))
}
