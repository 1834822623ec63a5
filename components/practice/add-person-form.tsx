'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { NewPassword } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { RoleBoxes } from './role-boxes'

type Props = {
  action: FormAction /** Of this one sending: a second with the same adds nobody twice. */
  submission: string
}

export function AddPersonForm({ action, submission }: Props) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  const ticked = values ? (values.roles ?? '').split(',') : ['clinician']
  return (
    <form action={send} noValidate className="grid max-w-md gap-5 pt-4" aria-labelledby="add-person">
      <h3 id="add-person" className="font-serif text-lg">
        Add a person
      </h3>
      <input type="hidden" name="key" value={submission} />
      <Field label="Name" name="name" error={errors.name}>
        <Input autoComplete="off" maxLength={120} defaultValue={values?.name} required />
      </Field>
      <Field label="E-mail address" name="email" error={errors.email}>
        <Input type="email" autoComplete="off" defaultValue={values?.email} required />
      </Field>
      <NewPassword label="First password" error={errors.password} />
      <RoleBoxes key={ticked.join()} held={ticked} legend="Roles" withHints errors={errors.roles} />
      <FormMessage state={state} />
      <div>
        <SubmitButton pending="Adding…">Add person</SubmitButton>
      </div>
    </form>
  )
}
