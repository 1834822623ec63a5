'use client'

import { ConfirmContent } from '@/components/ui/confirm-button'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import type { SessionToRecord } from '@/db/session-entry'
import type { FormAction } from '@/lib/form-state'
import { identityLine, type NamedClient } from '@/lib/text/display-name'
import type { DraftKeeper } from './draft-keeper'
import type { EntryActions } from './entry-actions'
import type { Leaving } from './leave-session'
import { MoveForm } from './move-form'

export type LeavingProps = {
  client: NamedClient
  session: SessionToRecord['session']
  actions: Pick<EntryActions, 'move' | 'readTargets' | 'discard'>
  keeper: DraftKeeper
}

type Props = LeavingProps & { leaving: Leaving | null; onClose: () => void }

/** What is asked before a session is moved to another client, or given up. They stay where they are when they close, and give the focus back. */
export function LeaveDialogs({ leaving, onClose, ...props }: Props) {
  return (
    <>
      <Dialog open={leaving === 'move'} onOpenChange={onClose}>
        <MoveContent {...props} />
      </Dialog>
      <Dialog open={leaving === 'discard'} onOpenChange={onClose}>
        <DiscardContent {...props} onClose={onClose} />
      </Dialog>
    </>
  )
}

/** For a session recorded under the wrong client: everything typed and saved goes with it, and it can be moved back. */
const MoveContent = ({ client, session, actions }: LeavingProps) => (
  <DialogContent>
    <DialogHeader>
      <DialogTitle>{`Move session ${session.number} of ${identityLine(client)} to another client`}</DialogTitle>
      <DialogDescription>
        Everything typed or saved here moves with it, except ratings of goals: these stay with this client. The flags of
        both clients are checked again. You can move it back.
      </DialogDescription>
    </DialogHeader>
    <MoveForm session={session} actions={actions} />
  </DialogContent>
)

function DiscardContent({ client, session, actions, keeper, onClose }: LeavingProps & { onClose: () => void }) {
  // No draft may follow a session that is given up; where that is refused, typing goes on.
  const discard: FormAction = async (previous, form) => {
    await keeper.hold()
    form.set('draftVersion', String(keeper.version))
    const result = await actions.discard(previous, form)
    keeper.resume()
    return result
  }
  return (
    <ConfirmContent
      title={`Discard session ${session.number} of ${identityLine(client)}?`}
      description="What was typed in it is lost. This cannot be undone."
      confirm="Discard it"
      cancel="Keep it"
      action={discard}
      fields={{ clientId: client.id, sessionId: session.id, version: session.version }}
      setOpen={onClose}
    />
  )
}
