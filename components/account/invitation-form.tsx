'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { NewPassword } from '../ui/password-field'
import { withoutFactor } from './reset-form'

type Props = {
  action: FormAction
  token: string
  email: string
  /** They are let back in. */
  wasHere: boolean
}

/** What somebody who was invited types: the password that they log in with from now on. */
export function InvitationForm({ action, token, email, wasHere }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} noValidate className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <p>
        You log in as <strong className="break-words">{email}</strong>.
      </p>
      {/* Not seen: it tells a password manager whose password is chosen. */}
      <input type="email" autoComplete="username" readOnly hidden defaultValue={email} />
      <NewPassword label="Password" name="password" error={state.errors?.password} />
      {wasHere && (
        <p className="text-[0.8125rem] text-soft">
          Since others may have seen this link, it is not enough alone. So {withoutFactor}
        </p>
      )}
      <FormMessage state={state} />
      <SubmitButton pending="Setting password…">Set password and log in</SubmitButton>
    </form>
  )
}
