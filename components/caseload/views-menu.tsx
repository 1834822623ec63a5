'use client'

import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { TextField, TickField } from '@/components/ui/form/typed-fields'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { FormAction } from '@/lib/form-state'
import { savedQueryOf, savedViewOf } from './url-state'
import { useView, ViewLink } from './view-state'

export type ViewLine = { id: string; name: string; query: string }
export type ViewActions = { keep: FormAction; edit: FormAction; drop: FormAction }

type Props = { views: readonly ViewLine[]; actions: ViewActions }

/** The views that the person has kept under a name, to choose, edit and delete; and the present one, to be kept. */
export function ViewsMenu({ views, actions }: Props) {
  const { view } = useView()
  const query = savedQueryOf(view)
  const current = views.find(each => each.query === query)
  const panel = useKeptFocus(views.length)
  return (
    <Popover>
      <PopoverTrigger>
        <ViewsLabel name={current?.name} />
      </PopoverTrigger>
      <PopoverContent className="w-72">
        <span ref={panel} hidden />
        {views.length > 0 ? (
          <ul className="max-h-72 overflow-y-auto">
            {views.map(each => (
              <SavedViewLine key={each.id} view={each} present={query} isCurrent={each === current} actions={actions} />
            ))}
          </ul>
        ) : (
          <p className="text-soft">
            Save the filter, order and columns you often use, and come back to them with one click.
          </p>
        )}
        {!current && <KeepView query={query} action={actions.keep} />}
      </PopoverContent>
    </Popover>
  )
}

/** What was pressed to save or delete a view goes with it; the focus then goes to the name of the menu rather than nowhere. */
function useKeptFocus(count: number) {
  const inside = useRef<HTMLSpanElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (before.current === count) return
    before.current = count
    const menu = inside.current?.closest('details')
    const held = document.activeElement
    // It may have gone to what was nearest in the menu already.
    if (held === document.body || menu?.contains(held)) menu?.querySelector('summary')?.focus()
  }, [count])
  return inside
}

const ViewsLabel = ({ name }: { name: string | undefined }) => (
  <span className="max-w-44 truncate">Views{name && <span className="text-ink">: {name}</span>}</span>
)

function KeepView({ query, action }: { query: string; action: FormAction }) {
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

type SavedViewLineProps = {
  view: ViewLine
  /** What the caseload shows now. */
  present: string
  isCurrent: boolean
  actions: ViewActions
}

/** One kept view: a link to it, and what can be done with it. */
function SavedViewLine({ view: { id, name, query }, present, isCurrent, actions }: SavedViewLineProps) {
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
    </li>
  )
}
