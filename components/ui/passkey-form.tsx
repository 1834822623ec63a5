'use client'

import { KeyRound } from 'lucide-react'
import { useActionState, useEffect } from 'react'
import type { FormAction, FormState, PasskeyAction } from '@/lib/form-state'
import { StepUpError } from './step-up-error'
import { SubmitButton } from './submit-button'

type Props = {
  /** Gives what the passkey is asked. */
  ask: PasskeyAction
  /** Takes what it answers. */
  action: FormAction
  label: string
  /** Sent along, by field name. */
  fields?: Readonly<Record<string, string>>
  onDone?: () => void
}

/** Asks a passkey of this device, or of one that the browser can reach, to show that it is its owner. */
export function PasskeyForm({ ask, action, label, fields = {}, onDone }: Props) {
  const [state, send] = useActionState(async (previous: FormState, form: FormData): Promise<FormState> => {
    const asked = await ask(previous, form)
    if (asked.options === undefined) return asked
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const answer = await startAuthentication({ optionsJSON: JSON.parse(asked.options) }).catch(() => null)
    if (answer === null) return { message: 'No passkey was used. You can try again.' }
    form.set('response', JSON.stringify(answer))
    return action(previous, form)
  }, {})
  useEffect(() => {
    if (state.ok) onDone?.()
  }, [state, onDone])
  return (
    <form data-slot="passkey-form" action={send} onSubmit={event => event.stopPropagation()} className="grid gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <StepUpError state={state} />
      <SubmitButton variant="outline" pending="Waiting for your passkey…">
        <KeyRound aria-hidden />
        {label}
      </SubmitButton>
    </form>
  )
}
