import { and, eq } from 'drizzle-orm'
import type { PlanEntry } from '../lib/battery'
import { rulesetVersion } from '../lib/flags/ruleset-version'
import { may, type Role, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { insertPlan } from './client-plan'
import { keepDays } from './cover-rows'
import { newId } from './ids'
import { db, fingerprints, type Sql } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { insertPerson } from './person-rows'
import { changed, first } from './rows'
import { practices, setupCodes } from './schema'
import { write } from './write'
import { writeUnattended } from './write-unattended'

/** Whether the practice has been set up. One database holds one practice. */
export async function hasPractice(): Promise<boolean> {
  return (await first(db().select({ id: practices.id }).from(practices).limit(1))) !== undefined
}

export type NewPractice = {
  name: string
  timeZone: string
  locale: string
  isDemo: boolean
  plan: readonly PlanEntry[]
  person: { name: string; email: string; passwordHash: string; roles: readonly Role[] }
}

/** Sets the practice up with its first person and measure plan, and uses up the set-up code. Conflict when there is one already. */
export async function createPractice(
  { person, plan, ...practice }: NewPractice,
  now: number,
): Promise<Outcome<{ practiceId: string; personId: string }>> {
  return writeUnattended(async tx => {
    if (await first(tx.select({ id: practices.id }).from(practices).limit(1))) return conflict
    const practiceId = newId()
    await tx.enter?.(practiceId)
    await tx
      .insert(practices)
      .values({ id: practiceId, ...practice, createdAt: now, rulesetVersion, ...fingerprints() })
    const personId = await insertPerson(tx, { ...person, practiceId, grantedBy: null }, now)
    await insertPlan(tx, { practiceId, changedBy: personId }, plan, now)
    await tx.delete(setupCodes)
    await audit(tx, { practiceId, personId, loginId: null }, { act: 'practice.create', subjectId: practiceId, now })
    return { ok: true, practiceId, personId }
  })
}

/** The form was sent again. */
async function isStored(tx: Sql, { practiceId }: Viewer, after: Particulars): Promise<boolean> {
  const { name, timeZone, locale } = after
  const same = and(eq(practices.name, name), eq(practices.timeZone, timeZone), eq(practices.locale, locale))
  const here = and(eq(practices.id, practiceId), same)
  return (await first(tx.select({ id: practices.id }).from(practices).where(here))) !== undefined
}

type Particulars = { name: string; timeZone: string; locale: string }

/** Changes name, time zone (covers keep their days) and locale, unless somebody changed them since `before` was read. Administrators only. */
export async function changePractice(
  viewer: Viewer,
  { before, after }: { before: Particulars; after: Particulars },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(viewer, async tx => {
    const { name, timeZone, locale } = before
    const unchanged = and(eq(practices.name, name), eq(practices.timeZone, timeZone), eq(practices.locale, locale))
    const mine = and(eq(practices.id, viewer.practiceId), unchanged)
    if ((await changed(tx.update(practices).set(after).where(mine))) === 0)
      return (await isStored(tx, viewer, after)) ? { ok: true } : conflict
    if (before.timeZone !== after.timeZone)
      await keepDays(tx, { practiceId: viewer.practiceId, before: before.timeZone, after: after.timeZone }, now)
    await audit(tx, viewer, { act: 'practice.change', subjectId: viewer.practiceId, now })
    return { ok: true }
  })
}
