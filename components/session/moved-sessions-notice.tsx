'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { clientLabel, type Named } from './client-label'

type Props = { moved: string; count: number; from: Named; action: FormAction }

/** Shown on the page of the client to whom sessions have just been moved, with the way back for all of them. */
export function MovedSessionsNotice({ moved, count, from, action }: Props) {
  const [state, send] = useActionState(action, {})
  const what = count === 1 ? 'One session was' : `${count} sessions were`
  return (
    <Notice role="status" className="mb-6" title={`${what} moved here from ${clientLabel(from)}.`}>
      <form action={send} className="mt-2 grid justify-items-start gap-2">
        <input type="hidden" name="moved" value={moved} />
        <SubmitButton variant="outline" size="sm" pending="Moving back…">
          Undo: move {count === 1 ? 'it' : 'them all'} back
        </SubmitButton>
        <FormMessage state={state} />
      </form>
    </Notice>
  )
}
