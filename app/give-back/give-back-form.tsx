'use client'

import { useActionState, useEffect } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { tellTabs } from '@/components/ui/tell-tabs'
import type { FormState } from '@/lib/form-state'
import { SecondStep } from '../login/second-step'

type Props = {
  person: { name: string; isDemo: boolean; hasApp: boolean; hasPasskey: boolean }
  action: (previous: State, form: FormData) => Promise<State>
}
type State = FormState & { asksCode?: boolean }

/** The steps of logging in, for one person. */
export function GiveBackForm({ person, action }: Props) {
  // Pages that are open elsewhere in this browser leave what they show.
  useEffect(tellTabs, [])
  const [state, send] = useActionState(action, {})
  const { name, isDemo } = person
  const isIn = state.ok && !state.asksCode
  useEffect(() => {
    if (isIn) goOn()
  }, [isIn])
  if (state.ok && state.asksCode) return <SecondStep {...person} submit={`Go on as ${name}`} onDone={goOn} />
  return (
    <form action={send} className="grid gap-5">
      {!isDemo && <PasswordField kind="current" label={`Password of ${name}`} error={state.errors?.password} />}
      <FormMessage state={state} />
      <SubmitButton pending="One moment…">{`Go on as ${name}`}</SubmitButton>
    </form>
  )
}

/** A whole new page, which knows where they were. */
function goOn(): void {
  tellTabs()
  location.replace('/give-back')
}
