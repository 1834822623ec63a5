'use client'

import { type ComponentProps, useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { Link } from '../ui/link'

type Props = Pick<ComponentProps<typeof SubmitButton>, 'variant' | 'size'> & {
  action: FormAction
  clientId: string
  /** Idempotency key: a double click begins one session. */
  sendKey: string
  /** Whom the session is with, for those who do not see the row. */
  who: string
  /** The session that was begun and not saved yet, with its day where that is not today. */
  open: { id: string; day: string | null } | null
  short?: boolean
  /** The R key presses it: the one on the page that is about this client alone. */
  hasKey?: boolean
}

/** Begins today's session, or leads to the one that is open: one click from here to the first input. */
export function RecordButton({ open, ...props }: Props) {
  return open ? <Resume open={open} {...props} /> : <Begin {...props} />
}

type ResumeProps = Omit<Props, 'open' | 'action' | 'sendKey'> & { open: NonNullable<Props['open']> }

function Resume({ open, clientId, who, short, hasKey, variant, size }: ResumeProps) {
  return (
    <Button asChild variant={variant} size={size}>
      <Link href={`/clients/${clientId}/sessions/${open.id}`} data-record aria-keyshortcuts={hasKey ? 'R' : undefined}>
        <span>
          Resume<span className={short ? 'sr-only' : undefined}> session</span>
          {open.day && <span className="whitespace-nowrap"> of {open.day}</span>}
          <span className="sr-only"> with {who}</span>
        </span>
      </Link>
    </Button>
  )
}

function Begin({ action, clientId, sendKey, who, short = false, hasKey = false, ...look }: Omit<Props, 'open'>) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send}>
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="key" value={sendKey} />
      <SubmitButton pending="Opening…" data-record aria-keyshortcuts={hasKey ? 'R' : undefined} {...look}>
        <span>
          Record<span className={short ? 'sr-only' : undefined}> session</span>
          <span className="sr-only"> with {who}</span>
        </span>
      </SubmitButton>
      <FormMessage state={state} className="mt-1 min-w-32 max-w-56 text-left">
        {state.errors?.clientId?.join(' ')}
      </FormMessage>
    </form>
  )
}
