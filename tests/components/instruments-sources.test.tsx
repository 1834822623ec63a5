import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { InstrumentPageBody } from '@/components/instruments/instrument-page-body'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { sourceParts } from '@/lib/instruments/doi'
import type { Instrument } from '@/lib/instruments/instrument'
import { officialPlaces } from '@/lib/instruments/official-forms'

const ids = instruments.map(each => each.id)
const pages = new Map(
  instruments.map(each => [each.id, renderToStaticMarkup(<InstrumentPageBody instrument={each} locale="en-GB" />)]),
)
const page = (id: string) => pages.get(id) ?? ''
const plain = (html: string) => html.replace(/<[^>]*>/g, ' ')

/** What stands under one heading of the page. */
function sectionOf(id: string, name: string): string {
  const sections = page(id).split(/(?=<section [^>]*aria-labelledby=)/)
  return sections.find(section => section.includes(`aria-labelledby="${name}"`)) ?? ''
}

const rowsOf = (html: string, tag: string) => [
  ...html.matchAll(new RegExp(`<${tag}[ >](?:(?!</${tag}>).)*</${tag}>`, 'gs')),
]
const facts = (id: string) =>
  [...sectionOf(id, 'about').matchAll(/<dt[^>]*>([^<]*)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)].map(([, name, html]) => ({
    name: name ?? '',
    text: plain(html ?? ''),
  }))

describe('each row of a page that holds a figure says where it comes from', () => {
  test.each(ids)('%s: bands, cut-offs, change, reliability, norms', id => {
    const rows = rowsOf(sectionOf(id, 'reading'), 'li').map(([row]) => plain(row))
    const { bands, cutoffs, reliableChange, meaningfulChange, reliability, norms } = instrument(id)
    const known = [bands, cutoffs, reliableChange, meaningfulChange, reliability, norms].flat()
    expect(rows).toHaveLength(known.length)
    for (const row of rows) expect(row).toMatch(/ Source: .+\.\s*$/)
  })

  test.each(ids)('%s: answers, missing items and licence', id => {
    const numbered = facts(id).filter(
      ({ name, text }) => /\d/.test(text) && !/bear in mind|Official forms|Sources/.test(name),
    )
    expect(numbered.map(({ name }) => name)).toContain('Answers')
    for (const { name, text } of numbered) expect(text, name).toContain('Source: ')
  })

  test.each(ids)('%s: items, key and ranges', id => {
    expect(plain(sectionOf(id, 'items'))).toMatch(/Source: .+\./)
    if (instrument(id).scales.length > 0) expect(plain(sectionOf(id, 'key'))).toMatch(/Source: .+\./)
    if (instrument(id).safetyItems.length > 0)
      expect(plain(sectionOf(id, 'items'))).toContain('Source: a rule of Attune')
  })

  test.each(ids)('%s: a coefficient among what is to be borne in mind has its study behind it', id => {
    for (const caution of instrument(id).cautions.filter(text => /(^|\s)\.\d/.test(text)))
      expect(caution).toMatch(/\(\p{Lu}.* \d{4}\)/u)
  })
})

test('the key of a form says that it was read second-hand, and a prompt of ours has none', () => {
  for (const { id, keySource, ownPrompt } of instruments)
    expect(keySource, id).toEqual(ownPrompt ? undefined : expect.stringMatching(/\d{4}\), as quoted second-hand/))
})

describe('addresses', () => {
  test.each(ids)('%s names no place where files are shared, and leads to papers and official places only', id => {
    const told = JSON.stringify(instrument(id))
    expect(told).not.toMatch(
      /research\s?gate|academia\.edu|scribd|docsbay|dokumen|pdfcoffee|libgen|sci-?hub|z-lib|slideshare|wikia|mirror|https?:|www\./i,
    )
    for (const [, href] of page(id).matchAll(/href="(https?:[^"]*)"/g))
      expect(
        officialPlaces(id).some(place => place.href === href) || href?.startsWith('https://doi.org/10.'),
        href,
      ).toBe(true)
  })

  test('a DOI is a link that does not say where the reader came from', () => {
    expect(page('core-10')).toMatch(
      /<a [^>]*rel="noreferrer"[^>]*href="https:\/\/doi\.org\/10\.1080\/14733145\.2012\.729069"[^>]*>10\.1080\/14733145\.2012\.729069<\/a>\./,
    )
  })

  test('a source is cut at its DOIs and nowhere else', () => {
    expect(sourceParts('A (2001). B 16:606–613, doi 10.1046/j.1525-1497.2001.016009606.x.')).toEqual([
      { text: 'A (2001). B 16:606–613, doi ', href: null },
      {
        text: '10.1046/j.1525-1497.2001.016009606.x',
        href: 'https://doi.org/10.1046/j.1525-1497.2001.016009606.x',
      },
      { text: '.', href: null },
    ])
    expect(sourceParts('A, doi 10.1/x, see 10.1234/a(b)c; D, doi 10.5678/E:f, on').map(part => part.href)).toEqual([
      null,
      'https://doi.org/10.1234/a(b)c',
      null,
      'https://doi.org/10.5678/E:f',
      null,
    ])
    expect(sourceParts('Mean 10.57, SD 10.5/2')).toEqual([{ text: 'Mean 10.57, SD 10.5/2', href: null }])
  })
})

describe('a measure of the practice’s own', () => {
  const own: Instrument = {
    ...instrument('gad-7'),
    id: 'own',
    practiceOwn: true,
    citation: 'Made by the practice.',
    keySource: undefined,
    reliableChange: [],
    cutoffs: [],
    bands: [],
  }
  const html = renderToStaticMarkup(
    <InstrumentPageBody instrument={own} locale="en-GB">
      <p>What the practice may do with it</p>
    </InstrumentPageBody>,
  )

  test('says so, and takes its key from where the practice says', () => {
    expect(html).toContain('The practice’s own, not validated')
    expect(plain(html)).toContain('Source: Made by the practice.')
    expect(html).not.toContain('Cues, not the wording')
  })

  test('has a place for what the practice may do with it', () =>
    expect(html.indexOf('What the practice may do')).toBeLessThan(html.indexOf('id="items"')))
})

test('K10: the page tells its two codings apart wherever a number stands', () => {
  const text = plain(page('k10'))
  expect(text).toContain('There are two codings, and their totals must never be mixed')
  expect(text).toMatch(/Total, answers 1 to 5\s+on charts\s+Sum of items 1–10\s+10 to 50/)
  expect(text).toMatch(/Total, answers 0 to 4\s+Sum of items 1–10, less 10\s+0 to 40/)
  for (const [row] of rowsOf(sectionOf('k10', 'reading'), 'li').filter(([row]) => !/Test–retest|median/.test(row)))
    expect(plain(row)).toMatch(/^\s*Total, answers 1 to 5: /)
})
