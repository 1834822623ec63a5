import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import { recover, recoverable } from '@/db/recovery'
import { noteRefusal } from '@/db/refusals'
import { normalEmail } from '@/lib/text/fold'
import { addressOf } from './address'
import { countedAs, rememberDevice } from './device'
import { pleaseWait } from './error-message'
import { tried } from './log-in'
import { hashPassword } from './password'
import { passwordProblem } from './password-problem'

type Typed = { email: string; code: string; password: string }
type Recovered = { ok: true; loginId: string } | { ok: false; errors: Record<string, string[]> }

const mismatch = 'This code does not belong to that e-mail address, or it has expired. npm run recover makes a new one.'

/**
 * Sets a new password by a code from the terminal and logs in. An unknown address, a wrong code and one that has run out get the same
 * answer after the same work. Wrong codes are counted by address: nobody elsewhere can keep an administrator waiting.
 */
export async function recoverByCode(typed: Typed, now: number): Promise<Recovered> {
  const problem = await passwordProblem(typed.password, [typed.email])
  if (problem) return { ok: false, errors: { password: [problem] } }
  const address = await addressOf()
  const account = `recover ${normalEmail(typed.email)} ${address}`
  const attempt = await beginAttempt({ account, address }, now)
  if (!attempt.ok) return { ok: false, errors: { code: [pleaseWait(attempt.waitMinutes)] } }
  const passwordHash = await tried(attempt, () => hashPassword(typed.password))
  const close = await tooClose(typed, now)
  if (close) {
    await forgetFailures(attempt)
    return { ok: false, errors: { password: [close] } }
  }
  const accounts = [(await countedAs(typed.email)).account, account]
  const loginId = await recover({ ...typed, passwordHash, countedAs: accounts }, now)
  if (loginId === null) {
    await noteRefusal({ kind: 'recovery-code', account: normalEmail(typed.email), now })
    return { ok: false, errors: { code: [mismatch] } }
  }
  await rememberDevice(typed.email)
  return { ok: true, loginId }
}

/** The names of the person and the practice are known to whoever holds the code, and to nobody before. */
async function tooClose(typed: Typed, now: number): Promise<string | null> {
  const person = await recoverable(typed, now)
  return person && (await passwordProblem(typed.password, [person.name, person.practiceName, person.email]))
}
