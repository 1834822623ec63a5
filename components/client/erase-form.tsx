'use client'

import { useActionState, useId } from 'react'
import type { ErasureView } from '@/db/erasure'
import type { FormAction } from '@/lib/form-state'
import { displayName } from '@/lib/text/display-name'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Field, FieldError } from '../ui/field'
import { ActionForm } from '../ui/form/action-form'
import { Input } from '../ui/input'
import { Label } from '../ui/label'
import { Link } from '../ui/link'
import { SubmitButton } from '../ui/submit-button'

type Props = {
  view: Pick<ErasureView, 'client' | 'version' | 'mark'>
  /** Until when the record should be kept, where that is not over. */
  until: string | null
  action: FormAction
}

/** Asks for the client's code, so that nobody is erased in passing. */
export function EraseForm({ view: { client, version, mark }, until, action }: Props) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  return (
    <section aria-label="Erase" className="border-t border-ink pt-5">
      <ActionForm
        send={send}
        state={state}
        hidden={{ clientId: client.id, version, mark }}
        footer={
          <div className="flex flex-wrap gap-2.5">
            <SubmitButton variant="destructive" pending="Erasing…">
              Erase {displayName(client)} for good
            </SubmitButton>
            <Button asChild variant="outline">
              <Link href={`/clients/${client.id}`}>Keep the record</Link>
            </Button>
          </div>
        }
      >
        <p className="max-w-prose">This is final. Nobody can bring {displayName(client)} back, and no backup does.</p>
        <Field label={`Type the code ${client.code}`} name="code" error={errors.code} className="max-w-56">
          <Input autoComplete="off" maxLength={32} defaultValue={values?.code ?? ''} required />
        </Field>
        {until && <Early until={until} errors={errors.early} isTicked={values?.early === 'on'} />}
      </ActionForm>
    </section>
  )
}

function Early({ until, errors, isTicked }: { until: string; errors: string[] | undefined; isTicked: boolean }) {
  const id = useId()
  return (
    <div className="grid gap-1.5">
      <div className="flex items-start gap-2.5">
        <Checkbox
          id={id}
          name="early"
          defaultChecked={isTicked}
          aria-invalid={errors !== undefined || undefined}
          aria-describedby={errors && `${id}-error`}
          className="mt-0.5"
        />
        <Label htmlFor={id}>Erase it all the same, before {until}</Label>
      </div>
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  )
}
