import { and, asc, desc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { normalEmail } from '../lib/text/fold'
import { audit } from './audit'
import { newId } from './ids'
import { isKeyedHash, keyedHash, newCode, plainCode } from './keyed-hash'
import type { Sql } from './open'
import { endAllIn, forgetFailuresIn, startLoginIn } from './person-rows'
import { endResets } from './reset-rows'
import { endReturn } from './return-rows'
import { first } from './rows'
import { people, personRoles, practices, recoveryCodes, returns } from './schema'
import { removeFactor, whoHasFactor } from './second-factor-rows'
import { look } from './write'
import { writeUnattended } from './write-unattended'

/** How long a code from the terminal is good for, in minutes. */
export const recoveryMinutes = 15

type Made = { ok: true; code: string; email: string } | { ok: false; admins: string[] }

/**
 * A code by which an administrator sets a new password, or somebody who came back by a link alone and waits for a colleague, for whoever can
 * run a command on the machine. It ends the codes that were made for them before. Without the e-mail address of such a one, the addresses of
 * the administrators who are here.
 */
export async function makeRecoveryCode(email: string | null, now: number): Promise<Made> {
  return await writeUnattended(async tx => {
    const found = await whoMayRecover(tx)
    const admins = found.filter(({ isAdmin }) => isAdmin)
    const named = email === null ? admins : found.filter(each => each.email === normalEmail(email))
    const [person, ...others] = named
    if (!person || others.length > 0) return { ok: false, admins: admins.map(each => each.email) }
    await endCodes(tx, person.personId, now)
    const code = newCode()
    const id = newId()
    const whose = { practiceId: person.practiceId, personId: person.personId }
    const expiresAt = now + recoveryMinutes * 60_000
    await tx.insert(recoveryCodes).values({ id, ...whose, codeHash: hashOf(id, code), madeAt: now, expiresAt })
    await audit(tx, { ...whose, loginId: null }, { act: 'recovery.code', subjectId: person.personId, now })
    return { ok: true, code, email: person.email }
  })
}

type Typed = { email: string; code: string }

/** Whom this code lets in, with the names that their new password must not be made of; null for any other. */
export async function recoverable(
  typed: Typed,
  now: number,
): Promise<{ name: string; email: string; practiceName: string } | null> {
  const found = await look(tx => find(tx, typed, now))
  return found && { name: found.name, email: found.email, practiceName: found.practiceName }
}

type Recovery = Typed & {
  passwordHash: string
  /** What failed attempts to log in were counted under. */
  countedAs: readonly string[]
}

/**
 * Uses a code up: sets the new password, takes the second factor away, which may be lost, ends every login of the person, their links to a new
 * password and that they are waited for, forgets what failed before, and logs them in. Null when the code is not theirs, was used, or has run out.
 */
export async function recover({ passwordHash, countedAs, ...typed }: Recovery, now: number): Promise<string | null> {
  return writeUnattended(async tx => {
    const found = await find(tx, typed, now)
    if (!found) return null
    const { practiceId, personId } = found
    const who = { practiceId, personId, loginId: null }
    await tx.update(recoveryCodes).set({ usedAt: now }).where(eq(recoveryCodes.id, found.codeId))
    await tx.update(people).set({ passwordHash }).where(eq(people.id, personId))
    await audit(tx, who, { act: 'recovery.use', subjectId: personId, now })
    await audit(tx, who, { act: 'person.password', subjectId: personId, now })
    if ((await whoHasFactor(tx, [personId])).has(personId)) {
      await removeFactor(tx, personId)
      await audit(tx, who, { act: 'second-factor.end', subjectId: personId, now })
    }
    await audit(tx, who, { act: 'login.end-others', count: await endAllIn(tx, personId, now), now })
    await endResets(tx, personId, now)
    await endReturn(tx, personId, { outcome: 'recovered', by: null }, now)
    await forgetFailuresIn(tx, [normalEmail(typed.email), ...countedAs])
    return await startLoginIn(tx, { practiceId, personId }, now)
  })
}

/** Those who are here and keep the practice, or came back by a link alone and are waited for: each once. */
async function whoMayRecover(tx: Sql) {
  const isAdmin = and(eq(personRoles.personId, people.id), eq(personRoles.role, 'admin'))
  const isWaitedFor = and(eq(returns.personId, people.id), isNull(returns.endedAt))
  const found = await tx
    .select({
      practiceId: people.practiceId,
      personId: people.id,
      name: people.name,
      email: people.email,
      practiceName: practices.name,
      role: personRoles.role,
    })
    .from(people)
    .innerJoin(practices, eq(practices.id, people.practiceId))
    .leftJoin(personRoles, isAdmin)
    .leftJoin(returns, isWaitedFor)
    .where(and(isNull(people.leftAt), or(isNotNull(personRoles.role), isNotNull(returns.id))))
    .orderBy(asc(people.email))
  return found.map(({ role, ...person }) => ({ ...person, isAdmin: role !== null }))
}

/** Compares with something, whoever it is, so that the time it takes does not tell whose address it is. */
async function find(tx: Sql, { email, code }: Typed, now: number) {
  const person = (await whoMayRecover(tx)).find(each => each.email === normalEmail(email))
  const inForce = and(
    eq(recoveryCodes.personId, person?.personId ?? ''),
    isNull(recoveryCodes.usedAt),
    // A clock that was put back would make a code good for longer.
    lte(recoveryCodes.madeAt, now),
    gt(recoveryCodes.expiresAt, now),
  )
  const { id, codeHash } = recoveryCodes
  const kept = await first(
    tx.select({ id, codeHash }).from(recoveryCodes).where(inForce).orderBy(desc(recoveryCodes.madeAt), desc(id)),
  )
  const isRight = isKeyedHash(kept?.codeHash ?? '', purpose, about(kept?.id ?? '', code))
  return person && kept && isRight ? { ...person, codeId: kept.id } : null
}

const purpose = 'recovery'
const about = (id: string, code: string) => `${id} ${plainCode(code)}`
const hashOf = (id: string, code: string) => keyedHash(purpose, about(id, code))

async function endCodes(tx: Sql, personId: string, now: number): Promise<void> {
  const inForce = and(eq(recoveryCodes.personId, personId), gt(recoveryCodes.expiresAt, now))
  await tx.update(recoveryCodes).set({ expiresAt: now }).where(inForce)
}
