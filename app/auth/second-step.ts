import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { loginSecret } from '@/db/keyed-hash'
import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import { noteRefusal } from '@/db/refusals'
import type { ShownFactor } from '@/db/second-factor-rows'
import { startLoginBySecondStep } from '@/db/second-step'
import { normalEmail } from '@/lib/text/fold'
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
 * Logs in by the second factor whoever's password was right. Wrong codes are counted by account, apart for a browser that it knows. How many
 * fail at the address does not count: who comes here knows the password.
 */
export async function logInBySecondStep({ personId, ...shown }: Shown, now: number): Promise<Finished> {
  const begun = await readFirstStep()
  if (!begun || (personId ?? begun.personId) !== begun.personId) return { ok: false, isOver: true }
  const { account } = await countedAs(begun.email)
  const attempt = await beginAttempt({ account: `second ${account}`, address: null }, now)
  if (!attempt.ok) return { ok: false, error: pleaseWait(attempt.waitMinutes) }
  const loginId = await startLoginBySecondStep({ personId: begun.personId, mark: begun.mark, ...shown }, now)
  if (loginId === null) {
    await noteRefusal({ kind: 'second-factor', account: normalEmail(begun.email), now })
    return { ok: false, error: mismatch }
  }
  await forgetFailures(attempt)
  await rememberDevice(begun.email)
  const jar = await cookies()
  jar.set({ name: cookie(), value: '', maxAge: 0, ...cookieOptions() })
  return { ok: true, loginId }
}
