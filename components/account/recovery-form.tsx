'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { NewPassword } from '../ui/password-field'

/** What an administrator who is locked out types: who they are, the code from the terminal, and the new password. */
export function RecoveryForm({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  return (
    <form action={send} noValidate className="grid gap-5">
      <Field label="E-mail address" name="email" error={errors.email}>
        <Input type="email" autoComplete="username" autoFocus defaultValue={values?.email} required />
      </Field>
      <Field label="Code" name="code" hint="The terminal shows it." error={errors.code}>
        <Input
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={values?.code}
          required
        />
      </Field>
      <NewPassword label="New password" name="password" error={errors.password} />
      <FormMessage state={state} />
      <SubmitButton pending="Setting password…">Set password and log in</SubmitButton>
    </form>
  )
}
