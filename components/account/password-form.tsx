'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { NewPassword, PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

/** The e-mail address is there, unseen, for the password manager. */
export function PasswordForm({ action, email }: { action: FormAction; email: string }) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} noValidate className="grid max-w-md gap-5">
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        kind="current"
        label="Current password"
        name="currentPassword"
        error={state.errors?.currentPassword}
      />
      <NewPassword label="New password" name="newPassword" error={state.errors?.newPassword} />
      <FormMessage state={state} />
      <div>
        <SubmitButton>Change password</SubmitButton>
      </div>
    </form>
  )
}
