'use client'

import { type ComponentProps, createContext, type ReactNode, use, useEffect, useRef } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import type { FormState } from '@/lib/form-state'

/** By field name; several values are sent under one name. */
export type Hidden = Record<string, string | number | readonly string[]>

type Props = Pick<ComponentProps<'form'>, 'id' | 'onSubmit'> & {
  send: (form: FormData) => void
  state: FormState
  /** Sent along, by field name. */
  hidden?: Hidden
  /** Its fields. */
  children: ReactNode
  /** Its buttons. */
  footer: ReactNode
}

/** A form whose fields know what became of what was sent. The server checks, and what it finds is shown beside the field. */
export function ActionForm({ send, state, hidden = {}, children, footer, ...own }: Props) {
  const form = useRef<HTMLFormElement>(null)
  // After a refusal the first field to mend has the focus, so that it is read out with its message.
  useEffect(() => {
    if (state.errors) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  return (
    <form data-slot="action-form" {...own} ref={form} action={send} noValidate className="grid gap-4">
      {Object.entries(hidden).flatMap(([name, values]) =>
        [values].flat().map(value => <input key={`${name}.${value}`} type="hidden" name={name} value={value} />),
      )}
      <FormContext value={state}>{children}</FormContext>
      <FormMessage state={state} />
      {footer}
    </form>
  )
}

const FormContext = createContext<FormState>({})

/**
 * What the surrounding form knows of one field: its errors, what was typed if it came back, and what somebody else has stored
 * meanwhile, where that differs.
 */
export function useTyped(name: string, stored = '') {
  const { errors, offers, values, showsStored } = use(FormContext)
  const typed = values?.[name]
  const theirs = showsStored && typed !== undefined && typed !== stored ? stored : null
  return { error: errors?.[name], offer: offers?.[name], typed, theirs }
}
