'use client'

import { type ComponentProps, useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type Props = Pick<ComponentProps<typeof SubmitButton>, 'variant' | 'size'> & {
  action: FormAction
  clientId: string
  /** Idempotency key: a double click begins one session. */
  sendKey: string
  /** Whom the session is with, for those who do not see the row. */
  who: string
  /** A session was begun and not saved yet. */
  isOpen: boolean
  short?: boolean
  /** The R key presses it: the one on the page that is about this client alone. */
  hasKey?: boolean
}

/** Begins today's session, or goes back to the one that was begun: one click from here to the first input. */
export function RecordButton({
  action,
  clientId,
  sendKey,
  who,
  isOpen,
  short = false,
  hasKey = false,
  ...look
}: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send}>
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="key" value={sendKey} />
      <SubmitButton pending="Opening…" aria-keyshortcuts={hasKey ? 'R' : undefined} {...look}>
        <span>
          {isOpen ? 'Resume' : 'Record'}
          <span className={short ? 'sr-only' : undefined}> session</span>
          <span className="sr-only"> with {who}</span>
        </span>
      </SubmitButton>
      <FormMessage state={state} className="mt-1 min-w-32 max-w-56 text-left">
        {state.errors?.clientId?.join(' ')}
      </FormMessage>
    </form>
  )
}
