import { and, count, eq, isNull } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type StepUpOutcome } from './outcome'
import { endOthersIn } from './person-rows'
import { openReturn } from './return-rows'
import { first } from './rows'
import { people, secondFactorCodes, secondFactorRules, secondFactors } from './schema'
import { factorOf, makeCodes, passkeysOf, removeFactor, ruleInForce, seedOf, whoHasFactor } from './second-factor-rows'
import { keyUri, newSeed, stepOfCode } from './totp'
import { look, writeSteppedUp } from './write'

export type OwnSecondFactor = {
  /** Since when the app is asked for; null while it is not. */
  since: number | null
  /** What the app in use counts from cannot be read, so that its codes are not taken. */
  isUnreadable: boolean
  /** The key of an app that is being set up, as text and for the camera. */
  pending: { key: string; uri: string } | null
  passkeys: { id: string; name: string; madeAt: number; lastUsedAt: number | null }[]
  /** How many codes that stand in for app and passkeys are left. */
  codesLeft: number
  /** From which day on everybody here has one; null where nobody has to. */
  requiredFrom: string | null
}

/** What there is of the viewer's own second factor. */
export async function ownSecondFactor(viewer: Viewer): Promise<OwnSecondFactor> {
  return look(async tx => {
    const inUse = await factorOf(tx, viewer.personId, true)
    const pending = await factorOf(tx, viewer.personId, false)
    const seed = pending ? seedOf(pending) : null
    return {
      since: inUse?.confirmedAt ?? null,
      isUnreadable: inUse !== undefined && seedOf(inUse) === null,
      pending: seed === null ? null : await asShown(tx, viewer, seed),
      passkeys: (await passkeysOf(tx, viewer.personId)).map(({ id, name, madeAt, lastUsedAt }) => ({
        id,
        name,
        madeAt,
        lastUsedAt,
      })),
      codesLeft: await codesLeft(tx, viewer),
      requiredFrom: (await ruleInForce(tx, viewer.practiceId))?.fromOn ?? null,
    }
  })
}

async function asShown(tx: Sql, { personId, practiceName }: Viewer, seed: string) {
  const person = await first(tx.select({ email: people.email }).from(people).where(eq(people.id, personId)))
  return { key: seed, uri: keyUri(seed, { issuer: `Attune ${practiceName}`, account: person?.email ?? '' }) }
}

/** Whether nothing stands in any more for a second factor of the viewer: all codes were used, or a restore has ended them. */
export async function lacksRecoveryCodes(viewer: Viewer): Promise<boolean> {
  return viewer.secondFactor.isOn && (await look(tx => codesLeft(tx, viewer))) === 0
}

async function codesLeft(tx: Sql, { personId }: Viewer): Promise<number> {
  const left = and(eq(secondFactorCodes.personId, personId), isNull(secondFactorCodes.usedAt))
  return (await first(tx.select({ n: count() }).from(secondFactorCodes).where(left)))?.n ?? 0
}

/** Makes the key of a new app, which is asked for from when a code of it was typed. Until then the one before goes on. */
export async function beginSecondFactor(viewer: Viewer, now: number): Promise<StepUpOutcome> {
  return writeSteppedUp(viewer, now, async tx => {
    // Sent again, it leaves the key that may have been scanned by now.
    const pending = await factorOf(tx, viewer.personId, false)
    if (pending && seedOf(pending) !== null) return { ok: true }
    if (pending) await tx.delete(secondFactors).where(eq(secondFactors.id, pending.id))
    const id = newId()
    const sealedSeed = vault().seal('second_factors.sealed_seed', id, newSeed())
    const { practiceId, personId } = viewer
    await tx.insert(secondFactors).values({ id, practiceId, personId, sealedSeed, madeAt: now })
    await audit(tx, viewer, { act: 'second-factor.begin', subjectId: personId, now })
    return { ok: true }
  })
}

/** Forgets an app that was being set up. */
export async function giveUpSecondFactor(viewer: Viewer, now: number): Promise<StepUpOutcome> {
  return writeSteppedUp(viewer, now, async tx => {
    const pending = await factorOf(tx, viewer.personId, false)
    if (!pending) return { ok: true }
    await tx.delete(secondFactors).where(eq(secondFactors.id, pending.id))
    await audit(tx, viewer, { act: 'second-factor.give-up', subjectId: viewer.personId, now })
    return { ok: true }
  })
}

