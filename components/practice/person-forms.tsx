'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { NewPassword } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PersonView } from '@/db/people'
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

type RolesFormProps = { action: FormAction; person: PersonView }

export function RolesForm({ action, person }: RolesFormProps) {
  const [state, send] = useActionState(action, {})
  const ticked = state.values ? (state.values.roles ?? '').split(',') : person.roles
  return (
    <form action={send} className="grid gap-2">
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <RoleBoxes
          key={ticked.join()}
          held={ticked}
          legend={`What ${person.name} may do`}
          errors={state.errors?.roles}
        />
        <SubmitButton variant="outline" size="sm">
          Save
          <span className="sr-only"> roles of {person.name}</span>
        </SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  )
}
