import { demoAccounts, findAccount } from '@/db/accounts'
import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import { startLogin } from '@/db/logins'
import { noteRefusal } from '@/db/refusals'
import { normalEmail } from '@/lib/text/fold'
import { addressOf } from './address'
import { countedAs, rememberDevice } from './device'
import { isPassword } from './password'

type LoggedIn = { ok: true; loginId: string } | { ok: false; waitMinutes: number | null }

const mismatch: LoggedIn = { ok: false, waitMinutes: null }

/** Logs in by e-mail and password. An unknown account and a wrong password get the same answer after the same work. */
export async function logInByPassword(typed: { email: string; password: string }, now: number): Promise<LoggedIn> {
  const attempt = await beginAttempt({ account: await countedAs(typed.email), address: await addressOf() }, now)
  if (!attempt.ok) return attempt
  const account = await findAccount(typed.email)
  const isRight = await isPassword(typed.password, account?.passwordHash ?? null)
  if (!account || !isRight) {
    await noteRefusal({ kind: 'login', account: normalEmail(typed.email), now })
    return mismatch
  }
  await forgetFailures(attempt)
  await rememberDevice(typed.email)
  return started(account.personId, now)
}

/** Logs in as one of a demo's people. In any other practice there are none to find. */
export async function logInToDemo(personId: string, now: number): Promise<LoggedIn> {
  const account = (await demoAccounts()).find(one => one.personId === personId)
  return account ? started(account.personId, now) : mismatch
}

async function started(personId: string, now: number): Promise<LoggedIn> {
  const loginId = await startLogin(personId, now)
  return loginId === null ? mismatch : { ok: true, loginId }
}
