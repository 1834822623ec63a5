'use client'

import { type ComponentProps, useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { toast } from '@/components/ui/toast'
import type { FormAction, FormState } from '@/lib/form-state'

type Props = Pick<ComponentProps<typeof SubmitButton>, 'variant' | 'size' | 'className' | 'children'> & {
  action: FormAction
  /** Sent along, by field name. */
  fields?: Readonly<Record<string, string>>
  /** The id of what takes the focus once it is done, since the button is often gone by then. */
  focus: string
}

/** One press is the whole act. What it did is said where the page says such things. */
export function ActButton({ action, fields = {}, focus, ...button }: Props) {
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    if (next.ok) {
      toast(next.message ?? '')
      document.getElementById(focus)?.focus()
    }
    return next
  }, {})
  return (
    <form action={send} data-slot="act-button">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} />
      {!state.ok && <FormMessage state={state} className="mt-2" />}
    </form>
  )
}
