import { and, asc, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import type { StepUpMeans } from '../lib/form-state'
import { loginLifetime } from '../lib/login-lifetime'
import { type HeldBack, type Role, Viewer } from '../lib/viewer'
import { audit } from './audit'
import { db, type Sql } from './open'
import { conflict, notFound, type Outcome, type StepUpOutcome } from './outcome'
import { endOthersIn, startLoginIn } from './person-rows'
import { isTimeOver, openReturn, passReturn } from './return-rows'
import { changed, first } from './rows'
import { logins, passkeys, people, personRoles, practices, returns, secondFactorRules, secondFactors } from './schema'
import { acceptFactor, type ShownFactor, whoHasFactor } from './second-factor-rows'
import { meansToStepUp, notSteppedUp } from './still-admitted'
import { done, keyOfVersion, look, once, write, writeSteppedUp } from './write'
import { writeUnattended } from './write-unattended'

const minute = 60_000
const { idle, whole } = loginLifetime

/** The person a login belongs to, or null when it is unknown, over, ended, or the person has left. */
export async function viewerOf(loginId: string, now: number): Promise<Viewer | null> {
  const rows = await db()
    .select({
      login: logins,
      person: people,
      practice: practices,
      role: personRoles.role,
      app: secondFactors.id,
      passkey: passkeys.id,
      requiredFrom: secondFactorRules.fromOn,
      returnId: returns.id,
    })
    .from(logins)
    .innerJoin(people, eq(people.id, logins.personId))
    .innerJoin(practices, eq(practices.id, people.practiceId))
    .leftJoin(personRoles, eq(personRoles.personId, people.id))
    .leftJoin(secondFactors, and(eq(secondFactors.personId, people.id), isNotNull(secondFactors.confirmedAt)))
    .leftJoin(passkeys, eq(passkeys.personId, people.id))
    .leftJoin(secondFactorRules, and(eq(secondFactorRules.practiceId, practices.id), isNull(secondFactorRules.endedAt)))
    .leftJoin(returns, and(eq(returns.personId, people.id), isNull(returns.endedAt)))
    .where(and(eq(logins.id, loginId), isAlive(now), isNull(people.leftAt)))
    .orderBy(asc(personRoles.role))
  const [found] = rows
  if (!found) return null
  if (found.login.seenAt <= now - minute) await touch(loginId, now)
  const held = new Set(rows.flatMap(({ role }) => role ?? []))
  const isWaitedFor = found.returnId !== null && !(await isReturnOver(found.person.id, now))
  return admit({ ...found, isWaitedFor }, [...held], now)
}

/** Where the time of a return is over, that is noted once: what comes after makes it no other. */
async function isReturnOver(personId: string, now: number): Promise<boolean> {
  const open = await openReturn(db(), personId)
  if (!open || !(await isTimeOver(db(), open, now))) return false
  return writeUnattended(tx => passReturn(tx, personId, now))
}

/**
 * Whose a login is and how much longer it holds, in ms: `left` unless it is used, `most` however much it is. Null where it has ended. Asking
 * does not use it.
 */
export async function loginLeft(loginId: string, now: number) {
  const found = await first(
    db()
      .select({ personId: people.id, createdAt: logins.createdAt, seenAt: logins.seenAt })
      .from(logins)
      .innerJoin(people, eq(people.id, logins.personId))
      .where(and(eq(logins.id, loginId), isAlive(now), isNull(people.leftAt))),
  )
  if (!found) return null
  const most = found.createdAt + whole - now
  return { personId: found.personId, left: Math.min(found.seenAt + idle - now, most), most }
}

/** Logs a person in, whose password was found right. Null when they have left. */
export async function startLogin(personId: string, now: number): Promise<string | null> {
  return writeUnattended(async tx => {
    const active = and(eq(people.id, personId), isNull(people.leftAt))
    const person = await first(tx.select({ practiceId: people.practiceId }).from(people).where(active))
    return person ? await startLoginIn(tx, { ...person, personId }, now) : null
  })
}

/** Notes by what browser a login was begun: its name in words, and nothing else of what it says of itself. */
export async function noteBrowser(loginId: string, browser: string): Promise<void> {
  await writeUnattended(async tx => await tx.update(logins).set({ browser }).where(eq(logins.id, loginId)))
}

/** Whether the viewer logged in, or showed that it is them, a moment ago: asked before a file that takes much away. */
export async function isSteppedUp(viewer: Viewer, now: number): Promise<boolean> {
  return (await look(tx => notSteppedUp(tx, viewer, now))) === null
}

/** By what the viewer shows again that it is them, and the e-mail address that goes with it. */
export async function ownStepUp(viewer: Viewer): Promise<StepUpMeans | null> {
  const found = await look(tx => meansToStepUp(tx, viewer))
  return found ? { by: found.by, account: found.account, hasApp: found.hasApp, hasPasskey: found.hasPasskey } : null
}

/** What somebody showed: a password that was found right and has this hash, or their second factor. */
type Shown = { passwordHash: string } | ShownFactor

/** Notes in the viewer's login that it was them a moment ago. A conflict where what they showed is not what is asked of them by now. */
export async function stepUp(viewer: Viewer, shown: Shown, now: number): Promise<Outcome> {
  return write(viewer, async tx => {
    if (!(await isShown(tx, viewer, shown, now))) return conflict
    await tx.update(logins).set({ steppedUpAt: now }).where(eq(logins.id, viewer.loginId))
    await audit(tx, viewer, { act: 'login.step-up', subjectId: viewer.loginId, now })
    return { ok: true }
  })
}

async function isShown(tx: Sql, { personId }: Viewer, shown: Shown, now: number): Promise<boolean> {
  if (!('passwordHash' in shown)) return acceptFactor(tx, personId, shown, now)
  if ((await whoHasFactor(tx, [personId])).has(personId)) return false
  const mine = and(eq(people.id, personId), eq(people.passwordHash, shown.passwordHash))
  return (await first(tx.select({ id: people.id }).from(people).where(mine))) !== undefined
}

/** Logs the viewer out here. */
export async function endLogin(viewer: Viewer, now: number): Promise<Outcome> {
  // Not `write()`: what was ended already, by whomever, is what was wished.
  return writeUnattended(tx => endOneIn(tx, viewer, viewer.loginId, now))
}

/** Ends one of the viewer's own logins, wherever it is. Whoever took theirs over is asked who they are before they shut them out. */
export async function endOwnLogin(
  viewer: Viewer,
  { loginId }: { loginId: string },
  now: number,
): Promise<StepUpOutcome> {
  return writeSteppedUp(viewer, now, tx => endOneIn(tx, viewer, loginId, now))
}

/** Ends all logins of the viewer but this one, as `endOwnLogin`. */
export async function endOtherLogins(viewer: Viewer, now: number): Promise<StepUpOutcome> {
  return writeSteppedUp<Outcome>(viewer, now, async tx => {
    await endOthersIn(tx, viewer, now)
    return { ok: true }
  })
}

function endOneIn(tx: Sql, viewer: Viewer, loginId: string, now: number): Promise<Outcome> {
  const act = 'login.end'
  return once(tx, viewer, { key: keyOfVersion(act, loginId), act, sent: loginId, now }, done, async () => {
    const mine = and(eq(logins.id, loginId), eq(logins.personId, viewer.personId), isNull(logins.endedAt))
    if ((await changed(tx.update(logins).set({ endedAt: now }).where(mine))) === 0) return notFound
    await audit(tx, viewer, { act, subjectId: loginId, now })
    return { ok: true }
  })
}

/** Where the viewer is logged in now, latest use first. */
export async function ownLogins(viewer: Viewer, now: number) {
  const rows = await db()
    .select({ id: logins.id, createdAt: logins.createdAt, seenAt: logins.seenAt, browser: logins.browser })
    .from(logins)
    .where(and(eq(logins.personId, viewer.personId), isAlive(now)))
    .orderBy(desc(logins.seenAt), desc(logins.id))
  return rows.map(row => ({ ...row, isThis: row.id === viewer.loginId }))
}

const isAlive = (now: number) =>
  and(isNull(logins.endedAt), gt(logins.seenAt, now - idle), gt(logins.createdAt, now - whole))

async function touch(loginId: string, now: number) {
  await writeUnattended(
    async tx =>
      await tx
        .update(logins)
        .set({ seenAt: now })
        .where(and(eq(logins.id, loginId), isAlive(now))),
  )
}

type Found = Standing & {
  login: typeof logins.$inferSelect
  person: typeof people.$inferSelect
  practice: typeof practices.$inferSelect
}

/** What may hold somebody back. */
type Standing = {
  app: string | null
  passkey: string | null
  requiredFrom: string | null
  /** They came back by a link alone, and nobody has confirmed yet that it is them. */
  isWaitedFor: boolean
}

/** The one place that says what somebody may do who is logged in. */
function admit({ login, person, practice, ...standing }: Found, roles: readonly Role[], admittedAt: number): Viewer {
  return Viewer.admit({
    practiceId: practice.id,
    practiceName: practice.name,
    isDemo: practice.isDemo,
    timeZone: practice.timeZone,
    locale: practice.locale,
    personId: person.id,
    loginId: login.id,
    name: person.name,
    roles,
    admittedAt,
    heldBack: whyHeldBack(standing, todayIn(practice.timeZone, admittedAt)),
    secondFactor: {
      isOn: hasFactor(standing),
      hasApp: standing.app !== null,
      hasPasskey: standing.passkey !== null,
      requiredFrom: standing.requiredFrom,
    },
  })
}

const hasFactor = ({ app, passkey }: Standing) => app !== null || passkey !== null

function whyHeldBack(standing: Standing, today: string): HeldBack | null {
  const { requiredFrom, isWaitedFor } = standing
  const isNeeded = isWaitedFor || (requiredFrom !== null && requiredFrom <= today)
  if (isNeeded && !hasFactor(standing)) return 'no-second-factor'
  return isWaitedFor ? 'awaiting-colleague' : null
}
