'use client'

import { descendingFirst, titles } from './table-columns'
import { columnIds } from './url-state'
import { useView } from './view-state'

/** The order as one choice, for screens where the column headings are not shown; the headings offer both directions. */
export function OrderSelect() {
  const { view, go } = useView()
  const choose = (chosen: string) => {
    const column = columnIds.find(id => id === chosen)
    go({ sort: column ? { column, descending: descendingFirst.includes(column) } : null })
  }
  return (
    <label className="text-[0.8125rem] text-soft">
      <span className="sr-only">Order</span>
      <select
        value={view.sort?.column ?? ''}
        onChange={event => choose(event.target.value)}
        className="min-h-7 field-sizing-content rounded-md bg-transparent hover:text-ink"
      >
        <option value="">Triage order</option>
        {columnIds
          .filter(id => id !== 'record')
          .map(id => (
            <option key={id} value={id}>
              By {titles[id].toLowerCase()}
            </option>
          ))}
      </select>
    </label>
  )
}
