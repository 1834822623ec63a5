'use client'

import { useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { tellLoginEnded } from '@/components/ui/login-end'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import { type ClientChoice, choiceLine } from '@/lib/text/display-name'
import type { EntryActions } from './entry-actions'

export type MoveFormProps = {
  session: { id: string; version: number }
  actions: Pick<EntryActions, 'move' | 'readTargets'>
}

/** To whom a session is moved. */
export function MoveForm({ session, actions }: MoveFormProps) {
  const [state, send] = useActionState(actions.move, {})
  const { targets, message } = useTargets(session.id, actions.readTargets)
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="sessionId" value={session.id} />
      <input type="hidden" name="version" value={session.version} />
      <Field name="toClientId" label="To" hint={message} error={state.errors?.toClientId}>
        <NativeSelect key={targets.length} defaultValue={state.values?.toClientId ?? ''} required>
          <option value="">Choose a client…</option>
          {targets.map(target => (
            <option key={target.id} value={target.id}>
              {choiceLine(target)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <FormMessage state={state} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <SubmitButton pending="Moving…">Move the session</SubmitButton>
      </DialogFooter>
    </form>
  )
}

/** The names are asked for when the dialog opens, and are nowhere kept. */
function useTargets(sessionId: string, read: EntryActions['readTargets']) {
  const [targets, setTargets] = useState<ClientChoice[]>([])
  const [message, setMessage] = useState('Reading your clients…')
  useEffect(() => {
    const failed = () => setMessage('Your clients could not be read. Please close this and try again.')
    read({ sessionId })
      .then(reply => {
        if (!reply.ok) return reply.why === 'signed-out' ? tellLoginEnded() : failed()
        setTargets(reply.targets)
        setMessage(reply.targets.length > 0 ? '' : 'You have no other client.')
      })
      .catch(failed)
  }, [sessionId, read])
  return { targets, message }
}
