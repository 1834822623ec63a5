import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Cell } from '@/components/caseload/cell'
import { NobodyListed } from '@/components/caseload/no-results'
import { columnIds, firstView, type Show } from '@/components/caseload/url-state'
import { ViewContext } from '@/components/caseload/view-state'
import { line } from './caseload-rows'

const begin = { action: async () => ({}), key: 'page-key' }

test('each client is recorded with a key of its own', () => {
  const keys = ['one', 'two'].map(id => {
    const markup = renderToStaticMarkup(<Cell id="record" row={line({ id })} begin={begin} />)
    return /name="key" value="([^"]+)"/.exec(markup)?.[1]
  })
  expect(keys).toEqual(['page-key.one', 'page-key.two'])
})

test('a column with nothing to say says nothing', () => {
  const { cells } = line()
  const empty = { ...cells, session: null, alliance: null, record: null }
  const said = columnIds.filter(
    id => renderToStaticMarkup(<Cell id={id} row={line({ cells: empty })} begin={begin} />) !== '',
  )
  expect(said).toEqual(['client', 'why'])
})

const listed = (show: Show, text = '', rows = [line({ name: 'Amira Tal' })]) =>
  renderToStaticMarkup(
    <ViewContext value={{ view: { ...firstView, show }, hrefOf: ({ show }) => `#${show}`, go: () => undefined }}>
      <NobodyListed rows={rows} text={text} onClear={() => undefined} />
    </ViewContext>,
  )

test('an empty list says why, and leads on', () => {
  expect(listed('review')).toContain('Nothing needs review today')
  expect(listed('review')).toContain('href="#all"')
  expect(listed('all', '', [line({ shows: ['ended'] })])).toContain('href="#ended"')
  expect(listed('all', '', [])).not.toContain('href')
})

test('a search within a filter says whom it left out', () => {
  expect(listed('due', 'amira')).toContain('Among all clients there is one.')
  expect(listed('due', 'nobody')).toContain('No name or code holds these letters.')
  expect(listed('due', 'nobody')).not.toContain('Search all clients')
})
