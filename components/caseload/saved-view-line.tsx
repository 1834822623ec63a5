'use client'

import { FormDialog } from '@/components/client/form/form-dialog'
import { TextField } from '@/components/client/form/typed-fields'
import { cn } from '@/components/ui/cn'
import { savedViewOf } from './url-state'
import { ViewLink } from './view-link'
import type { ViewActions, ViewLine } from './views-menu'

type Props = { view: ViewLine; isCurrent: boolean; actions: ViewActions }

/** One kept view: a link to it, and the two things that can be done with its name. */
export function SavedViewLine({ view: { id, name, query }, isCurrent, actions }: Props) {
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
        label="Rename"
        aria-label={`Rename ${name}`}
        title="Rename the view"
        submit="Rename"
        done="The view is renamed."
        action={actions.rename}
        hidden={hidden}
      >
        <TextField name="name" label="Name" defaultValue={name} maxLength={40} required />
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
