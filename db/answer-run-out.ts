import { and, asc, isNull, lte } from 'drizzle-orm'
import { endRequest } from './answer-request-rows'
import { db, type Sql } from './open'
import { answerRequests } from './schema'
import { writeUnattended } from './write-unattended'

/** So many are ended in one act, and the others in the next. */
const most = 50

/** Ends requests whose time is over, and with them what was answered and not sent: nobody has it any more. */
export async function endRunOut(now: number): Promise<void> {
  while ((await runOut(db(), now)).length > 0)
    await writeUnattended(async tx => {
      for (const { id } of await runOut(tx, now)) await endRequest(tx, id, { outcome: 'run-out', by: null, now })
    })
}

const runOut = (tx: Sql, now: number) =>
  tx
    .select({ id: answerRequests.id })
    .from(answerRequests)
    .where(and(isNull(answerRequests.endedAt), lte(answerRequests.expiresAt, now)))
    .orderBy(asc(answerRequests.id))
    .limit(most)
