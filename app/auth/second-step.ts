import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { loginSecret } from '@/db/keyed-hash'
import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import type { ShownFactor } from '@/db/second-factor-rows'
import { isGuessedAt, isMarkOver, noteWrongFactor, startLoginBySecondStep } from '@/db/second-step'
import { isAppCode } from '@/lib/text/app-code'
import { countedAs, rememberDevice } from './device'
import { pleaseWait } from './error-message'
import { cookieName, cookieOptions } from './login-cookie'

/*
 * Between the password and the second factor: whose password was right is in a cookie that only this practice can make, for some minutes.
 * It opens nothing.
 */
const cookie = () => cookieName('first-step')
const lifetimeSeconds = 10 * 60

const firstStep = z.object({ personId: z.string(), email: z.string(), mark: z.string() })
type FirstStep = z.output<typeof firstStep>

/** Notes in this browser that somebody's password was right. */
export async function keepFirstStep(step: FirstStep): Promise<void> {
  const value = await encode({ token: { firstStep: step }, secret: loginSecret(), maxAge: lifetimeSeconds })
  const jar = await cookies()
  jar.set({ name: cookie(), value, maxAge: lifetimeSeconds, ...cookieOptions() })
}

/** Whose password was right in this browser a moment ago; null where nobody's was. */
export async function readFirstStep(): Promise<FirstStep | null> {
  const token = (await cookies()).get(cookie())?.value
  const content = token ? await decode({ token, secret: loginSecret() }).catch(() => null) : null
  return firstStep.safeParse(content?.firstStep).data ?? null
}

/** Over a page that stayed open, whose page it is: nobody else goes on with it. */
type Shown = ShownFactor & { personId?: string | undefined }
type Finished = { ok: true; loginId: string } | { ok: false; error: string } | { ok: false; isOver: true }

const mismatch = 'This is not the code that your app shows now, or it was used already. Wait for the next one.'

/**
 * Logs in by the second factor whoever's password was right. Wrong codes of the app are counted by account, apart for a browser that it knows.
 * How many fail at the address does not count: who comes here knows the password. What nobody can guess, a passkey or a recovery code, is not
 * held up by what somebody else got wrong.
 */
export async function logInBySecondStep({ personId, ...shown }: Shown, now: number): Promise<Finished> {
  const begun = await readFirstStep()
  if (!begun || (personId ?? begun.personId) !== begun.personId) return { ok: false, isOver: true }
  const attempt = 'code' in shown && isAppCode(shown.code) ? await tryCode(begun, now) : null
  if (attempt && !attempt.ok) return attempt
  const loginId = await startLoginBySecondStep({ personId: begun.personId, mark: begun.mark, ...shown }, now)
  if (loginId === null) {
    if (await isMarkOver(begun)) return { ok: false, isOver: true }
    await noteWrongFactor(begun.personId, now)
    return { ok: false, error: mismatch }
  }
  if (attempt) await forgetFailures(attempt)
  await rememberDevice(begun.email)
  const jar = await cookies()
  jar.set({ name: cookie(), value: '', maxAge: 0, ...cookieOptions() })
  return { ok: true, loginId }
}

async function tryCode({ personId, email }: FirstStep, now: number) {
  const { account, isKnown } = await countedAs(email)
  if (!isKnown && (await isGuessedAt(personId, now))) return { ok: false as const, error: guessedAt }
  const attempt = await beginAttempt({ account: `second ${account}`, address: null }, now)
  return attempt.ok ? attempt : { ok: false as const, error: pleaseWait(attempt.waitMinutes) }
}

const guessedAt =
  'Too many wrong codes were typed today. Please use a recovery code or a passkey, or log in where you have logged in before.'
