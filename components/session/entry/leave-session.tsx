'use client'

import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import type { SessionToRecord } from '@/db/session-entry'
import type { FormAction } from '@/lib/form-state'
import { identityLine, type NamedClient } from '@/lib/text/display-name'
import type { DraftKeeper } from './draft-keeper'
import type { EntryActions } from './entry-actions'
import type { MoveFormProps } from './move-form'

// Loaded when it is first needed.
const MoveForm = dynamic(() => import('./move-form').then(form => form.MoveForm))

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

type MoveSessionProps = MoveFormProps & { client: NamedClient; session: { number: number } }

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
            Everything typed or saved here moves with it, except ratings of goals: these stay with this client. The
            flags of both clients are checked again. You can move it back.
          </DialogDescription>
        </DialogHeader>
        <MoveForm session={session} actions={props.actions} />
      </DialogContent>
    </Dialog>
  )
}
