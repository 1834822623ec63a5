'use client'

import { useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { tellLoginEnded } from '@/components/ui/login-end'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Target, targetLabel } from './client-label'
import type { EntryActions } from './entry-actions'

type Props = { sessionId: string; version: number; actions: Pick<EntryActions, 'move' | 'readTargets'> }

/** For a session recorded under the wrong client: everything typed and saved goes with it, and it can be moved back. */
export function MoveSession(props: Props) {
  return (
    <Dialog>
      <DialogTrigger>
        <Button variant="link" size="sm">
          Wrong client? Move this session
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Move this session to another client"
        description="All that was typed or saved here goes with it. Flags of both clients are read again. You can move it back."
      >
        <MoveForm {...props} />
      </DialogContent>
    </Dialog>
  )
}

function MoveForm({ sessionId, version, actions }: Props) {
  const [state, send] = useActionState(actions.move, {})
  const { targets, message } = useTargets(sessionId, actions.readTargets)
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="version" value={version} />
      <Field name="toClientId" label="To" hint={message} error={state.errors?.toClientId}>
        <NativeSelect key={targets.length} defaultValue={state.values?.toClientId ?? ''} required>
          <option value="">Choose a client…</option>
          {targets.map(target => (
            <option key={target.id} value={target.id}>
              {targetLabel(target)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <FormMessage state={state} />
      <DialogFooter>
        <DialogClose>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <SubmitButton pending="Moving…">Move the session</SubmitButton>
      </DialogFooter>
    </form>
  )
}

/** The names are asked for when the dialog opens, and are nowhere kept. */
function useTargets(sessionId: string, read: EntryActions['readTargets']) {
  const [targets, setTargets] = useState<Target[]>([])
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
