'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { clientLabel, type Named } from './client-label'

type Props = { sessionId: string; version: number; targets: readonly Named[]; action: FormAction }

/** For a session recorded under the wrong client: everything typed and saved goes with it, and it can be moved back. */
export function MoveSession({ targets, ...session }: Props) {
  if (targets.length === 0) return null
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
        <MoveForm targets={targets} {...session} />
      </DialogContent>
    </Dialog>
  )
}

function MoveForm({ sessionId, version, targets, action }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="version" value={version} />
      <Field name="toClientId" label="To" error={state.errors?.toClientId}>
        <NativeSelect defaultValue={state.values?.toClientId ?? ''} required>
          <option value="">Choose a client…</option>
          {targets.map(target => (
            <option key={target.id} value={target.id}>
              {clientLabel(target)}
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
