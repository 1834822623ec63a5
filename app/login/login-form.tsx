'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '../form'
import { logIn } from './sign-in'

/** An action rather than a submit handler: what is sent before the page is ready waits for it and never lands in the address. */
export function LoginForm({ next }: { next: string }) {
  const [state, send] = useActionState(async (_: FormState, form: FormData): Promise<FormState> => {
    const email = textOf(form, 'email')
    const message = await logIn({ provider: 'password', email, password: textOf(form, 'password') })
    if (message) return { message, values: { email } }
    // A whole new page, so that nothing of an earlier login is still in memory.
    window.location.assign(next)
    return { values: { email } }
  }, {})
  return (
    <form action={send} className="grid gap-5">
      <Field label="E-mail address" name="email">
        <Input type="email" autoComplete="username" autoFocus defaultValue={state.values?.email} required />
      </Field>
      <PasswordField kind="current" label="Password" />
      <FormMessage state={state} />
      <SubmitButton pending="Logging in…">Log in</SubmitButton>
    </form>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
