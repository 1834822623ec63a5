'use client'

import { useActionState } from 'react'
import { emergencyMinutes } from '@/lib/emergency'
import type { FormAction } from '@/lib/form-state'
import { ActionForm } from '../ui/form/action-form'
import { NoteField, TextField } from '../ui/form/typed-fields'
import { SubmitButton } from '../ui/submit-button'

type Props = { action: FormAction; sendKey: string }

/** Opens one client by their code, with the reason. What will follow from it is said before. */
export function EmergencyForm({ action, sendKey }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <section aria-labelledby="open-in-emergency" className="grid gap-4 border-t border-ink pt-5">
      <h2 id="open-in-emergency" className="font-serif text-xl">
        Open a client’s record
      </h2>
      <ul className="grid max-w-prose list-disc gap-1 pl-5 text-soft">
        <li>You can read the record of one client for {emergencyMinutes} minutes, and change nothing.</li>
        <li>The client’s clinicians and the administrators are told at once that it was you.</li>
        <li>Everything that you open is noted, and somebody else reviews it.</li>
      </ul>
      <div className="max-w-md">
        <ActionForm
          send={send}
          state={state}
          hidden={{ key: sendKey }}
          footer={
            <div>
              <SubmitButton pending="Opening…" variant="destructive">
                Open in an emergency
              </SubmitButton>
            </div>
          }
        >
          <TextField
            name="code"
            label="Code of the client"
            hint="Exactly as it is written, such as K-014."
            maxLength={32}
            spellCheck={false}
          />
          <NoteField
            name="reason"
            label="Reason"
            hint="What has happened, and why it cannot wait. Whoever reviews it reads this: please name nobody."
            maxLength={1000}
          />
        </ActionForm>
      </div>
    </section>
  )
}
