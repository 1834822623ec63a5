'use client'

import { FormDialog } from '@/components/ui/form/form-dialog'
import { TextField, TickField } from '@/components/ui/form/typed-fields'
import type { FormAction } from '@/lib/form-state'
import type { ViewActions, ViewLine } from './views-menu'

/** Keeps what the caseload shows now under a name. */
export function KeepView({ query, action }: { query: string; action: FormAction }) {
  return (
    <FormDialog
      label="Save this view…"
      size="sm"
      className="justify-self-start"
      title="Save this view"
      description="Filter, order, columns, row height and page size; not what you searched for. Only you see your views."
      submit="Save"
      done="The view is saved."
      action={action}
      hidden={{ query }}
    >
      <TextField
        name="name"
        label="Name"
        hint="For example “Mondays”. Please do not use a client’s name."
        maxLength={40}
        required
      />
    </FormDialog>
  )
}

type ViewFormsProps = {
  view: ViewLine
  /** What the caseload shows now. */
  present: string
  isCurrent: boolean
  actions: ViewActions
}

/** What can be done with a kept view. */
export function ViewForms({ view: { id, name }, present, isCurrent, actions }: ViewFormsProps) {
  const hidden = { viewId: id }
  const look = { variant: 'link', size: 'sm', className: 'text-soft font-normal no-underline hover:underline' } as const
  return (
    <>
      <FormDialog
        {...look}
        label="Edit"
        aria-label={`Edit ${name}`}
        title="Edit the view"
        submit="Save"
        done="The view is saved."
        action={actions.edit}
        hidden={{ ...hidden, query: present }}
      >
        <TextField name="name" label="Name" defaultValue={name} maxLength={40} required />
        {!isCurrent && <TickField name="takesPresent" label="Use the filter, order and columns shown now" />}
      </FormDialog>
      <FormDialog
        {...look}
        label="Delete"
        aria-label={`Delete ${name}`}
        title={`Delete “${name}”?`}
        description="Only the view is deleted; nothing about any client changes."
        submit="Delete"
        done="The view is deleted."
        action={actions.drop}
        hidden={hidden}
      />
    </>
  )
}