/**
 * Takes the app in use that is being set up, once a code of it is right: it replaces the one before, with the codes that stood in for that.
 * Gives those that stand in for the new one, which are shown this once. The viewer's other logins end.
 */
export async function confirmSecondFactor(
  viewer: Viewer,
  { code }: { code: string },
  now: number,
): Promise<StepUpOutcome<{ codes: string[] }>> {
  return writeSteppedUp(viewer, now, async tx => {
    const pending = await factorOf(tx, viewer.personId, false)
    const seed = pending && seedOf(pending)
    if (!pending || !seed) return conflict
    const lastStep = stepOfCode(seed, code.replace(/\s/g, ''), { now, after: 0 })
    if (lastStep === null) return invalid({ code: [wrongCode] })
    const before = await factorOf(tx, viewer.personId, true)
    if (before) await tx.delete(secondFactors).where(eq(secondFactors.id, before.id))
    await tx.update(secondFactors).set({ confirmedAt: now, lastStep }).where(eq(secondFactors.id, pending.id))
    const codes = await makeCodes(tx, viewer, now)
    await endOthersIn(tx, viewer, now)
    await audit(tx, viewer, { act: 'second-factor.confirm', subjectId: viewer.personId, now })
    return { ok: true, codes }
  })
}

const wrongCode =
  'This is not the code that the app shows now. Codes change every 30 seconds; check that the clock of the phone is right.'

/** Makes other codes to stand in for the app. Those before no longer work. */
export async function renewSecondFactorCodes(viewer: Viewer, now: number): Promise<StepUpOutcome<{ codes: string[] }>> {
  return writeSteppedUp(viewer, now, async tx => {
    if (!(await hasFactor(tx, viewer))) return conflict
    const codes = await makeCodes(tx, viewer, now)
    await audit(tx, viewer, { act: 'second-factor.codes', subjectId: viewer.personId, now })
    return { ok: true, codes }
  })
}

/** Goes on without a second factor, with a password that is strong enough alone: the one with this hash was found to be. */
export async function endSecondFactor(
  viewer: Viewer,
  { passwordHash }: { passwordHash: string },
  now: number,
): Promise<StepUpOutcome> {
  return writeSteppedUp(viewer, now, async tx => {
    if (await ruleInForce(tx, viewer.practiceId))
      return invalid({ '': ['The practice asks everybody for a second factor.'] })
    if (await openReturn(tx, viewer.personId))
      return invalid({ '': ['You need it until a colleague has confirmed that it is you.'] })
    if (!(await hasFactor(tx, viewer))) return { ok: true }
    const mine = and(eq(people.id, viewer.personId), eq(people.passwordHash, passwordHash))
    if (!(await first(tx.select({ id: people.id }).from(people).where(mine)))) return conflict
    await removeFactor(tx, viewer.personId)
    await audit(tx, viewer, { act: 'second-factor.end', subjectId: viewer.personId, now })
    return { ok: true }
  })
}

const hasFactor = async (tx: Sql, { personId }: Viewer) => (await whoHasFactor(tx, [personId])).has(personId)

/** From which day on everybody of the practice has a second factor; null where nobody has to. For its administrator. */
export async function secondFactorRule(viewer: Viewer): Promise<{ fromOn: string | null } | null> {
  if (!may(viewer, 'managePractice')) return null
  return look(async tx => ({ fromOn: (await ruleInForce(tx, viewer.practiceId))?.fromOn ?? null }))
}

type RuleChange = { before: string | null; after: string | null }

/** Asks everybody for a second factor from a day on, or no longer, unless somebody changed that since `before` was read. */
export async function changeSecondFactorRule(
  viewer: Viewer,
  { before, after }: RuleChange,
  now: number,
): Promise<StepUpOutcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return writeSteppedUp(viewer, now, async tx => {
    const inForce = await ruleInForce(tx, viewer.practiceId)
    const present = inForce?.fromOn ?? null
    if (present === after) return { ok: true }
    if (present !== before) return conflict
    if (inForce)
      await tx
        .update(secondFactorRules)
        .set({ endedBy: viewer.personId, endedAt: now })
        .where(eq(secondFactorRules.id, inForce.id))
    const { practiceId, personId } = viewer
    const made = { id: newId(), practiceId, madeBy: personId, madeAt: now }
    if (after !== null) await tx.insert(secondFactorRules).values({ ...made, fromOn: after })
    const act = after === null ? 'second-factor.not-required' : 'second-factor.required'
    await audit(tx, viewer, { act, subjectId: practiceId, now })
    return { ok: true }
  })
}
