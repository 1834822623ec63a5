import { randomBytes } from 'node:crypto'
import { acceptInvitation, invited } from '@/db/invitations'
import { publicOrigin } from './address'
import { rememberDevice } from './device'
import { mailReturn } from './mail-return'
import { hashPassword } from './password'
import { passwordProblem } from './password-problem'

type Accepted =
  | { ok: true; loginId: string }
  | { ok: false; errors: Record<string, string[]> }
  | { ok: false; isOver: true }

/** Sets the password of whom a link is for, and logs them in. The names that it must not be made of are told to nobody before. */
export async function acceptByLink(
  { token, password }: { token: string; password: string },
  now: number,
): Promise<Accepted> {
  const person = await invited(token, now)
  if (!person) return { ok: false, isOver: true }
  const problem = await passwordProblem(password, [person.name, person.practiceName, person.email])
  if (problem) return { ok: false, errors: { password: [problem] } }
  const accepted = await acceptInvitation({ token, passwordHash: await hashPassword(password) }, now)
  if (!accepted) return { ok: false, isOver: true }
  mailReturn(person, accepted.told)
  await rememberDevice(person.email)
  return { ok: true, loginId: accepted.loginId }
}

/** What is kept as the password of somebody who has not set theirs: that of one which nobody knows. */
export const unknownPassword = () => hashPassword(randomBytes(32).toString('base64'))

/** Where a person sets their first password, or a new one. */
export const linkOf = (way: 'welcome' | 'reset', token: string) => `${publicOrigin()}/${way}/${token}`

/** Whether a link to here, or to another address of ours, opens on this machine alone. */
export const isLocal = (origin = publicOrigin()) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
