import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import type { Sql } from './open'
import { conflict, type Refusal, signedOut } from './outcome'
import { logins, people, personRoles } from './schema'

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
