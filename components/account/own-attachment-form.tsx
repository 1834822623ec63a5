'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

/** Two means from 1 to 7, as a questionnaire such as the ECR-R gives them. */
export function OwnAttachmentForm({ action, sendKey }: { action: FormAction; sendKey: string }) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  return (
    <form action={send} noValidate className="grid max-w-md gap-4">
      <input type="hidden" name="key" value={sendKey} />
      <div className="grid grid-cols-2 gap-4">
        <Field label="Anxiety, 1 to 7" name="anxiety" error={errors.anxiety}>
          <Input inputMode="decimal" autoComplete="off" defaultValue={values?.anxiety} required />
        </Field>
        <Field label="Avoidance, 1 to 7" name="avoidance" error={errors.avoidance}>
          <Input inputMode="decimal" autoComplete="off" defaultValue={values?.avoidance} required />
        </Field>
      </div>
      <Field label="Source" name="source" hint="The questionnaire, and when it was filled in." error={errors.source}>
        <Input autoComplete="off" maxLength={80} defaultValue={values?.source} required />
      </Field>
      <FormMessage state={state} />
      <div>
        <SubmitButton variant="outline">Add this point</SubmitButton>
      </div>
    </form>
  )
}
