'use client'

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { FormAction } from '@/lib/form-state'
import { savedQueryOf, savedViewOf } from './url-state'
import { useView, ViewLink } from './view-state'

// Loaded when the menu is opened first.
const KeepView = lazy(() => import('./view-forms').then(forms => ({ default: forms.KeepView })))
const ViewForms = lazy(() => import('./view-forms').then(forms => ({ default: forms.ViewForms })))

export type ViewLine = { id: string; name: string; query: string }
export type ViewActions = { keep: FormAction; edit: FormAction; drop: FormAction }

type Props = { views: readonly ViewLine[]; actions: ViewActions }

/** The views that the person has kept under a name, to choose, edit and delete; and the present one, to be kept. */
export function ViewsMenu({ views, actions }: Props) {
  const { view } = useView()
  const query = savedQueryOf(view)
  const current = views.find(each => each.query === query)
  const panel = useKeptFocus(views.length)
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <Popover onToggle={() => setWasOpened(true)}>
      <PopoverTrigger>
        <ViewsLabel name={current?.name} />
      </PopoverTrigger>
      <PopoverContent className="w-72">
        <span ref={panel} hidden />
        {views.length > 0 ? (
          <ul className="max-h-72 overflow-y-auto">
            {views.map(each => (
              <SavedViewLine key={each.id} view={each} isCurrent={each === current}>
                {wasOpened && <ViewForms view={each} present={query} isCurrent={each === current} actions={actions} />}
              </SavedViewLine>
            ))}
          </ul>
        ) : (
          <p className="text-soft">
            Save the filter, order and columns you often use, and come back to them with one click.
          </p>
        )}
        {!current && (
          <Suspense fallback={null}>{wasOpened && <KeepView query={query} action={actions.keep} />}</Suspense>
        )}
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

type SavedViewLineProps = { view: ViewLine; isCurrent: boolean; children: ReactNode }

/** One kept view: a link to it, and what can be done with it. */
function SavedViewLine({ view: { name, query }, isCurrent, children }: SavedViewLineProps) {
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
      <Suspense fallback={null}>{children}</Suspense>
    </li>
  )
}
