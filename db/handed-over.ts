import { eq } from 'drizzle-orm'
import { audit } from './audit'
import { endHandovers, openHandoverOf } from './handover-rows'
import { first } from './rows'
import { handovers, logins, practices } from './schema'
import { factorsOf } from './second-factor-rows'
import { look } from './write'
import { writeUnattended } from './write-unattended'

/*
 * A screen that was handed over, as the browser knows it that has it: nobody is logged in there. Its cookie still names the login that has
 * ended, and by that the handover is found.
 */

/** Whose screen it is that was handed over by this login and not given back; null where it was not, or that is over. */
export async function handedOverBy(loginId: string, now: number) {
  return look(async tx => {
    const found = await openHandoverOf(tx, loginId, now)
    if (!found) return null
    const { id: personId, name, email } = found.person
    const practice = await first(
      tx.select({ isDemo: practices.isDemo }).from(practices).where(eq(practices.id, found.person.practiceId)),
    )
    const held = await factorsOf(tx, personId)
    return { personId, name, email, isDemo: practice?.isDemo ?? false, ...held }
  })
}

/** Whether the login that this browser has was ended by handing the screen over, which was not given back yet. */
export const isHandedOver = (loginId: string, now: number): Promise<boolean> =>
  look(async tx => (await openHandoverOf(tx, loginId, now)) !== undefined)

/**
 * Ends the handover by which a login of this browser ended, as somebody logs in there anew, or out (null). Whoever handed it over has it back,
 * and no more hours than their login had left.
 */
export async function giveBack(loginId: string, nextLoginId: string | null, now: number): Promise<void> {
  await writeUnattended(async tx => {
    const found = await openHandoverOf(tx, loginId, now)
    if (!found) return
    const { handover, loginCreatedAt } = found
    const next =
      nextLoginId === null ? undefined : await first(tx.select().from(logins).where(eq(logins.id, nextLoginId)))
    const isBack = next?.personId === handover.personId
    await endHandovers(tx, eq(handovers.id, handover.id), { outcome: isBack ? 'given-back' : 'ended-elsewhere', now })
    if (isBack) await tx.update(logins).set({ createdAt: loginCreatedAt }).where(eq(logins.id, next.id))
    const who = { practiceId: handover.practiceId, personId: handover.personId, loginId: isBack ? next.id : null }
    await audit(tx, who, { act: 'handover.end', clientId: handover.clientId, subjectId: handover.id, now })
  })
}
