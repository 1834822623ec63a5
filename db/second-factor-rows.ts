import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { isAppCode } from '../lib/text/app-code'
import { newId } from './ids'
import { keyedHash, newCode, plainCode } from './keyed-hash'
import { type Sql, vault } from './open'
import { changed, first } from './rows'
import { passkeys, secondFactorCodes, secondFactorRules, secondFactors } from './schema'
import { stepOfCode } from './totp'
import { noteUnreadable } from './unreadable'

/** So many codes stand in for an app that is not at hand. */
const codeCount = 10

/** The app of a person: the one that is asked for, or the one that is being set up. */
export async function factorOf(tx: Sql, personId: string, isOn: boolean) {
  const state = isOn ? isNotNull(secondFactors.confirmedAt) : isNull(secondFactors.confirmedAt)
  return await first(
    tx
      .select()
      .from(secondFactors)
      .where(and(eq(secondFactors.personId, personId), state)),
  )
}

/** What an app counts its codes from; null where it cannot be read, so that no code of the app is right. */
export function seedOf({ id, sealedSeed }: typeof secondFactors.$inferSelect): string | null {
  const seed = vault().textOf('second_factors.sealed_seed', id, sealedSeed)
  if (seed === null) noteUnreadable('second_factors.sealed_seed', id)
  return seed
}

/** Who of these people are asked for a second factor: who has an app, or a passkey. */
export async function whoHasFactor(tx: Sql, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { personId, confirmedAt } = secondFactors
  const withApp = await tx
    .selectDistinct({ personId })
    .from(secondFactors)
    .where(and(inArray(personId, [...personIds]), isNotNull(confirmedAt)))
  const withPasskey = await tx
    .selectDistinct({ personId: passkeys.personId })
    .from(passkeys)
    .where(inArray(passkeys.personId, [...personIds]))
  return new Set([...withApp, ...withPasskey].map(row => row.personId))
}

/** The passkeys of a person, the oldest first. */
export async function passkeysOf(tx: Sql, personId: string) {
  const theirs = eq(passkeys.personId, personId)
  return await tx.select().from(passkeys).where(theirs).orderBy(asc(passkeys.madeAt), asc(passkeys.id))
}

/** What a person can show as their second factor. */
export const factorsOf = async (tx: Sql, personId: string): Promise<{ hasApp: boolean; hasPasskey: boolean }> => ({
  hasApp: (await factorOf(tx, personId, true)) !== undefined,
  hasPasskey: (await passkeysOf(tx, personId)).length > 0,
})

/** A passkey that was found to have signed what it was asked to, when it was asked, and what its counter was before. */
export type UsedPasskey = { credentialId: string; counterBefore: number; counter: number; askedAt: number }

/** What somebody showed as their second factor. */
export type ShownFactor = { code: string } | { passkey: UsedPasskey }

export const acceptFactor = (tx: Sql, personId: string, shown: ShownFactor, now: number): Promise<boolean> =>
  'code' in shown ? acceptCode(tx, personId, shown.code, now) : acceptPasskey(tx, personId, shown.passkey, now)

/**
 * Notes that a passkey of a person was used, unless it is gone or was used since it was asked: an answer that is sent again is none. Many
 * passkeys do not count.
 */
export async function acceptPasskey(tx: Sql, personId: string, used: UsedPasskey, now: number): Promise<boolean> {
  const same = and(
    eq(passkeys.personId, personId),
    eq(passkeys.credentialId, used.credentialId),
    eq(passkeys.counter, used.counterBefore),
    // Used at a time that is still to come, it was by a clock that has been set back since.
    or(isNull(passkeys.lastUsedAt), lt(passkeys.lastUsedAt, used.askedAt), gt(passkeys.lastUsedAt, now)),
  )
  return (await changed(tx.update(passkeys).set({ counter: used.counter, lastUsedAt: now }).where(same))) > 0
}

/** Uses up what somebody typed as their second factor: a code of their app, each once, or one of those that stand in for it. */
async function acceptCode(tx: Sql, personId: string, typed: string, now: number): Promise<boolean> {
  const code = typed.replace(/\s/g, '')
  if (!isAppCode(typed)) return acceptStandIn(tx, personId, code, now)
  const factor = await factorOf(tx, personId, true)
  const seed = factor && seedOf(factor)
  if (!factor || !seed) return false
  const step = stepOfCode(seed, code, { now, after: factor.lastStep })
  if (step === null) return false
  await tx.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.id, factor.id))
  return true
}

async function acceptStandIn(tx: Sql, personId: string, code: string, now: number): Promise<boolean> {
  const theirs = and(
    eq(secondFactorCodes.personId, personId),
    eq(secondFactorCodes.codeHash, hashOf(personId, code)),
    isNull(secondFactorCodes.usedAt),
  )
  return (await changed(tx.update(secondFactorCodes).set({ usedAt: now }).where(theirs))) > 0
}

/** Makes the codes that stand in for the app, in place of those before. They are shown now, and kept as hashes. */
export async function makeCodes(tx: Sql, owner: { practiceId: string; personId: string }, now: number) {
  await endCodes(tx, owner.personId)
  const codes = Array.from({ length: codeCount }, newCode)
  await tx.insert(secondFactorCodes).values(
    codes.map(code => ({
      id: newId(),
      practiceId: owner.practiceId,
      personId: owner.personId,
      codeHash: hashOf(owner.personId, code),
      madeAt: now,
    })),
  )
  return codes
}

/** Takes the second factor of a person away: app, passkeys, and the codes that stand in for them, within another act. */
export async function removeFactor(tx: Sql, personId: string): Promise<void> {
  await tx.delete(secondFactors).where(eq(secondFactors.personId, personId))
  await tx.delete(passkeys).where(eq(passkeys.personId, personId))
  await endCodes(tx, personId)
}

const endCodes = async (tx: Sql, personId: string) =>
  await tx.delete(secondFactorCodes).where(eq(secondFactorCodes.personId, personId))

const hashOf = (personId: string, code: string) => keyedHash('second-factor code', `${personId} ${plainCode(code)}`)

/** Since when everybody of the practice has a second factor, as a rule that is in force; undefined where there is none. */
export const ruleInForce = async (tx: Sql, practiceId: string) =>
  await first(
    tx
      .select()
      .from(secondFactorRules)
      .where(and(eq(secondFactorRules.practiceId, practiceId), isNull(secondFactorRules.endedAt))),
  )
