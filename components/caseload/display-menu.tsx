'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { type ColumnId, hideable } from './columns'
import { densities } from './url-state'
import { useView } from './view-state'

/** Which columns are shown, and how close the rows are. */
export function DisplayMenu() {
  return (
    <Popover>
      <PopoverTrigger>Display</PopoverTrigger>
      <PopoverContent className="w-52">
        <ColumnChoice />
        <DensityChoice />
      </PopoverContent>
    </Popover>
  )
}

function ColumnChoice() {
  const { view, go } = useView()
  const toggle = (id: ColumnId) =>
    go({
      hidden: view.hidden.includes(id) ? view.hidden.filter(each => each !== id) : [...view.hidden, id],
      page: view.page,
    })
  return (
    <fieldset className="grid">
      <legend className="mb-1 text-soft">Columns</legend>
      {hideable.map(({ id, title }) => (
        <Label key={id} className="min-h-7 font-normal">
          <Checkbox checked={!view.hidden.includes(id)} onChange={() => toggle(id)} />
          {title}
        </Label>
      ))}
    </fieldset>
  )
}

function DensityChoice() {
  const { view, go } = useView()
  return (
    <fieldset className="grid border-t border-rule pt-2">
      <legend className="sr-only">Rows</legend>
      {densities.map(density => (
        <Label key={density} className="min-h-7 font-normal">
          <input
            type="radio"
            name="density"
            className="size-4 accent-accent"
            checked={view.density === density}
            onChange={() => go({ density, page: view.page })}
          />
          {density === 'compact' ? 'Compact rows' : 'Comfortable rows'}
        </Label>
      ))}
    </fieldset>
  )
}
