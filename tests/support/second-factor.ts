import { beginSecondFactor, confirmSecondFactor, ownSecondFactor } from '@/db/second-factor'
import { codeAt } from '@/db/totp'
import type { Viewer } from '@/lib/viewer'

const halfMinute = 30_000

/** The code that an app shows which is being set up. */
export async function pendingCode(viewer: Viewer, now: number): Promise<string> {
  return codeAt((await ownSecondFactor(viewer)).pending?.key ?? '', now)
}

/** Sets up a second factor; the key that its app counts from, and the codes that stand in for it. The code of that half minute is used. */
export async function setUpSecondFactor(viewer: Viewer, now: number): Promise<{ key: string; codes: string[] }> {
  await beginSecondFactor(viewer, now)
  const key = (await ownSecondFactor(viewer)).pending?.key ?? ''
  const confirmed = await confirmSecondFactor(viewer, { code: codeAt(key, now) }, now)
  if (!confirmed.ok) throw new Error('The second factor was not set up')
  return { key, codes: confirmed.codes }
}

/** The next code after one that was used at that time. */
export const nextCode = (key: string, now: number): string => codeAt(key, now + halfMinute)
