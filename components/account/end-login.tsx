'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type Props = { action: FormAction; login: { id: string; since: string } }

export function EndLogin({ action, login }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send}>
      <input type="hidden" name="loginId" value={login.id} />
      <FormMessage state={state} />
      <SubmitButton variant="outline" size="sm" pending="Ending…" aria-label={`End the login of ${login.since}`}>
        End
      </SubmitButton>
    </form>
  )
}
