'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { Link } from '../ui/link'
import { DetailsFields } from './details-fields'
import { ActionForm } from './form/action-form'
import { DateField, NoteField } from './form/typed-fields'

/** A client and their first episode. Only the code and the start are needed. */
export function NewClientForm({ action, sendKey, today }: { action: FormAction; sendKey: string; today: string }) {
  const [state, send] = useActionState(action, {})
  return (
    <div className="max-w-lg border-t border-ink pt-6">
      <ActionForm send={send} state={state} hidden={{ key: sendKey }} footer={<Footer />}>
        <DetailsFields />
        <h2 className="mt-4 border-t border-rule pt-5 font-serif text-xl">First episode</h2>
        <DateField
          name="startedOn"
          label="Start"
          hint="The day this course of therapy began."
          defaultValue={today}
          required
        />
        <NoteField name="reason" label="Reason (optional)" hint="What brings the client." />
        <DateField name="nextSessionOn" label="Next session (optional)" />
      </ActionForm>
    </div>
  )
}

function Footer() {
  return (
    <div className="mt-2 flex flex-wrap gap-2.5">
      <SubmitButton pending="Adding…">Add client</SubmitButton>
      <Button asChild variant="outline">
        <Link href="/caseload">Cancel</Link>
      </Button>
    </div>
  )
}
