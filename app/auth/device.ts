import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { isKeyedHash, keyedHash } from '@/db/keyed-hash'
import { normalEmail } from '@/lib/text/fold'
import { cookieName, cookieOptions } from './login-cookie'

/*
 * A browser that an account has logged in from before is counted apart from the rest of the world (OWASP: device cookies), so
 * that somebody who guesses at an account from elsewhere cannot keep its owner waiting.
 */
const year = 365 * 24 * 60 * 60

/** What failed attempts are counted under: the account, or the account on this browser, where it is known to be one of the account's. */
export async function countedAs(email: string): Promise<{ account: string; isKnown: boolean }> {
  const account = normalEmail(email)
  const [device, proof] = ((await cookies()).get(cookieName('device'))?.value ?? '').split('.')
  const isKnown = device && proof && isKeyedHash(proof, 'device', `${device} ${account}`)
  return isKnown ? { account: `${account} ${device}`, isKnown } : { account, isKnown: false }
}

/** Notes, after the right password, that this browser is one of the account's. */
export async function rememberDevice(email: string): Promise<void> {
  const device = randomBytes(16).toString('base64url')
  const value = `${device}.${keyedHash('device', `${device} ${normalEmail(email)}`)}`
  const jar = await cookies()
  jar.set({ name: cookieName('device'), value, maxAge: year, ...cookieOptions() })
}
