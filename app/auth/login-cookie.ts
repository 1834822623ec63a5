import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { loginSecret } from '@/db/keyed-hash'
import { loginLifetime } from '@/lib/login-lifetime'
import { isSecure, publicOrigin } from './address'
import { noteThisBrowser } from './browser'

/**
 * A cookie's name. Over HTTPS a browser keeps one of such a name for this host alone, and takes it from nobody else. Over plain HTTP it sends
 * what it has from one port of a machine to all others: there the name says the port.
 */
export function cookieName(of: 'login' | 'device' | 'csrf' | 'callback' | 'theme' | 'first-step' | 'passkey'): string {
  const { port } = new URL(publicOrigin())
  return isSecure() ? `__Host-attune.${of}` : ['attune', of, port].filter(part => part !== '').join('.')
}

export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })

/** The opaque login id in the cookie of this request; null when there is none or it was not made here. */
export async function readLoginId(): Promise<string | null> {
  const token = (await cookies()).get(cookieName('login'))?.value
  if (!token) return null
  const content = await decode({ token, secret: loginSecret() }).catch(() => null)
  return typeof content?.loginId === 'string' ? content.loginId : null
}

/** Puts a login that was just started here into this browser, as next-auth does after the login page. */
export async function keepLogin(loginId: string): Promise<void> {
  await noteThisBrowser(loginId)
  const maxAge = loginLifetime.whole / 1000
  const value = await encode({ token: { loginId }, secret: loginSecret(), maxAge })
  const jar = await cookies()
  jar.set({ name: cookieName('login'), value, maxAge, ...cookieOptions() })
}

const loggedOut = 'logged-out'

/**
 * Makes the browser forget the login, and remember that somebody logged out: pages that are still open in it are left then, where they would
 * be kept for whoever's login has run out. The login itself is ended in the database.
 */
export async function forgetLogin(): Promise<void> {
  const jar = await cookies()
  jar.set({ name: cookieName('login'), value: loggedOut, ...cookieOptions() })
}

/** Whether whoever was logged in last in this browser has logged out. */
export const hasLoggedOut = async (): Promise<boolean> =>
  (await cookies()).get(cookieName('login'))?.value === loggedOut
