import { demoAccounts, findAccount } from '@/db/accounts'
import { beginAttempt, forgetAttempt, forgetFailures } from '@/db/login-attempts'
import { endLogin, startLogin, viewerOf } from '@/db/logins'
import { noteRefusal } from '@/db/refusals'
import { normalEmail } from '@/lib/text/fold'
import { addressOf } from './address'
import { TooBusy } from './at-once'
import { countedAs, rememberDevice } from './device'
import { readLoginId } from './login-cookie'
import { isPassword } from './password'

type LoggedIn = { ok: true; loginId: string } | { ok: false; waitMinutes: number | null }

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
  await rememberDevice(typed.email)
  return started(account.personId, now)
}

/** Carries out what looks at a password. Where too much is going on for that, nothing was tried. */
export async function tried<T>(attempt: { attemptId: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TooBusy) await forgetAttempt(attempt)
    throw error
  }
}

/** Logs in as one of a demo's people. In any other practice there are none to find. */
export async function logInToDemo(personId: string, now: number): Promise<LoggedIn> {
  const account = (await demoAccounts()).find(one => one.personId === personId)
  return account ? started(account.personId, now) : mismatch
}

async function started(personId: string, now: number): Promise<LoggedIn> {
  const loginId = await startLogin(personId, now)
  if (loginId === null) return mismatch
  await endLoginHere(now)
  return { ok: true, loginId }
}

/** Ends the login that this browser has. It has one at a time: called before it is given a new one, and where it shall have none. */
export async function endLoginHere(now: number): Promise<void> {
  const viewer = await viewerOf((await readLoginId()) ?? '', now)
  if (viewer) await endLogin(viewer, now)
}
