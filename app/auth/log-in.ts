import { demoAccounts, findAccount } from '@/db/accounts'
import { giveBack } from '@/db/handed-over'
import { beginAttempt, forgetAttempt, forgetFailures } from '@/db/login-attempts'
import { endLogin, startLogin, viewerOf } from '@/db/logins'
import { noteRefusal } from '@/db/refusals'
import { startLoginByPasskey, startLoginByPassword } from '@/db/second-step'
import { normalEmail } from '@/lib/text/fold'
import { addressOf } from './address'
import { isTooBusy } from './at-once'
import { countedAs, rememberDevice } from './device'
import { readLoginId } from './login-cookie'
import { signedPasskey } from './passkey'
import { isPassword } from './password'
import { keepFirstStep } from './second-step'

export type LoggedIn =
  | { ok: true; loginId: string }
  | { ok: false; waitMinutes: number | null; isHalfDone?: undefined }
  /** The password is right, and a second factor is asked for. */
  | { ok: false; waitMinutes: null; isHalfDone: true }

const mismatch: LoggedIn = { ok: false, waitMinutes: null }

/** Logs in by e-mail and password. An unknown account and a wrong password get the same answer after the same work. */
export async function logInByPassword(typed: { email: string; password: string }, now: number): Promise<LoggedIn> {
  const { account: countedFor, isKnown } = await countedAs(typed.email)
  const attempt = await beginAttempt({ account: countedFor, address: isKnown ? null : await addressOf() }, now)
  if (!attempt.ok) return attempt
  const account = await findAccount(typed.email)
  const isRight = await tried(attempt, () => isPassword(typed.password, account?.passwordHash ?? null))
  if (!account || !isRight) {
    await noteRefusal({ kind: 'login', account: normalEmail(typed.email), now })
    return mismatch
  }
  await forgetFailures(attempt)
  const started = await startLoginByPassword(account, now)
  if (started === null) return mismatch
  if (started.mark !== undefined) {
    await keepFirstStep({ personId: account.personId, email: typed.email, mark: started.mark })
    return { ok: false, waitMinutes: null, isHalfDone: true }
  }
  await rememberDevice(typed.email)
  await endLoginHere(now, started.loginId)
  return { ok: true, loginId: started.loginId }
}

/**
 * Logs in by a passkey alone, which its holder gave out for a finger, a face or a code. Nothing can be guessed, so nothing is counted, and an
 * address where much failed makes nobody wait.
 */
export async function logInByPasskey(answer: string, now: number): Promise<LoggedIn> {
  const signed = await signedPasskey('log-in', answer)
  const loginId = signed && (await startLoginByPasskey(signed, now))
  if (!signed || loginId === null) return mismatch
  await rememberDevice(signed.email)
  await endLoginHere(now, loginId)
  return { ok: true, loginId }
}

/** Carries out what looks at a password. Where too much is going on for that, nothing was tried. */
export async function tried<T>(attempt: { attemptId: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isTooBusy(error)) await forgetAttempt(attempt)
    throw error
  }
}

/** Logs in as one of a demo's people. In any other practice there are none to find. */
export async function logInToDemo(personId: string, now: number): Promise<LoggedIn> {
  const account = (await demoAccounts()).find(one => one.personId === personId)
  const loginId = account && (await startLogin(account.personId, now))
  if (!loginId) return mismatch
  await endLoginHere(now, loginId)
  return { ok: true, loginId }
}

/**
 * Ends the login that this browser has, or the handover by which it ended. It has one at a time: called before it is given a new one, which is
 * named, and where it shall have none.
 */
export async function endLoginHere(now: number, next: string | null = null): Promise<void> {
  const loginId = await readLoginId()
  if (loginId === null) return
  const viewer = await viewerOf(loginId, now)
  if (viewer) await endLogin(viewer, now)
  else await giveBack(loginId, next, now)
}
