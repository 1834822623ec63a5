'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { ownAccount } from '@/db/accounts'
import { stepUp } from '@/db/logins'
import type { Viewer } from '@/lib/viewer'
import { tryOwn } from './own-password'
import { isPassword, typedPassword } from './password'
import { safePath } from './viewer'

const shown = z.object({ password: typedPassword.optional(), next: z.string().max(2000).optional() })

/** Takes what shows again that it is the viewer. From a page of its own, it leads back to where that was asked for. */
export const confirmIdentity = formAction(shown, 'seeOwnAccount', async (viewer, { password, next }, now) => {
  const { passwordHash } = (await ownAccount(viewer)) ?? notFound()
  const problem = await passwordMismatch(viewer, { password, passwordHash }, now)
  if (problem) return { errors: { password: [problem] } }
  const outcome = await stepUp(viewer, { passwordHash }, now)
  if (!outcome.ok) return { errors: { password: ['Your password was changed a moment ago. Please type the new one.'] } }
  return next === undefined ? { ok: true } : redirect(safePath(next) ?? '/')
})

type Given = { password: string | undefined; passwordHash: string }

/** A sentence where it is not the viewer's password. The people of a demo have none. */
async function passwordMismatch(
  viewer: Viewer,
  { password, passwordHash }: Given,
  now: number,
): Promise<string | null> {
  if (viewer.isDemo) return null
  if (password === undefined) return 'Please fill this in.'
  const find = async () => (await isPassword(password, passwordHash)) || null
  const { refusal } = await tryOwn(viewer, { find, mismatch: 'This is not your password.' }, now)
  return refusal ?? null
}
