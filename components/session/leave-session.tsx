'use client'

import { ConfirmButton } from '@/components/ui/confirm-button'
import type { SessionToRecord } from '@/db/session-pages'
import type { FormAction } from '@/lib/form-state'
import { clientLabel, type Named } from './client-label'
import type { DraftKeeper } from './draft-keeper'
import type { EntryActions } from './entry-actions'
import { MoveSession } from './move-session'

type Props = {
  client: Named
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
          title={`Discard session ${session.number} of ${clientLabel(client)}?`}
          description="What was typed goes with it. This cannot be undone."
          confirm="Discard it"
          cancel="Keep it"
          action={discard}
          fields={{ clientId: client.id, sessionId: session.id, version: session.version }}
        />
      )}
    </div>
  )
}
