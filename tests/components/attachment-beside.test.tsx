import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { besideValue } from '@/components/charts/attachment-strips'
import { reliableWords } from '@/components/charts/attachment-table'
import { AttachmentSection } from '@/components/client/attachment-section'
import type { HistoryAssessment } from '@/lib/history'
import { instrument } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { historyOf } from './client-history'

type Sheet = Partial<HistoryAssessment> & { instrumentId: string }

const section = (...sessions: Sheet[][]) =>
  renderToStaticMarkup(
    <AttachmentSection histories={[historyOf(sessions)]} settings={defaultSettings} own={[]} locale="en-GB" />,
  )
const raas = (close: number, depend: number, anxiety: number): Sheet => ({
  instrumentId: 'raas',
  scores: { close, depend, anxiety },
})
const ecr = (anxiety: number, avoidance: number): Sheet => ({
  instrumentId: 'ecr-rs',
  target: 'partner',
  scores: { anxiety, avoidance },
})

describe('a measure on scales of its own', () => {
  const html = section([raas(2.5, 1, 4)], [raas(3.25, 2, 3)])

  test('is drawn a scale to a line, with the latest filled and earlier ones open', () => {
    for (const [title, latest] of [
      ['Close', '3.25'],
      ['Depend', '2.00'],
      ['Anxiety', '3.00'],
    ])
      expect(html).toMatch(new RegExp(`>${title}</text><text[^>]*>${latest}</text>`))
    const marks = (className: string) =>
      [...html.matchAll(new RegExp(`<path d="([^"]+)" class="${className}"`, 'g'))].length
    expect([marks('fill-paper stroke-ink'), marks('fill-ink stroke-paper')]).toEqual([3, 3])
  })

  test('is not put on the map, nor is the map said to be empty', () => {
    expect(html).not.toContain('Attachment map: anxiety by avoidance')
    expect(html).not.toContain('No attachment measure')
    expect(html).toContain('beside the map and never on it')
  })

  test('says in words what it shows, and has a table with dates', () => {
    expect(html).toContain('Session 2, 12 Jan 2026. ')
    expect(html).toContain(
      '2 ratings. Latest, session 2: close 3.25 on 1 to 5, depend 2.00 on 1 to 5, anxiety 3.00 on 1 to 5.',
    )
    expect(html).toMatch(/<td>1<\/td><td[^>]*>5 Jan 2026<\/td><td>2.50<\/td><td>1.00<\/td><td>4.00<\/td>/)
  })

  test('has no style attribute', () => expect(html).not.toContain('style='))
})

test('the models of self and of others are numbers of the RQ alone, whole ones, with a mark at nought', () => {
  const html = section([ecr(6, 6), { instrumentId: 'rq', scores: { model_of_self: -5, model_of_others: 1 } }])
  expect(html).toMatch(/>Model of self<\/text><text[^>]*>−5<\/text>/)
  expect(html).toContain('model of self −5 on −12 to 12')
  expect(html).toContain('M139 22v8')
  expect(html).toContain('RQ, −12 to 12: model of self −5, model of others 1 (session 1, 5 Jan 2026).')
  const without = section([ecr(6, 6)])
  expect(without).toMatch(/Model of self<\/dt><dd>negative/)
  expect(without).not.toContain('RQ, −12')
})

describe('where no reliable-change value is published', () => {
  test('it is said once for all forms of the map, beneath its table, and beside what is not on it', () => {
    const html = section(
      [ecr(6, 6), raas(2, 2, 2)],
      [ecr(5, 5), { instrumentId: 'ecr-s', scores: { anxiety: 3, avoidance: 3 } }],
    )
    const said = html.match(/Reliable change: no published value\./g)
    expect(said).toHaveLength(2)
    expect(html).toMatch(/<caption.*ECR-RS, ECR-S\. Reliable change: no published value\..*<\/caption>/)
  })

  test('and where one is, it is given with its level and source', () => {
    const words = reliableWords(
      {
        ...instrument('raas'),
        reliableChange: [{ scale: 'close', value: 0.9, confidence: null, source: 'A paper', secondHand: false }],
      },
      ['close'],
    )
    expect(words).toBe('Reliable change: close 0.9 (level not stated; A paper).')
  })

  test('no attachment form that ships has one', () => {
    for (const id of ['ecr-rs', 'ecr-r', 'ecr-s', 'raas', 'rq'])
      expect(reliableWords(instrument(id), instrument(id).charted), id).toBe('Reliable change: no published value.')
  })
})

test('a scale without a score is not drawn and is said to be incomplete', () => {
  const [close] = instrument('raas').scales
  if (!close) throw new Error('The RAAS has a scale')
  expect(besideValue(close, null, 'en-GB')).toBe('incomplete')
  expect(besideValue(close, 3, 'de-AT')).toBe('3,00')
})
