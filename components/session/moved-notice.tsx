'use client'

import { useActionState } from 'react'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { identityLine, type NamedClient } from '@/lib/text/display-name'

type Props = { sessionId: string; version: number; from: NamedClient; to: NamedClient; action: FormAction }

/** Shown where a session has just been moved to, with the way back. */
export function MovedNotice({ sessionId, version, from, to, action }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <Alert role="status" className="mb-6">
      <AlertTitle>{`Moved here from ${identityLine(from)}. It now belongs to ${identityLine(to)}.`}</AlertTitle>
      <AlertDescription>
        <form action={send} className="mt-2 grid justify-items-start gap-2">
          <input type="hidden" name="sessionId" value={sessionId} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="toClientId" value={from.id} />
          <input type="hidden" name="isUndo" value="on" />
          <SubmitButton variant="outline" size="sm" pending="Moving back…">
            Undo: move it back
          </SubmitButton>
          <FormMessage state={state} />
        </form>
      </AlertDescription>
    </Alert>
  )
}

type MovedSessionsNoticeProps = { moved: string; count: number; from: NamedClient; action: FormAction }

/** Shown on the page of the client to whom sessions have just been moved, with the way back for all of them. */
export function MovedSessionsNotice({ moved, count, from, action }: MovedSessionsNoticeProps) {
  const [state, send] = useActionState(action, {})
  const what = count === 1 ? 'One session was' : `${count} sessions were`
  return (
    <Alert role="status" className="mb-6">
      <AlertTitle>{`${what} moved here from ${identityLine(from)}.`}</AlertTitle>
      <AlertDescription>
        <form action={send} className="mt-2 grid justify-items-start gap-2">
          <input type="hidden" name="moved" value={moved} />
          <SubmitButton variant="outline" size="sm" pending="Moving back…">
            Undo: move {count === 1 ? 'it' : 'them all'} back
          </SubmitButton>
          <FormMessage state={state} />
        </form>
      </AlertDescription>
    </Alert>
  )
}
