'use server'

import { notFound } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { tryOwn } from '@/app/auth/own-password'
import { askNewPasskey, newPasskey } from '@/app/auth/passkey'
import { isPassword, typedPassword } from '@/app/auth/password'
import { passwordProblem } from '@/app/auth/password-problem'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { rowId, singleLine } from '@/app/fields'
import { ownAccount } from '@/db/accounts'
import type { StepUpOutcome } from '@/db/outcome'
import * as passkeys from '@/db/passkeys'
import { ownPasskeys } from '@/db/passkeys'
import * as factor from '@/db/second-factor'
import type { FormState } from '@/lib/form-state'

const nothing = z.object({})
const passkeyName = singleLine(60).min(1)

/** Makes the key that the app is given. */
export const begin = formAction(nothing, 'seeOwnAccount', async (viewer, _, now) =>
  toFormState(await factor.beginSecondFactor(viewer, now)),
)

/** Forgets an app that was being set up. */
export const giveUp = formAction(nothing, 'seeOwnAccount', async (viewer, _, now) =>
  toFormState(await factor.giveUpSecondFactor(viewer, now)),
)

/** Takes the app in use, and gives the codes that stand in for it. */
export const confirm = formAction(z.object({ code: z.string().max(64) }), 'seeOwnAccount', async (viewer, typed, now) =>
  withCodes(await factor.confirmSecondFactor(viewer, typed, now)),
)

/** Gives other codes that stand in for the app. */
export const renewCodes = formAction(nothing, 'seeOwnAccount', async (viewer, _, now) =>
  withCodes(await factor.renewSecondFactorCodes(viewer, now)),
)

/** Codes are shown this once: the page stays as it is, so that they stay on it. */
const withCodes = (outcome: StepUpOutcome<{ codes: string[] }>): FormState & { codes?: string[] } =>
  outcome.ok ? { ok: true, codes: outcome.codes } : toFormState(outcome)

/** Gives what a new passkey is asked. */
export const askNew = formAction(nothing, 'seeOwnAccount', async viewer => {
  const { email } = (await ownAccount(viewer)) ?? notFound()
  const { personId, name } = viewer
  const options = await askNewPasskey({ personId, email, name }, await ownPasskeys(viewer))
  return options === null ? { message: 'Passkeys cannot be used at this address.' } : { ok: true, options }
})

const made = z.object({ name: passkeyName, response: z.string().max(60_000) })

/** Keeps a new passkey; with the first second factor come the codes that stand in for it. */
export const addNew = formAction(made, 'seeOwnAccount', async (viewer, { name, response }, now) => {
  const passkey = await newPasskey(response)
  if (!passkey) return { message: 'The passkey could not be checked. Please try again.' }
  const outcome = await passkeys.addPasskey(viewer, { name, ...passkey }, now)
  if (!outcome.ok || !outcome.isFirst) return toFormState(outcome)
  return withCodes(await factor.renewSecondFactorCodes(viewer, now))
})

const named = z.object({ passkeyId: rowId, name: passkeyName })

/** Gives a passkey another name. */
export const rename = formAction(named, 'seeOwnAccount', async (viewer, change, now) =>
  toFormState(await passkeys.renamePasskey(viewer, change, now)),
)

/** Removes a passkey. */
export const remove = formAction(z.object({ passkeyId: rowId }), 'seeOwnAccount', async (viewer, which, now) =>
  toFormStateInOneMessage(await passkeys.removePasskey(viewer, which, now)),
)

/** Goes on without a second factor, with a password that is strong enough alone. */
export const end = formAction(z.object({ password: typedPassword }), 'seeOwnAccount', async (viewer, typed, now) => {
  const { passwordHash, email } = (await ownAccount(viewer)) ?? notFound()
  const find = async () => (await isPassword(typed.password, passwordHash)) || null
  const { refusal } = await tryOwn(viewer, { find, mismatch: 'This is not your password.' }, now)
  if (refusal) return { errors: { password: [refusal] } }
  if (await passwordProblem(typed.password, [viewer.name, viewer.practiceName, email]))
    return { errors: { password: [tooShort] } }
  return toFormStateInOneMessage(await factor.endSecondFactor(viewer, { passwordHash }, now))
})

const tooShort =
  'Without a second factor a password has at least 15 characters that are hard to guess. Change yours to a longer one first.'
