'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormMessage } from '@/components/ui/form-message'
import { Label } from '@/components/ui/label'
import { NewPassword } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type Props = { action: FormAction; token: string; email: string; hasSecondFactor: boolean }

/** What somebody types who has a link to set a new password. The link alone is not enough, and it says so beforehand. */
export function ResetForm({ action, token, email, hasSecondFactor }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} noValidate className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <p>
        You log in as <strong className="break-words">{email}</strong>.
      </p>
      {/* Not seen: it tells a password manager whose password is chosen. */}
      <input type="email" autoComplete="username" readOnly hidden defaultValue={email} />
      <NewPassword label="New password" error={state.errors?.password} />
      {hasSecondFactor ? (
        <Label className="items-start font-normal">
          <Checkbox name="isLost" defaultChecked={state.values?.isLost === 'on'} className="mt-0.5" />
          <span>
            I have lost my second factor, and have no recovery code
            <span className="mt-1 block text-[0.8125rem] text-soft">
              Leave it unticked if you have either: you are asked for it next. If you tick it, {withoutFactor}
            </span>
          </span>
        </Label>
      ) : (
        <p className="text-[0.8125rem] text-soft">
          Since others may have seen this link, it is not enough alone, and you have no second factor. So{' '}
          {withoutFactor}
        </p>
      )}
      <FormMessage state={state} />
      <SubmitButton pending="Setting password…">Set password and log in</SubmitButton>
    </form>
  )
}

/** What comes after a link alone, as the end of a sentence. */
export const withoutFactor =
  'you set up a second factor after this, and everything opens once a colleague who works with one of your clients has confirmed that it is you. If none gets to it, it opens after 24 hours. Your colleagues are told.'
