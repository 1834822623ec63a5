import { useTable } from '@tanstack/react-table'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BeginContext, RecordCell } from '@/components/caseload/cells'
import { ClientTableRow } from '@/components/caseload/client-table-row'
import { columnDefs, features } from '@/components/caseload/columns'
import type { Filter } from '@/components/caseload/filters'
import { NobodyListed } from '@/components/caseload/no-results'
import { firstView } from '@/components/caseload/url-state'
import { ViewContext } from '@/components/caseload/view-state'
import { line } from './caseload-rows'

const begin = { action: async () => ({}), key: 'page-key' }

test('each client is recorded with a key of its own', () => {
  const keys = ['one', 'two'].map(id => {
    const markup = renderToStaticMarkup(
      <BeginContext value={begin}>
        <RecordCell row={line({ id })} of={{ open: null }} />
      </BeginContext>,
    )
    return /name="key" value="([^"]+)"/.exec(markup)?.[1]
  })
  expect(keys).toEqual(['page-key.one', 'page-key.two'])
})

test('a column with nothing to say says nothing', () => {
  const { cells } = line()
  const empty = { ...cells, session: null, alliance: null, record: null }
  const markup = renderToStaticMarkup(<Listed row={line({ cells: empty })} />)
  const inCells = [...markup.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, inside = '']) => inside)
  expect(inCells.flatMap((inside, at) => (inside === '' ? [] : [columnDefs[at]?.header]))).toEqual(['Client', 'Reason'])
})

function Listed({ row }: { row: ReturnType<typeof line> }) {
  const table = useTable({ features, columns: columnDefs, data: [row], getRowId: ({ id }) => id })
  return table.getRowModel().rows.map(each => <ClientTableRow key={each.id} row={each} shown={[]} />)
}

const listed = (filter: Filter, text = '', rows = [line({ name: 'Amira Tal' })]) =>
  renderToStaticMarkup(
    <ViewContext value={{ view: { ...firstView, filter }, hrefOf: ({ filter }) => `#${filter}`, go: () => undefined }}>
      <NobodyListed rows={rows} text={text} onClear={() => undefined} />
    </ViewContext>,
  )

test('an empty list says why, and leads on', () => {
  expect(listed('review')).toContain('Nothing needs review today')
  expect(listed('review')).toContain('href="#all"')
  expect(listed('all', '', [line({ filters: ['ended'] })])).toContain('href="#ended"')
  expect(listed('all', '', [])).not.toContain('href')
})

test('a search within a filter says whom it left out', () => {
  expect(listed('due', 'amira')).toContain('Among all clients there is one.')
  expect(listed('due', 'nobody')).toContain('No name or code contains these letters.')
  expect(listed('due', 'nobody')).not.toContain('Search all clients')
})
