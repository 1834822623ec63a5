import { endRunOut } from '@/db/answer-run-out'
import { noteSent, planMails, type TakenMail, takeMail } from '@/db/mailings'
import { answerMail } from '@/lib/answer/mail-words'
import type { MailingKind } from '@/lib/answer/request'
import { dailyCountsMail, safetyMail, unseenMail } from '@/lib/text/staff-mail'
import { answerOrigin } from './answer-origin'
import { publicOrigin } from './auth/address'
import { logError } from './auth/error-message'
import { type Mail, sendMail, sendsMail } from './auth/mail'

/*
 * The clock of the server: what there is to be told by now is told, in Attune and by mail. Every server has one, and they share what is to be
 * sent: docs/decisions.
 */

/** How often it is looked for mails to send, and how often for what there is to be told, in ms: a Safety mail leaves within seconds. */
const often = { send: 2000, plan: 60_000, afterError: 30_000 }

/** Begins with what was left over by whoever ran before, and goes on until the server ends, which waits for a mail that is on its way. */
export function keepMailing(): void {
  let [isOver, plannedAt] = [false, Number.NEGATIVE_INFINITY]
  const step = async (): Promise<void> => {
    let wait = often.send
    try {
      if (performance.now() - plannedAt >= often.plan) {
        plannedAt = performance.now()
        await endRunOut(Date.now())
        await planMails({ reminds: mailsClients() }, Date.now())
      }
      await sendMails(Date.now, () => isOver)
    } catch (error) {
      logError(error)
      wait = often.afterError
    }
    // After it is done, so that a mail server that is slow is never asked by two at once.
    if (!isOver) setTimeout(() => (going = step()), wait).unref()
  }
  let going = step()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      isOver = true
      globalThis.lastWork = Promise.all([globalThis.lastWork, going]).then(() => {})
    })
}

/** Sends what is due, one after another. `clock` gives the time (ms UTC). */
export async function sendMails(clock: () => number, isOver = () => false): Promise<void> {
  while (sendsMail() && !isOver()) {
    const mail = await takeMail(kindsSent(), clock())
    if (mail === null) return
    if (await sendMail(letterOf(mail))) await noteSent(mail.id, clock())
  }
}

const staffKinds: readonly MailingKind[] = ['safety', 'daily-counts', 'unseen']

const kindsSent = (): readonly MailingKind[] => (mailsClients() ? [...staffKinds, 'link', 'reminder'] : staffKinds)

/** Whether a client could open what is mailed: the answer door is open, and not to this machine alone. */
export function mailsClients(): boolean {
  const origin = answerOrigin()
  return sendsMail() && origin !== null && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
}

function letterOf(mail: TakenMail): Mail {
  const { id: name, to } = mail
  const about = { to, name, headers: byItself }
  if (mail.kind === 'safety') return { ...about, ...safetyMail(`${publicOrigin()}/flags`) }
  if (mail.kind === 'daily-counts') return { ...about, ...dailyCountsMail(mail, publicOrigin()) }
  if (mail.kind === 'unseen') return { ...about, ...unseenMail(mail.count, publicOrigin()) }
  const origin = answerOrigin() ?? ''
  const [link, stopLink] = [`${origin}/answer/${mail.token}`, `${origin}/answer/stop/${mail.stop}`]
  return { ...about, headers: { ...byItself, ...unsubscribe(stopLink) }, ...answerMail({ ...mail, link, stopLink }) }
}

/** RFC 3834: programs that answer mail while somebody is away do not answer this. */
const byItself = { 'Auto-Submitted': 'auto-generated' }

/** RFC 8058: a button of the mail program itself, which works over HTTPS alone. */
const unsubscribe = (link: string): Record<string, string> => ({
  'List-Unsubscribe': `<${link}>`,
  ...(link.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})
