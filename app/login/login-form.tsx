'use client'

import { useActionState, useEffect } from 'react'
import { roleWords } from '@/components/practice/role-boxes'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { tellTabs } from '@/components/ui/tell-tabs'
import type { DemoAccount } from '@/db/accounts'
import type { FormState } from '../form'
import { logIn } from './sign-in'

/** An action rather than a submit handler: what is sent before the page is ready waits for it and never lands in the address. */
export function LoginForm({ next }: { next: string }) {
  // Whoever logged out came here: pages that are open elsewhere in this browser are covered.
  useEffect(tellTabs, [])
  const [state, send] = useActionState(async (_: FormState, form: FormData): Promise<FormState> => {
    const email = textOf(form, 'email')
    const result = await logIn({ provider: 'password', email, password: textOf(form, 'password') })
    if (result.why !== undefined) return { message: result.why, values: { email } }
    // A whole new page, so that nothing of an earlier login is still in memory.
    window.location.assign(result.next === 'in' ? next : `/login/code?next=${encodeURIComponent(next)}`)
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

type Props = { accounts: readonly DemoAccount[]; next: string }

/** One click for each person of a demo practice. The server knows them only where the database is marked as a demo. */
export function DemoLogins({ accounts, next }: Props) {
  const [state, send, isPending] = useActionState(async (_: FormState, form: FormData): Promise<FormState> => {
    const { why } = await logIn({ provider: 'demo', personId: String(form.get('personId')) })
    if (why !== undefined) return { message: why }
    window.location.assign(next)
    return {}
  }, {})
  return (
    <section aria-labelledby="demo" className="grid gap-3 border-t border-rule pt-6">
      <h2 id="demo" className="font-serif text-xl">
        Try it as
      </h2>
      <p className="text-soft">This is a demo. Everyone in it is made up.</p>
      <form action={send} className="grid gap-2">
        {accounts.map(({ personId, name, roles }) => (
          <Button
            key={personId}
            type="submit"
            name="personId"
            value={personId}
            variant="outline"
            aria-disabled={isPending}
          >
            <span className="flex-1 text-left">{name}</span>
            <span className="font-normal text-soft">{roleWords(roles)}</span>
          </Button>
        ))}
      </form>
      <FormMessage state={state} />
    </section>
  )
}
