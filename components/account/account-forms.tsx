'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { NewPassword, PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { type Theme, themes } from '@/lib/theme'

const themeTitles: Record<Theme, string> = { system: 'As this device', light: 'Light', dark: 'Dark' }

/** One press is the whole choice; the page shows it at once. */
export function ThemeForm({ action, theme }: { action: FormAction; theme: Theme }) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} className="grid gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Theme</legend>
        {themes.map(each => (
          <Button
            key={each}
            type="submit"
            name="theme"
            value={each}
            variant={each === theme ? 'default' : 'outline'}
            aria-pressed={each === theme}
          >
            {themeTitles[each]}
          </Button>
        ))}
      </fieldset>
      <FormMessage state={state} />
    </form>
  )
}

type PasswordFormProps = { action: FormAction; email: string; hasSecondFactor: boolean }

/** The e-mail address is there, unseen, for the password manager. */
export function PasswordForm({ action, email, hasSecondFactor }: PasswordFormProps) {
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
      <NewPassword
        label="New password"
        name="newPassword"
        error={state.errors?.newPassword}
        hasSecondFactor={hasSecondFactor}
      />
      <FormMessage state={state} />
      <div>
        <SubmitButton>Change password</SubmitButton>
      </div>
    </form>
  )
}
