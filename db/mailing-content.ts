import { and, count, countDistinct, eq, gte, inArray, isNull } from 'drizzle-orm'
import { isSoonAfter, isWorkingTime } from '../lib/answer/mailing'
import type { AnswerOccasion } from '../lib/answer/request'
import { todayIn } from '../lib/dates'
import { isInForce } from './access'
import { answerToken } from './answer-link'
import { answersRefused } from './answer-request-views'
import { answerSettingsInForce } from './answer-settings-rows'
import { standings } from './flag-groups'
import { onceDaily } from './mailing-plan'
import { isOfClinicianHere, isUnseen, type Mailing, safetyRaisedSince } from './mailing-rows'
import { type Sql, vault } from './open'
import { stopToken } from './reminder-stop-token'
import { first } from './rows'
import {
  acknowledgements,
  answerRequests,
  careTeam,
  clientContacts,
  clients,
  flagGroups,
  people,
  resolutions,
} from './schema'

/** What a mail says, and to whom. */
export type MailContent = { to: string } & (
  | {
      kind: 'link' | 'reminder'
      language: string
      occasion: AnswerOccasion
      expiresAt: number
      token: string
      stop: string
    }
  | { kind: 'safety' }
  | { kind: 'daily-counts'; clients: number; flags: number }
  | { kind: 'unseen'; count: number }
)

/** Why a mail is not sent now: it is not its time; there is no need any more; nothing can be sent, since an address cannot be read. */
export type Unsent = 'not-now' | 'not-needed' | 'failed'

type Practice = { id: string; timeZone: string }

/** What a mail says as things stand now, or why it is not sent. Reads, and changes nothing. */
export async function contentOf(
  tx: Sql,
  mail: Mailing,
  practice: Practice,
  now: number,
): Promise<MailContent | Unsent> {
  if (mail.kind === 'link' || mail.kind === 'reminder') return ofClient(tx, mail, { ...practice, kind: mail.kind }, now)
  const person = await first(
    tx
      .select({ to: people.email })
      .from(people)
      .where(and(eq(people.id, mail.personId ?? ''), isNull(people.leftAt))),
  )
  if (!person) return 'not-needed'
  if (mail.kind === 'safety') return (await hasLooked(tx, mail)) ? 'not-needed' : { ...person, kind: mail.kind }
  if (mail.kind === 'unseen') return { ...person, kind: mail.kind, count: mail.count ?? 0 }
  if (mail.once !== onceDaily(mail.personId ?? '', todayIn(practice.timeZone, now))) return 'not-needed'
  const counts = await countsFor(tx, mail.personId ?? '', now)
  return counts.clients + counts.flags === 0 ? 'not-needed' : { ...person, kind: mail.kind, ...counts }
}

type ToClient = Practice & { kind: 'link' | 'reminder' }

async function ofClient(
  tx: Sql,
  { requestId, dueAt }: Mailing,
  { id: practiceId, timeZone, kind }: ToClient,
  now: number,
): Promise<MailContent | Unsent> {
  const inForce = and(eq(clientContacts.clientId, clients.id), isNull(clientContacts.endedAt))
  const found = await first(
    tx
      .select({ request: answerRequests, client: clients, contact: clientContacts })
      .from(answerRequests)
      .innerJoin(clients, and(eq(clients.id, answerRequests.clientId), isNull(clients.removedAt)))
      .innerJoin(clientContacts, inForce)
      .where(eq(answerRequests.id, requestId ?? '')),
  )
  if (!found || found.request.endedAt !== null || found.request.expiresAt <= now) return 'not-needed'
  const { request, client, contact } = found
  if (kind === 'reminder') {
    if (await answersRefused(tx, client.id)) return 'not-needed'
    const { settings } = await answerSettingsInForce(tx, practiceId)
    if (!isWorkingTime({ ...settings, timeZone }, now)) return 'not-now'
    // One that was raised before was known to whoever said that it is to be sent all the same.
    const raised = await safetyRaisedSince(tx, [client.id], dueAt)
    if (raised.some(({ at }) => isSoonAfter(at, timeZone, now))) return 'not-now'
  }
  const to = vault().keyOf(client).readable('client_contacts.sealed_email', contact.id, contact.sealedEmail)
  if (to === null) return 'failed'
  const { language, occasion, expiresAt } = request
  return { kind, to, language, occasion, expiresAt, token: answerToken(request.id), stop: stopToken.of(request.id) }
}

/** Whether a person has done something about the flag since the mail was put in, or its session is void. */
async function hasLooked(tx: Sql, { flagId, dueAt }: Mailing): Promise<boolean> {
  const id = flagId ?? ''
  const [acknowledged, ended] = [
    await first(
      tx
        .select({ id: acknowledgements.id })
        .from(acknowledgements)
        .where(and(eq(acknowledgements.flagId, id), gte(acknowledgements.acknowledgedAt, dueAt)))
        .limit(1),
    ),
    await first(tx.select({ how: resolutions.outcome }).from(resolutions).where(eq(resolutions.flagId, id))),
  ]
  return acknowledged !== undefined || ['resolved', 'dismissed', 'withdrawn'].includes(ended?.how ?? '')
}

/** Of the clients somebody works with today: how many have sent answers that nobody has looked at, and how many flags need attention. */
async function countsFor(tx: Sql, personId: string, now: number): Promise<{ clients: number; flags: number }> {
  const place = and(eq(careTeam.personId, personId), eq(careTeam.role, 'clinician'), isInForce(now))
  const works = tx
    .select({ id: careTeam.clientId })
    .from(careTeam)
    .innerJoin(clients, and(eq(clients.id, careTeam.clientId), isNull(clients.removedAt)))
    .where(and(place, isOfClinicianHere(tx)))
  const sent = and(eq(answerRequests.outcome, 'sent'), inArray(answerRequests.clientId, works), isUnseen(tx))
  const answered = tx
    .select({ n: countDistinct(answerRequests.clientId) })
    .from(answerRequests)
    .where(sent)
  const asks = and(eq(flagGroups.standing, standings.asks), inArray(flagGroups.clientId, works))
  const waiting = tx.select({ n: count() }).from(flagGroups).where(asks)
  return { clients: (await first(answered))?.n ?? 0, flags: (await first(waiting))?.n ?? 0 }
}
