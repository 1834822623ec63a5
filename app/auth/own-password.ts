import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import type { Viewer } from '@/lib/viewer'
import { pleaseWait } from './error-message'
import { tried } from './log-in'

type Tried<T> = { refusal: string; found?: undefined } | { refusal?: undefined; found: T }

/**
 * Looks whether what was typed shows that it is the viewer. Somebody who finds the screen open gets no more tries than a stranger at the
 * login page, whichever form they try it in.
 */
export async function tryOwn<T>(
  viewer: Viewer,
  { find, mismatch }: { find: () => Promise<T | null>; mismatch: string },
  now: number,
): Promise<Tried<T>> {
  const attempt = await beginAttempt({ account: `change ${viewer.personId}`, address: null }, now)
  if (!attempt.ok) return { refusal: pleaseWait(attempt.waitMinutes) }
  const found = await tried(attempt, find)
  if (found === null) return { refusal: mismatch }
  await forgetFailures(attempt)
  return { found }
}
