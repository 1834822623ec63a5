import { eq } from 'drizzle-orm'
import { auditMachine } from './audit'
import { contactInForce, endContactRow } from './client-contact-rows'
import { notifyTeam } from './notice-rows'
import { stopToken } from './reminder-stop-token'
import { first } from './rows'
import { answerRequests } from './schema'
import { writeUnattended } from './write-unattended'

/**
 * Ends that a client is written to, who says so by the link in a mail; their clinicians are told. What they were asked stays open. Of a link
 * that is none of ours, or of a client who is not written to any more, nothing is said and nothing changes.
 */
export async function stopReminders(token: string, now: number): Promise<void> {
  const requestId = stopToken.idIn(token)
  if (requestId === null) return
  await writeUnattended(async tx => {
    const request = await first(tx.select().from(answerRequests).where(eq(answerRequests.id, requestId)))
    if (!request) return
    const { practiceId, clientId } = request
    const contact = await contactInForce(tx, clientId)
    if (!contact || !(await endContactRow(tx, contact.id, { endedBy: null, endedAt: now }))) return
    await notifyTeam(tx, { practiceId, kind: 'reminders.stopped', by: null, clientId }, now)
    await auditMachine(tx, { act: 'reminders.stop', clientId, subjectId: requestId, now })
  })
}
