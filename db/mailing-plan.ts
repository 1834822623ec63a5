import { and, asc, eq, gt, inArray, isNull, lte, notExists, type SQL } from 'drizzle-orm'
import { hasWaited, isDailyTime, isSoonAfter, isTimeToRemind, untilReminder } from '../lib/answer/mailing'
import { todayIn } from '../lib/dates'
import { answerSettingsInForce } from './answer-settings-rows'
import { administratorsOf, isUnseen, onceReminder, queueMail, safetyRaisedSince } from './mailing-rows'
import { notify } from './notice-rows'
import type { Sql } from './open'
import { first } from './rows'
import { answerRequests, clientContacts, clients, dailyMails, mailings, people, practices } from './schema'

/*
 * What there is to be told by now that no act told: worked out from what is kept and the time, and put in once.
 */

const day = 24 * 60 * 60_000

/** `reminds`: whether clients can be written to from here, and mailed a link that they can open. */
type Way = { reminds: boolean }

export type Wanted = Awaited<ReturnType<typeof wantedIn>>

/** The practice with its hours; undefined before it is set up. */
export const practiceIn = (tx: Sql) =>
  first(tx.select({ id: practices.id, name: practices.name, timeZone: practices.timeZone }).from(practices).limit(1))

/** What is to be put in now. Changes nothing. */
export async function wantedIn(tx: Sql, { reminds }: Way, now: number) {
  const practice = await practiceIn(tx)
  if (!practice) return null
  const { settings } = await answerSettingsInForce(tx, practice.id)
  const about = { practiceId: practice.id, working: { ...settings, timeZone: practice.timeZone } }
  const reminders = reminds ? await toRemind(tx, about, now) : []
  const unseen = await newlyUnseen(tx, { ...about, hours: settings.unseenAfterHours }, now)
  const daily = await dailyDue(tx, about, now)
  return reminders.length + unseen.length + daily.length === 0
    ? null
    : { practiceId: practice.id, reminders, unseen, daily }
}

type About = { practiceId: string; working: Parameters<typeof isTimeToRemind>[0] }

/**
 * Requests whose client is reminded now: asked by a link two days ago, and not reminded of. The day on which a Safety flag was raised and the
 * next one go by without, unless somebody has said so.
 */
async function toRemind(tx: Sql, { practiceId, working }: About, now: number) {
  const { id: requestId, clientId, askedAt, expiresAt } = answerRequests
  const open = and(isNull(answerRequests.endedAt), gt(expiresAt, now), lte(askedAt, now - untilReminder))
  const found = await tx
    .select({ requestId, clientId, askedAt, expiresAt })
    .from(answerRequests)
    .innerJoin(clients, and(eq(clients.id, clientId), isNull(clients.removedAt)))
    .innerJoin(clientContacts, and(eq(clientContacts.clientId, clientId), isNull(clientContacts.endedAt)))
    .where(
      and(eq(answerRequests.practiceId, practiceId), eq(answerRequests.way, 'link'), open, hasNone(tx, 'reminder')),
    )
    .orderBy(asc(requestId))
  const due = found.filter(each => isTimeToRemind(working, each, now))
  const ids = [...new Set(due.map(each => each.clientId))]
  const raised = await safetyRaisedSince(tx, ids, now - 3 * day)
  const quiet = new Set(raised.filter(({ at }) => isSoonAfter(at, working.timeZone, now)).map(each => each.clientId))
  return due.filter(each => !quiet.has(each.clientId))
}

/** Of requests: there is no mail of this kind about it. */
function hasNone(tx: Sql, kind: 'reminder' | 'unseen'): SQL {
  const about = and(eq(mailings.requestId, answerRequests.id), eq(mailings.kind, kind))
  return notExists(tx.select({ id: mailings.id }).from(mailings).where(about))
}

/** Answers that have waited for so many working hours, that nobody has looked at, and that no administrator was told of. */
async function newlyUnseen(tx: Sql, { practiceId, working, hours }: About & { hours: number }, now: number) {
  const { id: requestId, clientId, endedAt } = answerRequests
  const found = await tx
    .select({ requestId, clientId, endedAt })
    .from(answerRequests)
    .innerJoin(clients, and(eq(clients.id, clientId), isNull(clients.removedAt)))
    .where(
      and(
        eq(answerRequests.practiceId, practiceId),
        eq(answerRequests.outcome, 'sent'),
        isUnseen(tx),
        hasNone(tx, 'unseen'),
      ),
    )
    .orderBy(asc(requestId))
  return found.filter(each => each.endedAt !== null && hasWaited(working, each.endedAt, hours, now))
}

/** Whoever wants the day's counts at an hour that has come, and was not written to today. */
async function dailyDue(tx: Sql, { practiceId, working: { timeZone } }: About, now: number) {
  const found = await tx
    .select({ personId: dailyMails.personId, hour: dailyMails.hour, chosenAt: dailyMails.chosenAt })
    .from(dailyMails)
    .innerJoin(people, and(eq(people.id, dailyMails.personId), isNull(people.leftAt)))
    .where(eq(dailyMails.practiceId, practiceId))
    .orderBy(asc(dailyMails.personId))
  const due = found
    .filter(chosen => isDailyTime(chosen, timeZone, now))
    .map(({ personId }) => ({ personId, once: onceDaily(personId, todayIn(timeZone, now)) }))
  if (due.length === 0) return []
  const theirs = inArray(
    mailings.once,
    due.map(({ once }) => once),
  )
  const put = await tx
    .select({ once: mailings.once })
    .from(mailings)
    .where(and(eq(mailings.practiceId, practiceId), theirs))
    .orderBy(asc(mailings.once))
  return due.filter(({ once }) => !put.some(each => each.once === once))
}

/** What there is one mail of counts of: a person and a day of the practice. */
export const onceDaily = (personId: string, today: string) => `daily:${personId}:${today}`

/** Puts in what is wanted, and tells administrators of answers that nobody has looked at, as a number. */
export async function putIn(tx: Sql, { practiceId, reminders, unseen, daily }: NonNullable<Wanted>, now: number) {
  for (const { requestId, clientId } of reminders)
    await queueMail(tx, { practiceId, kind: 'reminder', once: onceReminder(requestId), requestId, clientId }, now)
  for (const { personId, once } of daily) await queueMail(tx, { practiceId, kind: 'daily-counts', once, personId }, now)
  if (unseen.length > 0) await tellOfUnseen(tx, { practiceId, unseen }, now)
}

type Unseen = Pick<NonNullable<Wanted>, 'practiceId' | 'unseen'>

async function tellOfUnseen(tx: Sql, { practiceId, unseen }: Unseen, now: number): Promise<void> {
  const told = { practiceId, kind: 'unseen' } as const
  // A row for each request, so that it is counted once, however often this is asked.
  for (const { requestId, clientId } of unseen) {
    const about = { once: `unseen:${requestId}`, requestId, clientId }
    await queueMail(tx, { ...told, ...about, endedAt: now, outcome: 'told' }, now)
  }
  const to = await administratorsOf(tx, practiceId)
  const count = new Set(unseen.map(({ clientId }) => clientId)).size
  await notify(tx, { practiceId, kind: 'answers.unseen', by: null, count, to }, now)
  const last = unseen.at(-1)?.requestId
  for (const personId of to) await queueMail(tx, { ...told, once: `unseen:${last}:${personId}`, personId, count }, now)
}
