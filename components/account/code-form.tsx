'use client'

import { type ReactNode, useActionState, useEffect } from 'react'
import { CodeField } from '@/components/ui/code-field'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type Props = {
  action: FormAction
  /** Of whoever has no app, a recovery code is asked for. */
  hasApp: boolean
  /** Where to go on to; over a page there is nowhere. */
  next?: string
  /** Over a page: whose it is. */
  personId?: string
  onDone?: () => void
  submit?: ReactNode
}

/** The second step of logging in. */
export function CodeForm({ action, hasApp, next, personId, onDone, submit = 'Log in' }: Props) {
  const [state, send] = useActionState(action, {})
  useEffect(() => {
    if (state.ok) onDone?.()
  }, [state, onDone])
  return (
    <form action={send} noValidate className="grid gap-5">
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      {personId !== undefined && <input type="hidden" name="personId" value={personId} />}
      <CodeField of={hasApp ? 'either' : 'recovery'} error={state.errors?.code} autoFocus />
      <FormMessage state={state} />
      <SubmitButton pending="Logging in…">{submit}</SubmitButton>
    </form>
  )
}
