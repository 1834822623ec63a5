import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { mostIdle } from '../lib/answer/idle'
import { answerCodeHash, answerPinHash, answerTokenHash } from './answer-link'
import type { AnswerRequest } from './answer-request-rows'
import { endVisits, insertVisit } from './answer-visit-rows'
import { findVisit, isOpenRequest } from './answer-visits'
import { auditClient } from './audit'
import { isKeyedHash, keyedHash } from './keyed-hash'
import { notifyTeam } from './notice-rows'
import { db, type Sql, vault } from './open'
import { first } from './rows'
import { answerRequests, answerVisits, clients, tablets } from './schema'
import { findTablet, type Tablet } from './tablet-rows'
import { writeUnattended } from './write-unattended'

/*
 * How a client comes to what they are asked: by a link and what only they know, or by a code on a tablet of the practice. Opening a link
 * changes nothing, whoever or whatever opens it. A link that is unknown, run out, locked or used is one and the same.
 */

/** So many wrong tries in a row, and it is locked for so long, in ms; each time for longer, to a day. */
const tries = 5
const lock = { first: 15 * 60_000, longest: 24 * 60 * 60_000 }

/** What is asked of whoever opens a link, and in which language; null where it leads nowhere. */
export async function answerLink(token: string, now: number) {
  const request = await openByToken(db(), token, now)
  if (!request || request.check === 'in-person') return null
  const { check, language } = request
  return { check, language }
}

async function openByToken(tx: Sql, token: string, now: number): Promise<AnswerRequest | null> {
  const found = await first(
    tx
      .select()
      .from(answerRequests)
      .where(eq(answerRequests.tokenHash, answerTokenHash(token))),
  )
  return found && isOpenRequest(found, now) && !isLocked(found, now) ? found : null
}

const isLocked = ({ lockedUntil }: Pick<Tablet, 'lockedUntil'>, now: number) =>
  lockedUntil !== null && now < lockedUntil

type Begun = { ok: true; secret: string; isInPerson: boolean } | { ok: false; why: 'gone' | 'wrong' }

type ByLink = {
  token: string
  /** A date as YYYY-MM-DD, or the digits of a PIN. */
  given: string
  language: string
  /** What the cookie of this browser says: the visits that were begun in it, the last first. */
  before: readonly string[]
}

/**
 * Lets a browser answer that opened a link, where what was given is right. What is given twice in a row is one try. Five wrong ones in a row
 * lock the link for a quarter of an hour, then for longer, and the client's clinicians are told.
 */
export async function beginByLink({ token, given, language, before }: ByLink, now: number): Promise<Begun> {
  // Nothing is written, and nobody waits, for a link that is none.
  if (!(await answerLink(token, now))) return gone
  return writeUnattended<Begun>(async tx => {
    const request = await openByToken(tx, token, now)
    if (!request) return gone
    if (!(await isRight(tx, request, given))) return (await isLockedBy(tx, request, given, now)) ? gone : wrong
    const earlier = await earlierOf(tx, request, before, now)
    if (earlier)
      await tx.update(answerVisits).set({ seenAt: now, language }).where(eq(answerVisits.id, earlier.visitId))
    const secret = earlier?.secret ?? (await insertVisit(tx, request, { way: request.way, language }, now))
    await noteBegun(tx, request, now)
    // In any other browser it is to be shown again who it is, and what was answered there is not shown in this one.
    if (!earlier) await endOthers(tx, request, secret, now)
    return { ok: true, secret, isInPerson: false }
  })
}

const gone = { ok: false, why: 'gone' } as const
const wrong = { ok: false, why: 'wrong' } as const

async function isRight(tx: Sql, { id, clientId, check, pinHash }: AnswerRequest, given: string): Promise<boolean> {
  if (check === 'pin')
    return pinHash !== null && isKeyedHash(keyedHash('same', pinHash), 'same', answerPinHash(id, given))
  const client = await first(tx.select().from(clients).where(eq(clients.id, clientId)))
  if (check !== 'birth-date' || !client) return false
  const known = vault().keyOf(client).readable('clients.sealed_birth_date', client.id, client.sealedBirthDate)
  return known !== null && isKeyedHash(keyedHash('same', known), 'same', given)
}

/** What was given last to each request and was not right, by its hash: given again, it is no further try. */
const lastWrong = new Map<string, string>()
const mostRemembered = 1000

/** Counts a try that was not right; gives whether that locked the request. */
async function isLockedBy(tx: Sql, request: AnswerRequest, given: string, now: number): Promise<boolean> {
  const { id, clientId, practiceId, wrongChecks, locks } = request
  const mark = keyedHash('answer check', given)
  if (lastWrong.get(id) === mark) return false
  lastWrong.delete(id)
  lastWrong.set(id, mark)
  const [oldest] = lastWrong.keys()
  if (lastWrong.size > mostRemembered && oldest !== undefined) lastWrong.delete(oldest)
  const isLocking = wrongChecks + 1 >= tries
  const lockedUntil = now + Math.min(lock.longest, lock.first * 2 ** locks)
  const counted = isLocking ? { wrongChecks: 0, locks: locks + 1, lockedUntil } : { wrongChecks: wrongChecks + 1 }
  await tx.update(answerRequests).set(counted).where(eq(answerRequests.id, id))
  if (!isLocking) return false
  await notifyTeam(tx, { practiceId, kind: 'answers.locked', clientId, by: null }, now)
  await auditClient(tx, request, 'answers.lock', now)
  return true
}

