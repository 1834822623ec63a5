'use client'

import { useEffect, useRef } from 'react'
import { FormDialog } from '@/components/client/form/form-dialog'
import { TextField } from '@/components/client/form/typed-fields'
import type { FormAction } from '@/lib/form-state'
import { MenuPanel } from './menu-panel'
import { SavedViewLine } from './saved-view-line'
import { savedQueryOf } from './url-state'
import { useView } from './view-state'

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
    <MenuPanel label={<ViewsLabel name={current?.name} />} className="w-72">
      <span ref={panel} hidden />
      {views.length > 0 ? (
        <ul className="max-h-72 overflow-y-auto">
          {views.map(each => (
            <SavedViewLine key={each.id} view={each} present={query} isCurrent={each === current} actions={actions} />
          ))}
        </ul>
      ) : (
        <p className="text-soft">Save the filter, order and columns you often use, to come back to them at once.</p>
      )}
      {!current && <KeepView query={query} action={actions.keep} />}
    </MenuPanel>
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
    // It may have gone to what stood nearest in the menu already.
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
        hint="For example “Mondays”. Please no client’s name."
        maxLength={40}
        required
      />
    </FormDialog>
  )
}
