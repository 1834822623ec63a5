import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { demoAccounts } from '@/db/accounts'
import { loginSecret } from '@/db/keyed-hash'
import { loginLifetime } from '@/lib/login-lifetime'
import { isSecure, publicOrigin } from './address'
import { isTooBusy } from './at-once'
import { noteThisBrowser } from './browser'
import { logError } from './error-message'
import { logInByPassword, logInToDemo } from './log-in'
import { cookieName, cookieOptions } from './login-cookie'
import { typedPassword } from './password'

const maxAge = loginLifetime.whole / 1000

const passwordSchema = z.object({ email: z.string().max(320), password: typedPassword })
const demoSchema = z.object({ personId: z.string() })

/** Made per request: the secret is the practice's, and whether it is a demo is the database's to say. */
export async function authOptions(): Promise<AuthOptions> {
  process.env.NEXTAUTH_URL ||= publicOrigin()
  const isDemo = (await demoAccounts()).length > 0
  return {
    secret: loginSecret(),
    providers: isDemo ? [byPassword(), toDemo()] : [byPassword()],
    session: { strategy: 'jwt', maxAge },
    pages: { signIn: '/login', error: '/login' },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: cookieName('login'), options: cookieOptions() },
      csrfToken: { name: cookieName('csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('callback'), options: cookieOptions() },
    },
    // The token holds the opaque id of the login and nothing else; whose it is and whether it still holds is looked up.
    callbacks: { jwt: ({ token, user }) => ({ loginId: user?.id ?? token.loginId }) },
    // Codes alone: what next-auth would add may hold what was typed.
    logger: { error: code => console.error(`Log-in: ${code}`), warn: () => {}, debug: () => {} },
  }
}

const byPassword = () =>
  Credentials({
    id: 'password',
    credentials: { email: {}, password: {} },
    authorize: typed => userOf(passwordSchema, typed, logInByPassword),
  })

const toDemo = () =>
  Credentials({
    id: 'demo',
    credentials: { personId: {} },
    authorize: typed => userOf(demoSchema, typed, ({ personId }, now) => logInToDemo(personId, now)),
  })

/** next-auth shows the message of what is thrown to the browser, so only our own codes ever get there. */
async function userOf<Schema extends z.ZodType>(
  schema: Schema,
  typed: unknown,
  logIn: (input: z.output<Schema>, now: number) => ReturnType<typeof logInByPassword>,
): Promise<{ id: string } | null> {
  const parsed = schema.safeParse(typed)
  if (!parsed.success) return null
  const result = await logIn(parsed.data, Date.now()).catch(error => {
    throw new Error(isTooBusy(error) ? 'busy' : `failed-${logError(error)}`)
  })
  if (!result.ok && result.isHalfDone) throw new Error('second-step')
  if (!result.ok && result.waitMinutes !== null) throw new Error(`wait-${result.waitMinutes}`)
  if (!result.ok) return null
  await noteThisBrowser(result.loginId)
  return { id: result.loginId }
}