/** The visit of a request that was begun in this browser, where it goes on. */
async function earlierOf(tx: Sql, { id }: AnswerRequest, before: readonly string[], now: number) {
  for (const secret of before) {
    const found = await findVisit(tx, secret, now)
    if (found?.request.id === id && found.state !== 'sent') return { secret, visitId: found.visit.id }
  }
  return null
}

async function noteBegun(tx: Sql, request: AnswerRequest, now: number): Promise<void> {
  lastWrong.delete(request.id)
  const begun = { wrongChecks: 0, locks: 0, lockedUntil: null, begunAt: request.begunAt ?? now }
  await tx.update(answerRequests).set(begun).where(eq(answerRequests.id, request.id))
  await auditClient(tx, request, 'answers.begin', now)
}

async function endOthers(tx: Sql, request: AnswerRequest, secret: string, now: number): Promise<void> {
  const own = await findVisit(tx, secret, now)
  await endVisits(tx, and(eq(answerVisits.requestId, request.id), ne(answerVisits.id, own?.visit.id ?? '')), now)
}

type BegunByCode = { ok: true; secret: string } | { ok: false; why: 'no-tablet' | 'locked' | 'unknown' }

type ByCode = { tablet: string; code: string; language: string | null }

/** Whether a browser is a tablet of the practice, and until when codes are not looked up on it. */
export async function tabletOf(secret: string): Promise<{ lockedUntil: number | null } | null> {
  const found = await findTablet(db(), secret)
  return found ? { lockedUntil: found.lockedUntil } : null
}

/**
 * Lets a tablet of the practice answer what a code stands for. Wrong codes count on the tablet, so that nobody locks another one. A code that
 * was used leads on on the same tablet alone, until its time is over.
 */
export async function beginByCode({ tablet: secret, code, language }: ByCode, now: number): Promise<BegunByCode> {
  // Whoever has no tablet writes nothing, and nobody waits for them.
  if (!(await findTablet(db(), secret))) return { ok: false, why: 'no-tablet' }
  return writeUnattended<BegunByCode>(async tx => {
    const tablet = await findTablet(tx, secret)
    if (!tablet) return { ok: false, why: 'no-tablet' }
    if (isLocked(tablet, now)) return { ok: false, why: 'locked' }
    const request = await openByCode(tx, code, now)
    if (!request) return { ok: false, why: (await isTabletLocked(tx, tablet, now)) ? 'locked' : 'unknown' }
    // Right, though it opens nothing here: nobody has guessed.
    if (await isBegunElsewhere(tx, request, tablet, now)) return { ok: false, why: 'unknown' }
    const visit = { way: 'tablet', language: language ?? request.language, tabletId: tablet.id } as const
    const begun = await insertVisit(tx, request, visit, now)
    await noteBegun(tx, request, now)
    await endOthers(tx, request, begun, now)
    await tx.update(tablets).set({ wrongCodes: 0, lockedUntil: null, seenAt: now }).where(eq(tablets.id, tablet.id))
    return { ok: true, secret: begun }
  })
}

async function openByCode(tx: Sql, code: string, now: number): Promise<AnswerRequest | null> {
  const { codeHash, codeExpiresAt, endedAt } = answerRequests
  const open = and(eq(codeHash, answerCodeHash(code)), gt(codeExpiresAt, now), isNull(endedAt))
  const found = await first(tx.select().from(answerRequests).where(open))
  return found && isOpenRequest(found, now) ? found : null
}

/** Whether somebody answers it on another tablet. */
async function isBegunElsewhere(tx: Sql, request: AnswerRequest, tablet: Tablet, now: number): Promise<boolean> {
  const { requestId, endedAt, tabletId, seenAt } = answerVisits
  const isInUse = and(isNull(endedAt), gt(seenAt, now - mostIdle('tablet')))
  const open = and(eq(requestId, request.id), isInUse, ne(tabletId, tablet.id))
  return (await first(tx.select({ tabletId }).from(answerVisits).where(open).limit(1))) !== undefined
}

/** Counts a code that was not right; gives whether that locked the tablet. */
async function isTabletLocked(tx: Sql, { id, wrongCodes }: Tablet, now: number): Promise<boolean> {
  const isLocking = wrongCodes + 1 >= tries
  const counted = isLocking ? { wrongCodes: 0, lockedUntil: now + lock.first } : { wrongCodes: wrongCodes + 1 }
  await tx
    .update(tablets)
    .set({ ...counted, seenAt: now })
    .where(eq(tablets.id, id))
  return isLocking
}
