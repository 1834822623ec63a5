import { useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CaseloadControls } from '@/components/caseload/caseload-controls'
import { Unlisted } from '@/components/caseload/caseload-heading'
import { BeginContext, RecordCell } from '@/components/caseload/cells'
import { ClientTableRow } from '@/components/caseload/client-table-row'
import { columnDefs, features } from '@/components/caseload/columns'
import { type Filter, filterIds } from '@/components/caseload/filters'
import { NobodyListed } from '@/components/caseload/no-results'
import { answerWords } from '@/components/caseload/others-by-code'
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

const seen = (filter: Filter, what: ReactNode) =>
  renderToStaticMarkup(
    <ViewContext value={{ view: { ...firstView, filter }, hrefOf: ({ filter }) => `#${filter}`, go: () => undefined }}>
      {what}
    </ViewContext>,
  )

const findNobody = async () => ({ ok: true as const, clients: [] })

const listed = (filter: Filter, text = '', rows = [line({ name: 'Amira Tal' })], isPart = false) =>
  seen(
    filter,
    <NobodyListed rows={rows} findOthers={isPart ? findNobody : null} text={text} onClear={() => undefined} />,
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

const hundred = Array.from({ length: 100 }, (_, at) =>
  line({ id: `client-${at}`, name: 'Amira Tal', filters: ['all'] }),
)
const anAction = async () => ({})

test('of a part of the clients, nothing is said of the others', () => {
  for (const filter of filterIds.filter(id => id !== 'all')) {
    expect(listed(filter, '', hundred, true)).toMatch(/None of the 100 clients listed here (has|was|is) /)
    expect(listed(filter, '', hundred, true)).toContain('This says nothing of the other clients that you may open.')
    expect(listed(filter, '', hundred, true)).toContain('Show all of these')
  }
  expect(listed('due', '', hundred, true)).not.toMatch(/No measures are due|Every measure/)
  const search = { field: { current: null }, text: '', change: () => {}, open: () => {}, leave: () => {} }
  const actions = { keep: anAction, edit: anAction, drop: anAction }
  const controls = (isPart: boolean) =>
    seen(
      'all',
      <CaseloadControls rows={hundred} {...{ isPart, search, subtitles: {}, views: [], viewActions: actions }} />,
    )
  expect(controls(true)).toContain('Of these 100:')
  expect(controls(false)).not.toContain('Of these')
})

test('whoever is not among a part of the clients is found by code', () => {
  const none = listed('all', 'K-050-77', hundred, true)
  expect(none).toContain('“K-050-77” is not among the 100 clients listed here')
  expect(none).toContain('All others are found by the beginning of their code.')
  expect(none).not.toMatch(/Nobody found|No name or code/)
  expect(listed('due', 'amira', hundred, true)).toContain('Among the 100 clients listed here there are 100.')
})

test('what a code finds among all clients is said in a sentence', () => {
  const { id, code, name } = line()
  const found = (count: number) => {
    const one = { id, code, name, preferredName: null, pronouns: null, isEnded: false }
    return answerWords({ ok: true, clients: Array.from({ length: count }, () => one) }, 'K-05')
  }
  expect(found(0)).toBe('No client that you may open has a code that begins with “K-05”.')
  expect(found(1)).toBe('One client has a code that begins so.')
  expect(found(10)).toBe('10 clients have a code that begins so.')
  expect(found(500)).toBe('The first 10 whose code begins so. More of the code leaves fewer.')
  expect(answerWords({ ok: false, why: 'failed' }, 'K-05')).toBe('The clients could not be read.')
})

test('where not all clients are listed, it is said what order and filters are of, and how the others are found', () => {
  const notice = renderToStaticMarkup(<Unlisted all={6000} listed={100} locale="en-GB" />)
  expect(notice).toContain('You may open 6000 clients. These are the 100 whose flags need attention first.')
  expect(notice).toContain('Order, filters and search below are of these 100.')
  expect(notice).toMatch(/<button[^>]*>Find by code<\/button>/)
  expect(renderToStaticMarkup(<Unlisted all={null} listed={100} locale="en-GB" />)).toBe('')
})
