import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { isFree, mostTries } from '../lib/answer/mailing'
import type { MailingKind, MailingOutcome } from '../lib/answer/request'
import { auditMachine } from './audit'
import { contentOf, type MailContent } from './mailing-content'
import { practiceIn, putIn, wantedIn } from './mailing-plan'
import { administratorsOf, endMailing, type Mailing } from './mailing-rows'
import { notify } from './notice-rows'
import { db, type Sql } from './open'
import { first } from './rows'
import { mailings, notices } from './schema'
import { writeUnattended } from './write-unattended'

/*
 * Mails as the server sends them: what is wanted is put in, one row each; a row is taken before it is sent, and ended after. Each question is
 * asked outside of an act first, so that a quiet practice is not held up by its clock.
 */

/** Puts in what there is to be told by now. */
export async function planMails(way: { reminds: boolean }, now: number): Promise<void> {
  if ((await wantedIn(db(), way, now)) === null) return
  await writeUnattended(async tx => {
    const wanted = await wantedIn(tx, way, now)
    if (wanted) await putIn(tx, wanted, now)
  })
}

export type TakenMail = MailContent & { id: string; practiceName: string; timeZone: string }

/**
 * Takes the next mail in hand, of those kinds that can be sent from here, a Safety mail before any other; null where there is none. No other
 * server takes it for a while. What is not needed any more, or was tried too often, is ended here.
 */
export async function takeMail(kinds: readonly MailingKind[], now: number): Promise<TakenMail | null> {
  const { ended, taken } = await nextIn(db(), kinds, now)
  if (ended.length === 0 && taken === null) return null
  return writeUnattended(async tx => {
    const next = await nextIn(tx, kinds, now)
    for (const { mail, outcome } of next.ended) {
      await endMailing(tx, mail.id, outcome, now)
      if (outcome === 'failed') await tellOfFailure(tx, mail, now)
    }
    if (next.taken === null) return null
    const { mail, ...content } = next.taken
    await tx
      .update(mailings)
      .set({ takenAt: now, tries: mail.tries + 1 })
      .where(eq(mailings.id, mail.id))
    return content
  })
}

type Next = { ended: { mail: Mailing; outcome: MailingOutcome }[]; taken: (TakenMail & { mail: Mailing }) | null }

async function nextIn(tx: Sql, kinds: readonly MailingKind[], now: number): Promise<Next> {
  const ended: Next['ended'] = []
  const practice = await practiceIn(tx)
  if (!practice || kinds.length === 0) return { ended, taken: null }
  const left = await tx
    .select()
    .from(mailings)
    .where(and(eq(mailings.practiceId, practice.id), isNull(mailings.endedAt), inArray(mailings.kind, [...kinds])))
    .orderBy(desc(sql`case when ${mailings.kind} = 'safety' then 1 else 0 end`), asc(mailings.dueAt), asc(mailings.id))
  for (const mail of left.filter(each => isFree(each, now))) {
    const content = mail.tries >= mostTries ? 'failed' : await contentOf(tx, mail, practice, now)
    if (content === 'not-now') continue
    if (content === 'not-needed' || content === 'failed') ended.push({ mail, outcome: content })
    else {
      const { id, name: practiceName, timeZone } = { ...practice, id: mail.id }
      return { ended, taken: { ...content, id, practiceName, timeZone, mail } }
    }
  }
  return { ended, taken: null }
}

/** Those who keep the practice are told once that mail does not go out, until they have read it. */
async function tellOfFailure(tx: Sql, { practiceId }: Mailing, now: number): Promise<void> {
  const unread = and(eq(notices.practiceId, practiceId), eq(notices.kind, 'mail.failed'), isNull(notices.readAt))
  if (await first(tx.select({ id: notices.id }).from(notices).where(unread).limit(1))) return
  const to = await administratorsOf(tx, practiceId)
  await notify(tx, { practiceId, kind: 'mail.failed', by: null, to }, now)
}

/** A server of mail has taken it. */
export async function noteSent(id: string, now: number): Promise<void> {
  await writeUnattended(async tx => {
    const mail = await first(tx.select().from(mailings).where(eq(mailings.id, id)))
    if (!mail || !(await endMailing(tx, id, 'sent', now))) return
    const { clientId, requestId } = mail
    if (mail.personId !== null || clientId === null || requestId === null) return
    await auditMachine(tx, { act: 'answers.mail', clientId, subjectId: requestId, now })
  })
}
