'use client'

import { FormDialog } from '@/components/client/form/form-dialog'
import { TextField, TickField } from '@/components/client/form/typed-fields'
import { cn } from '@/components/ui/cn'
import { savedViewOf } from './url-state'
import { ViewLink } from './view-link'
import type { ViewActions, ViewLine } from './views-menu'

type Props = {
  view: ViewLine
  /** What the caseload shows now. */
  present: string
  isCurrent: boolean
  actions: ViewActions
}

/** One kept view: a link to it, and what can be done with it. */
export function SavedViewLine({ view: { id, name, query }, present, isCurrent, actions }: Props) {
  const hidden = { viewId: id }
  const look = { variant: 'link', size: 'sm', className: 'text-soft font-normal no-underline hover:underline' } as const
  return (
    <li className="flex min-h-8 items-center gap-x-3 border-b border-rule">
      <ViewLink
        to={savedViewOf(query)}
        aria-current={isCurrent ? 'true' : undefined}
        className={cn(
          'min-w-0 flex-1 truncate py-1 underline-offset-4 hover:underline focus-visible:-outline-offset-2',
          isCurrent && 'font-semibold',
        )}
      >
        {name}
      </ViewLink>
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
        {!isCurrent && <TickField name="takesPresent" label="Take the filter, order and columns shown now" />}
      </FormDialog>
      <FormDialog
        {...look}
        label="Delete"
        aria-label={`Delete ${name}`}
        title={`Delete “${name}”?`}
        description="Only the view goes; nothing of any client does."
        submit="Delete"
        done="The view is deleted."
        action={actions.drop}
        hidden={hidden}
      />
    </li>
  )
}
