import { type ColumnId, hideable, sortable } from './columns'
import { type Filter, filterIds } from './filters'

export const densities = ['comfortable', 'compact'] as const
type Density = (typeof densities)[number]

export const pageSizes = [10, 25, 50, 100] as const

/** What of the caseload is shown, and how. Search text is no part of it: what is in a URL ends up in histories and logs. */
export type CaseloadView = {
  filter: Filter
  /** Null: triage order. */
  sort: { column: ColumnId; descending: boolean } | null
  hidden: readonly ColumnId[]
  density: Density
  /** 1-based. */
  page: number
  size: number
}

export const firstView: CaseloadView = {
  filter: 'all',
  sort: null,
  hidden: [],
  density: 'comfortable',
  page: 1,
  size: 25,
}

/** The view that a query string asks for. Whatever it does not say, or says wrongly, is as in the first view. */
export function viewOf(query: { get(name: string): string | null }): CaseloadView {
  const [name, direction] = (query.get('sort') ?? '').split('.')
  const column = sortable.find(({ id }) => id === name)
  const hidden = (query.get('hide') ?? '').split('.')
  return {
    filter: filterIds.find(id => id === query.get('show')) ?? firstView.filter,
    sort: column ? { column: column.id, descending: direction === 'desc' } : null,
    hidden: hideable.map(({ id }) => id).filter(id => hidden.includes(id)),
    density: densities.find(density => density === query.get('density')) ?? firstView.density,
    page: pageOf(query.get('page')),
    size: pageSizes.find(size => String(size) === query.get('size')) ?? firstView.size,
  }
}

const pageOf = (text: string | null) => (text && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1)

/** The query string of a view, '' for the first view: only what differs from it is written. */
export function queryOf(view: CaseloadView): string {
  const query = new URLSearchParams()
  if (view.filter !== firstView.filter) query.set('show', view.filter)
  if (view.sort) query.set('sort', view.sort.descending ? `${view.sort.column}.desc` : view.sort.column)
  if (view.hidden.length > 0) query.set('hide', view.hidden.join('.'))
  if (view.density !== firstView.density) query.set('density', view.density)
  if (view.size !== firstView.size) query.set('size', String(view.size))
  if (view.page !== 1) query.set('page', String(view.page))
  return query.toString()
}

/** What is kept of a view under a name: all but the page that happens to be open. */
export const savedQueryOf = (view: CaseloadView): string => queryOf({ ...view, page: 1 })

/** The view that was kept; what the query says and is no part of a view is left out. */
export const savedViewOf = (query: string): CaseloadView => ({ ...viewOf(new URLSearchParams(query)), page: 1 })
