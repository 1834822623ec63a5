import type { BrowserContext } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { loginSecret } from '@/db/keyed-hash'
import { loginLifetime } from '@/lib/login-lifetime'

/** The cookie that logging in would leave, for a login that exists. Reads the open practice for its secret. */
export const cookieFor = (loginId: string) =>
  encode({ token: { loginId }, secret: loginSecret(), maxAge: loginLifetime.whole / 1000 })

/** Its name at an address of this machine. */
export const loginCookieAt = (address: string) => `attune.login.${new URL(address).port}`

/** Puts a login into a browser. */
export async function logInBrowser(context: BrowserContext, loginId: string, address: string): Promise<void> {
  const value = await cookieFor(loginId)
  await context.addCookies([{ name: loginCookieAt(address), value, url: address, httpOnly: true, sameSite: 'Lax' }])
}
