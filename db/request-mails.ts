import { and, eq } from 'drizzle-orm'
import { isSoonAfter, untilReminder } from '../lib/answer/mailing'
import type { Viewer } from '../lib/viewer'
import { isKeptBy } from './access'
import type { AnswerRequest } from './answer-request-rows'
import { audit } from './audit'
import { contactInForce } from './client-contact-rows'
import { onceLink, onceReminder, queueMail, safetyRaisedSince } from './mailing-rows'
import type { Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { first } from './rows'
import { answerRequests, clients, mailings } from './schema'
import { look, write } from './write'

export type RequestMails = NonNullable<Awaited<ReturnType<typeof requestMails>>>

/** What of a request was mailed to the client, and what can be. Null where the viewer does not work with the client, or it is no link. */
export async function requestMails(viewer: Viewer, requestId: string, now: number) {
  return look(async tx => {
    const request = await ownLink(tx, viewer, requestId)
    return request ? mailsOf(tx, viewer, request, now) : null
  })
}

async function mailsOf(tx: Sql, { practiceId, timeZone }: Viewer, request: AnswerRequest, now: number) {
  const { id, clientId, askedAt, expiresAt } = request
  const isOpen = request.endedAt === null && expiresAt > now
  const isAgreed = (await contactInForce(tx, clientId)) !== undefined
  const reminder = await mailNamed(tx, practiceId, onceReminder(id))
  const quiet = (await safetyRaisedSince(tx, [clientId], now - 3 * day)).some(({ at }) =>
    isSoonAfter(at, timeZone, now),
  )
  return {
    isAgreed,
    link: await mailNamed(tx, practiceId, onceLink(id)),
    reminder,
    /** From when on it goes out by itself. */
    remindedFrom: askedAt + untilReminder,
    /** It would go out by now, were it not so soon after a Safety flag. */
    isHeld: isOpen && isAgreed && reminder === null && quiet && now >= askedAt + untilReminder,
  }
}

async function mailNamed(tx: Sql, practiceId: string, once: string) {
  const { outcome, dueAt, endedAt } = mailings
  const named = and(eq(mailings.practiceId, practiceId), eq(mailings.once, once))
  return (await first(tx.select({ outcome, dueAt, endedAt }).from(mailings).where(named))) ?? null
}

/**
 * Has the client mailed the link to what they are asked: at once (`link`), or as their reminder, though a Safety flag was raised so lately that
 * it would not go out by itself (`reminder`). Once each.
 */
export async function mailRequest(
  viewer: Viewer,
  { requestId, kind }: { requestId: string; kind: 'link' | 'reminder' },
  now: number,
): Promise<Outcome> {
  return write<Outcome>(viewer, async tx => {
    const request = await ownLink(tx, viewer, requestId)
    if (!request) return notFound
    const { practiceId, clientId } = request
    const once = kind === 'link' ? onceLink(requestId) : onceReminder(requestId)
    if (await mailNamed(tx, practiceId, once)) return { ok: true }
    if (request.endedAt !== null || request.expiresAt <= now)
      return invalid({ requestId: ['It has ended. Ask again.'] })
    const { isAgreed, isHeld } = await mailsOf(tx, viewer, request, now)
    if (!isAgreed) return invalid({ requestId: ['They have not agreed to mails, or wanted no more.'] })
    if (kind === 'reminder' && !isHeld)
      return invalid({ requestId: ['The reminder goes out by itself when it is time.'] })
    await queueMail(tx, { practiceId, kind, once, requestId, clientId }, now)
    await audit(tx, viewer, { act: 'answers.to-mail', clientId, subjectId: requestId, now })
    return { ok: true }
  })
}

const day = 24 * 60 * 60_000

/** A request by a link, of a client the viewer works with. */
async function ownLink(tx: Sql, viewer: Viewer, requestId: string): Promise<AnswerRequest | undefined> {
  const isLink = and(eq(answerRequests.id, requestId), eq(answerRequests.way, 'link'))
  const found = await first(
    tx
      .select({ request: answerRequests })
      .from(answerRequests)
      .innerJoin(clients, eq(clients.id, answerRequests.clientId))
      .where(and(isKeptBy(viewer), isLink)),
  )
  return found?.request
}
