'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PersonView } from '@/db/people'
import type { FormAction } from '@/lib/form-state'
import { RoleBoxes } from './role-boxes'

type Props = { action: FormAction; person: PersonView }

export function RolesForm({ action, person }: Props) {
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
