import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OfficialFormsBody } from '@/components/instruments/official-forms-body'
import { instruments } from '@/lib/instruments/catalogue'
import { officialPlaces } from '@/lib/instruments/official-forms'

const html = renderToStaticMarkup(<OfficialFormsBody locale="en-GB" />)
const plain = html.replace(/<[^>]*>/g, ' ').replaceAll('&#x27;', "'")

test('every form of somebody else stands there with its terms, and none of our prompts does', () => {
  for (const { id, ownPrompt, licence } of instruments) {
    expect(html.includes(`href="/instruments/${id}"`), id).toBe(!ownPrompt)
    if (!ownPrompt) expect(plain, id).toContain(licence.text)
  }
})

test('those that can be had from their owners stand first, and of the others it is said once that no place was found', () => {
  const [found = '', others = ''] = html.split('id="not-found"')
  for (const { id, ownPrompt } of instruments.filter(each => !each.ownPrompt))
    expect((officialPlaces(id).length > 0 ? found : others).includes(`href="/instruments/${id}"`), id).toBe(!ownPrompt)
  expect(plain.match(/official place/gi)).toHaveLength(1)
})

test('what is said was looked up on a day, and an address is not told where the reader came from', () => {
  expect(plain).toContain('25 Nov 2026')
  for (const [link] of html.matchAll(/<a [^>]*href="https?:[^>]*>/g)) expect(link).toContain('rel="noreferrer"')
})

test('places are known for forms that ship, and lead to pages that are encrypted on their way', () => {
  expect(officialPlaces('phq-9').map(place => place.name)).toEqual(['phqscreeners.com', 'LOINC', 'LHC-Forms'])
  expect(officialPlaces('wai-sr')).toEqual([])
  for (const place of instruments.flatMap(each => officialPlaces(each.id)))
    expect(place.href ?? 'https:').toMatch(/^https:/)
})
