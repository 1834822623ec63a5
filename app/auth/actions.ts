'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { ownAccount } from '@/db/accounts'
import { ownStepUp, stepUp } from '@/db/logins'
import { ownPasskeys } from '@/db/passkeys'
import type { Viewer } from '@/lib/viewer'
import { tryOwn } from './own-password'
import { askPasskey, signedPasskey } from './passkey'
import { isPassword, typedPassword } from './password'
import { safePath } from './viewer'

const shown = z.object({
  password: typedPassword.optional(),
  code: z.string().max(64).optional(),
  response: z.string().max(60_000).optional(),
  next: z.string().max(2000).optional(),
})
type Shown = z.output<typeof shown>

/** Takes what shows again that it is the viewer. From a page of its own, it leads back to where that was asked for. */
export const confirmIdentity = formAction(shown, 'seeOwnAccount', async (viewer, typed, now) => {
  const { by } = (await ownStepUp(viewer)) ?? notFound()
  if (typed.response !== undefined) {
    if (!(await isOwnPasskey(viewer, typed.response, now))) return { message: 'This passkey is not one of yours here.' }
  } else {
    const problem = by === 'code' ? await codeProblem(viewer, typed, now) : await passwordProblem(viewer, typed, now)
    if (problem) return { errors: { [by]: [problem] } }
  }
  return typed.next === undefined ? { ok: true } : redirect(safePath(typed.next) ?? '/')
})

/** Gives what a passkey of the viewer is asked for that. */
export const askStepUp = formAction(z.object({}), 'seeOwnAccount', async viewer => {
  const options = await askPasskey('step-up', await ownPasskeys(viewer))
  return options === null ? { message: noPasskey } : { ok: true, options }
})

async function isOwnPasskey(viewer: Viewer, response: string, now: number): Promise<boolean> {
  const signed = await signedPasskey('step-up', response)
  return signed?.personId === viewer.personId && (await stepUp(viewer, { passkey: signed.passkey }, now)).ok
}

async function codeProblem(viewer: Viewer, { code }: Shown, now: number): Promise<string | null> {
  if (code === undefined) return missing
  const find = async () => (await stepUp(viewer, { code }, now)).ok || null
  const mismatch = 'This is not the code that your app shows now, or it was used already. Wait for the next one.'
  return (await tryOwn(viewer, { find, mismatch }, now)).refusal ?? null
}

/** The people of a demo have no password that they know. */
async function passwordProblem(viewer: Viewer, { password }: Shown, now: number): Promise<string | null> {
  const { passwordHash } = (await ownAccount(viewer)) ?? notFound()
  if (!viewer.isDemo) {
    if (password === undefined) return missing
    const find = async () => (await isPassword(password, passwordHash)) || null
    const { refusal } = await tryOwn(viewer, { find, mismatch: 'This is not your password.' }, now)
    if (refusal) return refusal
  }
  return (await stepUp(viewer, { passwordHash }, now)).ok
    ? null
    : 'Your password was changed a moment ago. Please type the new one.'
}

const missing = 'Please fill this in.'
const noPasskey = 'There is no passkey of yours that can be used at this address.'
