'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useActionState, useEffect } from 'react'
import type { StepUpQuestion } from '@/lib/form-state'
import { CodeField } from './code-field'
import { PasskeyForm } from './passkey-form'
import { PasswordField } from './password-field'
import { StepUpError } from './step-up-error'
import { SubmitButton } from './submit-button'

type Props = {
  question: StepUpQuestion
  /** Where to go on to, from a page of its own. */
  next?: string
  /** Over a page: called once it is shown. */
  onDone?: () => void
  /** Stands beside the button. */
  cancel?: ReactNode
}

/** Asks whoever is logged in to show again that it is them. */
export function StepUpForm({
  question: { by, account, hasApp, hasPasskey, confirm, ask },
  next,
  onDone,
  cancel,
}: Props) {
  const [state, send] = useActionState(confirm, {})
  useEffect(() => {
    if (state.ok) onDone?.()
  }, [state, onDone])
  const { push } = useRouter()
  const form = (
    // A form over a page is none of what that page listens for.
    <form
      data-slot="step-up-form"
      action={send}
      onSubmit={event => event.stopPropagation()}
      noValidate
      className="grid gap-4"
    >
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      {by === 'password' && (
        <>
          {/* Not seen: it tells a password manager whose password is asked for. */}
          <input type="email" autoComplete="username" readOnly hidden defaultValue={account} />
          <PasswordField kind="current" label="Password" hint={account} error={state.errors?.password} />
        </>
      )}
      {by === 'code' && <CodeField of={hasApp ? 'either' : 'recovery'} error={state.errors?.code} autoFocus />}
      {by === 'nothing' && <p>This is a demo, in which nobody has a password.</p>}
      <StepUpError state={state} />
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        {cancel}
        <SubmitButton pending="Checking…">Confirm</SubmitButton>
      </div>
    </form>
  )
  if (!hasPasskey) return form
  return (
    <div className="grid gap-5">
      <PasskeyForm ask={ask} action={confirm} label="Use a passkey" onDone={onDone ?? (() => push(next ?? '/'))} />
      {form}
    </div>
  )
}
