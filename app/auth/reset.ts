import { acceptReset, resetFor } from '@/db/password-resets'
import { startLoginByPassword } from '@/db/second-step'
import { countedAs, rememberDevice } from './device'
import { mailPasswordSet, mailReturn } from './mail-return'
import { hashPassword } from './password'
import { passwordProblem } from './password-problem'
import { keepFirstStep } from './second-step'

type Typed = { token: string; password: string; isLost: boolean }

type Reset =
  /** Without a login, their second factor is asked for next. */
  { ok: true; loginId: string | null } | { ok: false; errors: Record<string, string[]> } | { ok: false; isOver: true }

const over: Reset = { ok: false, isOver: true }

/**
 * Sets a new password by a link. Whoever has a second factor goes on to it, as at any log-in; who has none, or has lost it, is logged in and
 * comes back into nothing yet.
 */
export async function resetByLink({ token, password, isLost }: Typed, now: number): Promise<Reset> {
  const person = await resetFor(token, now)
  if (!person) return over
  const keepsFactor = person.hasSecondFactor && !isLost
  const names = [person.name, person.practiceName, person.email]
  const problem = await passwordProblem(password, names, keepsFactor ? 'withSecondFactor' : 'alone')
  if (problem) return { ok: false, errors: { password: [problem] } }
  const passwordHash = await hashPassword(password)
  const accounts = [(await countedAs(person.email)).account]
  const used = await acceptReset({ token, passwordHash, keepsFactor, countedAs: accounts }, now)
  if (!used) return over
  mailPasswordSet(person)
  mailReturn(person, used.told)
  const started = await startLoginByPassword({ personId: used.personId, passwordHash }, now)
  if (started === null) return over
  if (started.mark !== undefined) {
    await keepFirstStep({ personId: used.personId, email: person.email, mark: started.mark })
    return { ok: true, loginId: null }
  }
  await rememberDevice(person.email)
  return { ok: true, loginId: started.loginId }
}
