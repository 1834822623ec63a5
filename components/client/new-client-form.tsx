'use client'

import { useActionState } from 'react'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/form-state'
import { ActionForm } from '../ui/form/action-form'
import { DateField, NoteField } from '../ui/form/typed-fields'
import { Link } from '../ui/link'
import { DetailsFields } from './details-form'

type Named = { id: string; code: string; name: string | null }
type AddState = FormState & { doubles?: readonly Named[] }
type AddAction = (previous: FormState, form: FormData) => Promise<AddState>

/** A client and their first episode. Only the code and the start are needed. */
export function NewClientForm({ action, sendKey, today }: { action: AddAction; sendKey: string; today: string }) {
  const [state, send] = useActionState<AddState, FormData>(action, {})
  const { doubles = [] } = state
  return (
    <div className="max-w-lg border-t border-ink pt-6">
      <ActionForm send={send} state={state} hidden={{ key: sendKey }} footer={<Footer doubles={doubles} />}>
        <DetailsFields firstField={focusOnce} />
        <h2 className="mt-4 border-t border-rule pt-5 font-serif text-xl">First episode</h2>
        <DateField
          name="startedOn"
          label="Start"
          hint="The day this course of therapy began."
          defaultValue={today}
          required
        />
        <NoteField name="reason" label="Reason (optional)" hint="What brings the client to therapy." />
        <DateField name="nextSessionOn" label="Next session (optional)" />
      </ActionForm>
    </div>
  )
}

/** Outside the component, so that it runs when the form appears and not again. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus()

function Footer({ doubles }: { doubles: readonly Named[] }) {
  return (
    <>
      {doubles.length > 0 && <LikelyDoubles doubles={doubles} />}
      <div className="mt-2 flex flex-wrap gap-2.5">
        <SubmitButton pending="Adding…">{doubles.length > 0 ? 'Add all the same' : 'Add client'}</SubmitButton>
        <Button asChild variant="outline">
          <Link href="/caseload">Cancel</Link>
        </Button>
      </div>
    </>
  )
}

/** Whom the viewer has already and who may be the same person. Sent along, so that adding all the same asks no second time. */
function LikelyDoubles({ doubles }: { doubles: readonly Named[] }) {
  return (
    <Alert variant="review" role="alert">
      <AlertTitle>Do you have this client already? Nothing has been added yet.</AlertTitle>
      <AlertDescription>
        <ul>
          {doubles.map(({ id, name, code }) => (
            <li key={id}>
              <input type="hidden" name="others" value={id} />
              <Link href={`/clients/${id}`} className="text-accent underline underline-offset-4">
                {name ? `${name} (${code})` : code}
              </Link>
            </li>
          ))}
        </ul>
      </AlertDescription>
    </Alert>
  )
}
