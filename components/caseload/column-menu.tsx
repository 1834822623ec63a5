'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { useClosesOutside } from './closes-outside'
import { titles } from './table-columns'
import { type ColumnId, hideable } from './url-state'
import { useView } from './view-state'

/** Which columns are shown. A browser's own disclosure: no menu code for five tick boxes. */
export function ColumnMenu() {
  const { view, go } = useView()
  const menu = useClosesOutside()
  const toggle = (id: ColumnId) =>
    go({
      hidden: view.hidden.includes(id) ? view.hidden.filter(each => each !== id) : [...view.hidden, id],
      page: view.page,
    })
  return (
    <details ref={menu} className="relative text-[0.8125rem]">
      <summary className="flex min-h-7 items-center text-soft hover:text-ink">Columns</summary>
      <fieldset className="absolute right-0 z-20 mt-1 grid w-48 gap-1 rounded-md border border-rule bg-paper p-3 shadow-lg">
        <legend className="sr-only">Columns shown</legend>
        {hideable.map(id => (
          <Label key={id} className="min-h-7 font-normal">
            <Checkbox checked={!view.hidden.includes(id)} onChange={() => toggle(id)} />
            {titles[id]}
          </Label>
        ))}
      </fieldset>
    </details>
  )
}
