'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { useTyped } from '@/components/ui/form/action-form'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { RoleBoxes } from './role-boxes'

type Props = {
  action: FormAction
  /** The key of this form: sent again with the same one, it adds nobody twice. */
  submission: string
}

export function AddPersonForm({ action, submission }: Props) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  const ticked = values ? (values.roles ?? '').split(',') : ['clinician']
  return (
    <form action={send} noValidate className="grid max-w-md gap-5" aria-labelledby="add-person">
      <h2 id="add-person" className="font-serif text-xl">
        Add a person
      </h2>
      <input type="hidden" name="key" value={submission} />
      <Field label="Name" name="name" error={errors.name}>
        <Input autoComplete="off" maxLength={120} defaultValue={values?.name} required />
      </Field>
      <Field label="E-mail address" name="email" error={errors.email}>
        <Input type="email" autoComplete="off" defaultValue={values?.email} required />
      </Field>
      <p className="text-soft">They set their own password, by a link that you are shown next.</p>
      <RoleBoxes key={ticked.join()} held={ticked} errors={errors.roles} />
      <FormMessage state={state} />
      <div>
        <SubmitButton pending="Adding…">Add person</SubmitButton>
      </div>
    </form>
  )
}

/** The roles of somebody, within a form that knows what became of it. */
export function RolesField({ held }: { held: readonly string[] }) {
  const { error, typed } = useTyped('roles')
  // Where no box was ticked, nothing of that name came back.
  const ticked = typed?.split(',') ?? (error ? [] : held)
  return <RoleBoxes key={ticked.join()} held={ticked} errors={error} />
}
