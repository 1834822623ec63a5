'use client'

import { type ReactNode, useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { NewPassword } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction, FormState } from '@/lib/form-state'

type Props = {
  action: FormAction
  token: string
  email: string
  label: string
  /** What is said or asked beneath the password. */
  children: (state: FormState) => ReactNode
}

/** A password that somebody sets who holds a link. */
export function PasswordByLink({ action, token, email, label, children }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} noValidate className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <p>
        You log in as <strong className="break-words">{email}</strong>.
      </p>
      {/* Not seen: it tells a password manager whose password is chosen. */}
      <input type="email" autoComplete="username" readOnly hidden defaultValue={email} />
      <NewPassword label={label} error={state.errors?.password} />
      {children(state)}
      <FormMessage state={state} />
      <SubmitButton pending="Setting password…">Set password and log in</SubmitButton>
    </form>
  )
}

/** What comes after a link alone, as the end of a sentence. */
export const withoutFactor =
  'you set up a second factor after this, and everything opens once a colleague who works with one of your clients has confirmed that it is you. If none gets to it, it opens after 24 hours. Your colleagues are told.'
