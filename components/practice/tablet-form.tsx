'use client'

import { useActionState } from 'react'
import type { FormAction } from '@/lib/form-state'
import { ActionForm } from '../ui/form/action-form'
import { TextField } from '../ui/form/typed-fields'
import { Section } from '../ui/section'
import { SubmitButton } from '../ui/submit-button'

/** A name for a device that is to be a tablet of the practice. */
export function AddTabletForm({ action, sendKey }: { action: FormAction; sendKey: string }) {
  const [state, send] = useActionState(action, {})
  return (
    <Section id="add-tablet" title="Add a tablet" className="max-w-md">
      <ActionForm
        send={send}
        state={state}
        hidden={{ key: sendKey }}
        footer={
          <div>
            <SubmitButton pending="Adding…">Add</SubmitButton>
          </div>
        }
      >
        <TextField label="Name" name="name" hint="By which you know it: “Waiting room”." maxLength={60} required />
      </ActionForm>
    </Section>
  )
}
