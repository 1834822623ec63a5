'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { clientLabel, type Named } from './client-label'

type Props = { sessionId: string; version: number; from: Named; to: Named; action: FormAction }

/** Shown where a session has just been moved to, with the way back. */
export function MovedNotice({ sessionId, version, from, to, action }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <Notice
      role="status"
      className="mb-6"
      title={`Moved here from ${clientLabel(from)}. It now belongs to ${clientLabel(to)}.`}
    >
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
    </Notice>
  )
}
