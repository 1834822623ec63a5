'use client'

import { useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { tellLoginEnded } from '@/components/ui/login-end'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SessionToRecord } from '@/db/session-entry'
import type { FormAction } from '@/lib/form-state'
import { type ClientChoice, choiceLine, identityLine, type NamedClient } from '@/lib/text/display-name'
import type { DraftKeeper } from './draft-keeper'
import type { EntryActions } from './entry-actions'

type Props = {
  client: NamedClient
  session: SessionToRecord['session']
  actions: Pick<EntryActions, 'move' | 'readTargets' | 'discard'>
  keeper: DraftKeeper
}

/** The ways out other than saving: to the right client, or not at all. */
export function LeaveSession({ client, session, actions, keeper }: Props) {
  // No draft may follow a session that is given up; where that is refused, typing goes on.
  const discard: FormAction = async (previous, form) => {
    await keeper.hold()
    form.set('draftVersion', String(keeper.version))
    const result = await actions.discard(previous, form)
    keeper.resume()
    return result
  }
  return (
    <div className="mt-3 grid justify-items-center gap-1 print:hidden">
      <MoveSession client={client} session={session} actions={actions} />
      {session.recordedAt === null && (
        <ConfirmButton
          label="Discard this session"
          variant="link"
          size="sm"
          title={`Discard session ${session.number} of ${identityLine(client)}?`}
          description="What was typed in it is lost. This cannot be undone."
          confirm="Discard it"
          cancel="Keep it"
          action={discard}
          fields={{ clientId: client.id, sessionId: session.id, version: session.version }}
        />
      )}
    </div>
  )
}

type MoveSessionProps = {
  client: NamedClient
  session: { id: string; number: number; version: number }
  actions: Pick<EntryActions, 'move' | 'readTargets'>
}

/** For a session recorded under the wrong client: everything typed and saved goes with it, and it can be moved back. */
function MoveSession(props: MoveSessionProps) {
  const { client, session } = props
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="link" size="sm">
          Wrong client? Move this session
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{`Move session ${session.number} of ${identityLine(client)} to another client`}</DialogTitle>
          <DialogDescription>
            Everything typed or saved here moves with it. The flags of both clients are checked again. You can move it
            back.
          </DialogDescription>
        </DialogHeader>
        <MoveForm {...props} />
      </DialogContent>
    </Dialog>
  )
}

function MoveForm({ session, actions }: MoveSessionProps) {
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
