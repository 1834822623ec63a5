import { and, asc, desc, eq, gt, isNull, lte } from 'drizzle-orm'
import { normalEmail } from '../lib/text/fold'
import { audit } from './audit'
import { newId } from './ids'
import { isKeyedHash, keyedHash, newCode, plainCode } from './keyed-hash'
import type { Sql } from './open'
import { endAllIn, forgetFailuresIn, startLoginIn } from './person-rows'
import { first } from './rows'
import { people, personRoles, practices, recoveryCodes } from './schema'
import { removeFactor, whoHasFactor } from './second-factor-rows'
import { look } from './write'
import { writeUnattended } from './write-unattended'

/** How long a code from the terminal is good for, in minutes. */
export const recoveryMinutes = 15

type Made = { ok: true; code: string; email: string } | { ok: false; admins: string[] }

/**
 * A code by which an administrator sets a new password, for whoever can run a command on the machine. It ends the codes that were
 * made for them before. Without the e-mail address of one who is here, the addresses of those who are.
 */
export async function makeRecoveryCode(email: string | null, now: number): Promise<Made> {
  return await writeUnattended(async tx => {
    const admins = await administrators(tx)
    const named = email === null ? admins : admins.filter(admin => admin.email === normalEmail(email))
    const [admin, ...others] = named
    if (!admin || others.length > 0) return { ok: false, admins: admins.map(each => each.email) }
    await endCodes(tx, admin.personId, now)
    const code = newCode()
    const id = newId()
    const person = { practiceId: admin.practiceId, personId: admin.personId }
    const expiresAt = now + recoveryMinutes * 60_000
    await tx.insert(recoveryCodes).values({ id, ...person, codeHash: hashOf(id, code), madeAt: now, expiresAt })
    await audit(tx, { ...person, loginId: null }, { act: 'recovery.code', subjectId: admin.personId, now })
    return { ok: true, code, email: admin.email }
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
 * Uses a code up: sets the new password, takes the second factor away, which may be lost, ends every login of the person, forgets what
 * failed before, and logs them in. Null when the code is not theirs, was used, or has run out.
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
    await forgetFailuresIn(tx, [normalEmail(typed.email), ...countedAs])
    return await startLoginIn(tx, { practiceId, personId }, now)
  })
}

/** Those who keep the practice and have not left. */
async function administrators(tx: Sql) {
  return await tx
    .select({
      practiceId: people.practiceId,
      personId: people.id,
      name: people.name,
      email: people.email,
      practiceName: practices.name,
    })
    .from(people)
    .innerJoin(practices, eq(practices.id, people.practiceId))
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(isNull(people.leftAt), eq(personRoles.role, 'admin')))
    .orderBy(asc(people.email))
}

/** Compares with something, whoever it is, so that the time it takes does not tell whether the address is an administrator's. */
async function find(tx: Sql, { email, code }: Typed, now: number) {
  const admin = (await administrators(tx)).find(each => each.email === normalEmail(email))
  const inForce = and(
    eq(recoveryCodes.personId, admin?.personId ?? ''),
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
  return admin && kept && isRight ? { ...admin, codeId: kept.id } : null
}

const purpose = 'recovery'
const about = (id: string, code: string) => `${id} ${plainCode(code)}`
const hashOf = (id: string, code: string) => keyedHash(purpose, about(id, code))

async function endCodes(tx: Sql, personId: string, now: number): Promise<void> {
  const inForce = and(eq(recoveryCodes.personId, personId), gt(recoveryCodes.expiresAt, now))
  await tx.update(recoveryCodes).set({ expiresAt: now }).where(inForce)
}
