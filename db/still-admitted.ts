import { and, eq, isNull } from 'drizzle-orm'
import type { StepUpBy } from '../lib/form-state'
import { noLongerOpen, noLongerOpenCode } from '../lib/no-longer-open'
import type { Viewer } from '../lib/viewer'
import { amongClients, isOpenTo } from './access'
import type { Sql } from './open'
import { conflict, type Refusal, type StepUpRefusal, signedOut } from './outcome'
import { first } from './rows'
import { logins, people, personRoles } from './schema'
import { factorsOf } from './second-factor-rows'

/** For so long after somebody showed that it is them they are not asked again, in ms. */
const stepUpLifetime = 5 * 60_000

/**
 * Why a viewer may not go on with what they began, asked within an act: their login was ended or their account closed since the request
 * came, or a role that they came with was taken from them (the same again is then asked with the roles that are left). Null while they may.
 */
export async function noLongerAdmitted(tx: Sql, { loginId, personId, roles }: Viewer): Promise<Refusal | null> {
  const isHere = and(
    eq(logins.id, loginId),
    eq(logins.personId, personId),
    isNull(logins.endedAt),
    isNull(people.leftAt),
  )
  const held = await tx
    .select({ role: personRoles.role })
    .from(logins)
    .innerJoin(people, eq(people.id, logins.personId))
    .leftJoin(personRoles, eq(personRoles.personId, people.id))
    .where(isHere)
  if (held.length === 0) return signedOut
  return roles.every(role => held.some(row => row.role === role)) ? null : conflict
}

/** What was read may not be shown any more: see `refuseLost`. */
export class NoLongerOpen extends Error {
  /** By which it is known, as `OtherVersion` is. */
  readonly code = noLongerOpenCode
  readonly digest = noLongerOpen

  constructor() {
    super(noLongerOpen)
  }
}

/**
 * Throws where something was read for a viewer who may not have it any more when that is noted: they were logged out or lost a role since,
 * or one of the clients it shows is open to them no more. What takes such a right away is noted too, and the audit is one chain: so of two
 * that meet either the reading is noted first, or it is not given.
 */
export async function refuseLost(tx: Sql, viewer: Viewer, clientIds: ReadonlySet<string>): Promise<void> {
  if (await noLongerAdmitted(tx, viewer)) throw new NoLongerOpen()
  const open = await amongClients(tx, isOpenTo(viewer), [...clientIds])
  if (open.size < clientIds.size) throw new NoLongerOpen()
}

/**
 * What a viewer is asked for before an act that others could do much harm by on a screen that was left open, or with a login that was
 * stolen: to show again that it is them. Null while they did so, or logged in, within the last minutes.
 */
export async function notSteppedUp(tx: Sql, viewer: Viewer, at: number): Promise<Refusal | StepUpRefusal | null> {
  const found = await meansToStepUp(tx, viewer)
  if (!found) return signedOut
  const { since, ...means } = found
  return at < since + stepUpLifetime ? null : { ok: false, why: 'step-up', ...means }
}

/** By what the viewer shows that it is them, and when they did last; undefined where their login is none. */
export async function meansToStepUp(tx: Sql, { loginId, personId, isDemo }: Viewer) {
  const found = await first(
    tx
      .select({ createdAt: logins.createdAt, steppedUpAt: logins.steppedUpAt, account: people.email })
      .from(logins)
      .innerJoin(people, eq(people.id, logins.personId))
      .where(and(eq(logins.id, loginId), eq(logins.personId, personId))),
  )
  if (!found) return undefined
  const held = await factorsOf(tx, personId)
  const by: StepUpBy = held.hasApp || held.hasPasskey ? 'code' : isDemo ? 'nothing' : 'password'
  return { by, ...held, account: found.account, since: found.steppedUpAt ?? found.createdAt }
}
