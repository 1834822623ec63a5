import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { libraryRows } from '@/components/instruments/instrument-words'
import { LibraryEmpty, LibraryList } from '@/components/instruments/library-list'
import { choicesOf, fits, hrefOf, isFound, viewOf, wholeLibrary } from '@/components/instruments/library-view'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'

const asked = vi.hoisted(() => ({ query: '' }))
vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams(asked.query) }))

const own: Instrument = {
  ...instrument('gad-7'),
  ...{ id: 'own', abbreviation: 'Own', title: 'Weekly wishes', practiceOwn: true },
  licence: { terms: 'unclear', status: 'Asked for', text: 'Made here.' },
}
const all = [...instruments, own]
const rows = libraryRows(all, new Set(instruments.map(each => each.id)), 'en-GB')
const at = (query: string) => viewOf(new URLSearchParams(query), rows)
const listed = (query: string) => rows.filter(row => fits(row, at(query))).map(row => row.id)
const found = (text: string) => rows.filter(row => isFound(row, text)).map(row => row.id)
const list = (query: string) => {
  asked.query = query
  return renderToStaticMarkup(<LibraryList rows={rows} />).replaceAll('&amp;', '&')
}

describe('the address says what is listed', () => {
  test('each choice by itself, and together', () => {
    expect(listed('')).toHaveLength(23)
    expect(listed('domain=alliance')).toEqual(['wai-sr', 'sai', 'client-impression'])
    expect(listed('by=clinician')).toEqual(['tension-check', 'impression'])
    expect(listed('licence=permission')).toEqual(['wai-sr', 'sai'])
    expect(listed('domain=attachment&licence=non-commercial')).toEqual(['ecr-rs', 'ecr-r', 'raas', 'rq'])
    expect(listed('domain=attachment&by=clinician')).toEqual([])
  })

  test('what it does not know filters nothing', () => {
    expect(at('domain=weather&by=mother&licence=__proto__')).toEqual(wholeLibrary)
    expect(at('domain=')).toEqual(wholeLibrary)
  })

  test.each(['', 'domain=distress', 'by=client&licence=free', 'domain=attachment&by=client&licence=unclear'])(
    '"%s" comes out as it went in',
    query => expect(hrefOf(at(query))).toBe(query === '' ? '/instruments' : `/instruments?${query}`),
  )
})

describe('what can be chosen', () => {
  test('is counted beside what is chosen already', () => {
    const { domain, respondent, terms } = choicesOf(rows, at('domain=distress'))
    expect(domain.map(({ title, count }) => `${title} ${count}`)).toEqual([
      ...['All 23', 'Working alliance 3', 'Prompts on the relationship 2', 'Distress 9'],
      ...['Emotion dysregulation 3', 'Attachment 5', 'Defence styles 1'],
    ])
    expect(respondent.map(({ title, count }) => `${title} ${count}`)).toEqual(['anyone 9', 'client 9', 'clinician 0'])
    expect(terms.map(({ count }) => count)).toEqual([9, 4, 2, 0, 3])
    expect(
      [domain, respondent, terms].map(group => group.filter(each => each.isShown).map(each => each.title)),
    ).toEqual([['Distress'], ['anyone'], ['any']])
  })

  test('keeps the other choices in its address', () => {
    const { respondent } = choicesOf(rows, at('domain=distress&licence=free'))
    expect(hrefOf(respondent.at(-1)?.to ?? wholeLibrary)).toBe('/instruments?domain=distress&by=clinician&licence=free')
  })
})

test('the kind of licence of every form that ships is the one its terms were found to be', () => {
  const of = (terms: string) => instruments.filter(each => each.licence.terms === terms).map(each => each.id)
  expect(of('free')).toEqual([
    ...['client-impression', 'tension-check', 'impression', 'phq-9', 'gad-7', 'k10', 'k6', 'ders-36'],
  ])
  expect(of('non-commercial')).toEqual(['core-10', 'core-om', 'ecr-rs', 'ecr-r', 'raas', 'rq'])
  expect(of('permission')).toEqual(['wai-sr', 'sai'])
  expect(of('unclear')).toEqual(['dass-21', 'who-5', 'ders-16', 'ders-18', 'ecr-s', 'dsq-40'])
})

test('the terms of CORE are those of its trust today, not the older ones', () => {
  for (const { id, licence } of instruments.filter(each => each.id.startsWith('core')))
    expect(licence, id).toMatchObject({
      status: 'CC BY-NC-ND 4.0',
      text: expect.stringContaining('copyright line visible to whoever fills it in'),
      source: expect.stringContaining('CORE System Trust'),
    })
})

describe('the search', () => {
  test.each([
    ['phq', ['phq-9']],
    ['PHQ9', ['phq-9']],
    ['core om', ['core-om']],
    ['close relationships', ['ecr-r', 'ecr-s']],
    ['conflict stress', ['dsq-40']],
    ['wishes', ['own']],
    ['zebra', []],
  ])('"%s"', (text, ids) => expect(found(text)).toEqual(ids))

  test('finds by what is measured, and everything while nothing is typed', () => {
    expect(found('depression')).toEqual(expect.arrayContaining(['phq-9', 'k10', 'dass-21']))
    expect(found('alliance')).toEqual(expect.arrayContaining(['wai-sr', 'sai', 'client-impression', 'impression']))
    expect(found('')).toHaveLength(rows.length)
  })
})

describe('the list, as it comes from the server', () => {
  test('is whole without JavaScript: its filters are links, and the text sought is no part of any', () => {
    const html = list('licence=free')
    expect(html).toContain('href="/instruments?domain=distress&licence=free"')
    expect(html).toMatch(/role="status" aria-live="polite"[^>]*>8 of 23 measures</)
    expect(html).not.toMatch(/<form|name="|style=/)
    expect(html.match(/href="\/instruments\/[a-z0-9-]+"/g)).toHaveLength(8)
  })

  test('says which measure is the practice’s own, which is a prompt, and which is no longer offered', () => {
    const html = list('')
    expect(html).toContain('All 23 measures')
    expect(html.match(/practice’s own, not validated/g)).toHaveLength(1)
    expect(html.match(/a prompt, not a validated measure/g)).toHaveLength(3)
    expect(html.match(/no longer offered/g)).toHaveLength(1)
  })

  test('says kindly that there is nothing, and leads back', () => {
    const html = list('domain=attachment&by=clinician')
    expect(html).toContain('None of 23 measures')
    expect(html).toContain('No measure is all of this at once')
    expect(html).toMatch(/href="\/instruments"[^>]*>Show the whole library/)
    expect(html).not.toContain('<table')
  })
})

test('a search without a find says whether the choices hide some', () => {
  const empty = (elsewhere: number) =>
    renderToStaticMarkup(
      <LibraryEmpty text="<b>" elsewhere={elsewhere} onClear={() => undefined} go={() => undefined} />,
    )
  expect(empty(0)).toContain('Nothing found for “&lt;b&gt;”')
  expect(empty(0)).not.toContain('Search the whole library')
  expect(empty(2)).toContain('Without the choices above, there are 2.')
  expect(empty(2)).toMatch(/href="\/instruments"[^>]*>Search the whole library/)
  for (const html of [empty(0), empty(1)]) expect(html).toContain('Clear the search')
})
