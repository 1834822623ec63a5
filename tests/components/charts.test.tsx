import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { AttachmentGlyph } from '@/components/charts/attachment-glyph'
import { AttachmentMap } from '@/components/charts/attachment-map'
import { inLanes } from '@/components/charts/frame'
import { plainLegendOf } from '@/components/charts/legend'
import { tableRows } from '@/components/charts/panel-table'
import { sparkOf } from '@/components/charts/sparkline'
import { SparklineDrawing } from '@/components/charts/sparkline-drawing'
import { TimelineChart } from '@/components/charts/timeline'
import { mapPoint } from '@/lib/attachment'
import { addDays } from '@/lib/dates'
import type { History } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'

const alliance = [4.2, 4.1, 4.2, null, 4.2, 4.1, 2]

const history: History = {
  episodeId: 'e',
  startedOn: '2026-02-03',
  instruments,
  judgements: [],
  sessions: alliance.map((value, index) => ({
    id: `s${index + 1}`,
    number: index + 1,
    date: addDays('2026-02-03', index * 7),
    attendance: value === null ? 'missed' : 'attended',
    isSaved: true,
    assessments: value === null ? [] : [rated('wai-sr', 'mean', value), rated('core-10', 'total', index < 4 ? 25 : 12)],
  })),
}

function rated(instrumentId: string, scale: string, value: number) {
  const about = { id: `${instrumentId} ${value}`, instrumentId, respondent: 'client' as const, target: null }
  return {
    ...about,
    how: 'items' as const,
    absence: null,
    draft: false,
    recordedOn: '2026-01-05',
    answers: {},
    scores: { [scale]: value },
  }
}

const flags = [{ id: 'f', sessionId: 's7', tier: 'review' as const, sentence: 'Alliance fell to 2.0.', state: 'open' }]
const pins = [{ id: 'p', happenedOn: '2026-02-17', text: 'new <job> & a move to somewhere far away from here' }]
const timeline = timelineModel(history, flags, pins, defaultSettings, 'session')

const html = (element: ReactElement) => renderToStaticMarkup(element)
/** How many marks a path of circles or diamonds draws. */
const marksOf = (markup: string, className: string) =>
  [...markup.matchAll(/<path d="([^"]*)"[^>]* class="([^"]*)"|<path d="([^"]*)" class="([^"]*)"/g)]
    .filter(([, , a, , b]) => (a ?? b) === className)
    .map(([, a, , b]) => (a ?? b ?? '').split('M').length - 1)

/** The same for the dots of a line so wide. */
const widthsOf = (markup: string, width: number) =>
  [...markup.matchAll(new RegExp(`<path d="([^"]*)" stroke-width="${width}"`, 'g'))].map(
    ([, d]) => (d ?? '').split('M').length - 1,
  )

describe('the timeline', () => {
  const markup = html(<TimelineChart timeline={timeline} locale="en-GB" />)

  test('has no style attribute, which the content security policy would block', () =>
    expect(markup).not.toContain('style='))

  test('draws one mark per rating: open, filled when reliably different, a diamond below the range', () => {
    expect(marksOf(markup, 'fill-none stroke-paper')).toEqual([5, 3])
    expect(widthsOf(markup, 7.8)).toEqual([3])
    expect(marksOf(markup, 'fill-review stroke-paper')).toEqual([1])
  })

  test('breaks its lines at the session missed', () => {
    const lines = [...markup.matchAll(/<path d="([^"]*)" stroke-width="1.4"[^>]* class="fill-none stroke-ink"/g)]
    expect(lines.map(([, d]) => d?.match(/M/g)?.length)).toEqual([2, 2])
  })

  test('is explained to a client with its gap and the session that did not take place', () =>
    expect(plainLegendOf(timeline)).toBe(
      'Each dot is one session. A gap in the line means that it was not filled in. A cross is a session that did not take place.',
    ))

  test('names and describes every drawing', () => {
    const drawings = [...markup.matchAll(/<svg role="img" aria-labelledby="(\S+) (\S+)"/g)]
    expect(drawings).toHaveLength(3)
    for (const [, title, description] of drawings)
      expect([title, description].every(id => markup.includes(`id="${id}"`))).toBe(true)
    expect(markup).toContain('6 ratings, sessions 1 to 7. Latest 2.0.')
    expect(markup).toContain('Below it at session 7.')
    expect(markup).toContain('Flag at session 7, review: Alliance fell to 2.0.')
  })

  test('keeps a table under each panel', () => {
    expect(markup.match(/<details/g)).toHaveLength(2)
    expect(markup).toContain('<th scope=row>7<td>17 Mar 2026<td>2.00<td>')
    expect(markup).toContain('<td>Missed: nothing was asked.')
  })

  test('shortens a long event and keeps it whole beside', () => {
    expect(markup).toContain('new &lt;job&gt; &amp; a move to somewhere far away f…</text>')
    expect(markup).toContain('<title>new &lt;job&gt; &amp; a move to somewhere far away from here</title>')
  })

  test('costs no more elements with a hundred sessions than paths and a few words', () => {
    const long = { ...history, sessions: Array.from({ length: 120 }, (_, index) => at(index)) }
    const drawn = html(
      <TimelineChart timeline={timelineModel(long, [], [], defaultSettings, 'session')} locale="en-GB" />,
    )
    const drawing = drawn.replace(/<tbody.*?<\/tbody>/gs, '')
    expect(drawing.match(/<\w+/g)?.length).toBeLessThan(120)
    expect(marksOf(drawn, 'fill-none stroke-paper')).toEqual([120])
  })

  test('says so when nothing has been scored', () => {
    const empty = timelineModel({ ...history, sessions: [] }, [], [], defaultSettings, 'date')
    expect(html(<TimelineChart timeline={empty} locale="en-GB" />)).toContain('Nothing has been scored')
  })
})

const at = (index: number) => ({
  id: `s${index + 1}`,
  number: index + 1,
  date: addDays('2024-01-01', index * 7),
  attendance: 'attended' as const,
  isSaved: true,
  assessments: [rated('wai-sr', 'mean', 4)],
})

test('cells of a table are escaped', () => {
  const row = { number: 1, date: '2026-02-03', value: '<b>', brief: '<b>', range: '', mark: '"&' }
  expect(tableRows([row], false, 'en-GB')).toContain('<td>&lt;b&gt;<td>&quot;&amp;')
})

test('labels that would run into each other stand in rows', () => {
  const placed = inLanes(
    [
      { x: 0, text: 'possible rupture' },
      { x: 20, text: 'another' },
      { x: 690, text: 'at the end' },
    ],
    700,
  )
  expect(placed.map(({ lane, anchor }) => [lane, anchor])).toEqual([
    [0, 'start'],
    [1, 'start'],
    [0, 'end'],
  ])
})

describe('the sparkline', () => {
  const points = alliance.map((value, index) => ({ number: index + 1, value }))
  const band = [5, 6, 7].map(number => ({ number, low: 3.5, high: 4.7 }))
  const summary = {
    instrumentId: 'wai-sr',
    scale: 'mean',
    short: 'WAI-SR',
    min: 1,
    max: 5,
    share: null,
    points,
    band,
    below: [7],
  }
  const spark = sparkOf(summary)
  const markup = spark ? html(<SparklineDrawing of={spark} />) : ''

  test('breaks at the gap and marks what is below', () => {
    expect(marksOf(markup, 'fill-none stroke-ink')).toEqual([2])
    expect(marksOf(markup, 'fill-review')).toEqual([1])
    expect(markup).not.toContain('style=')
  })

  test('says in words what it shows', () =>
    expect(markup).toContain('Alliance, WAI-SR: latest 2.0, usual 3.5 to 4.7, below range at session 7'))

  test('is nothing without a rating', () =>
    expect(sparkOf({ ...summary, points: [{ number: 1, value: null }] })).toBeNull())
})

describe('the attachment map', () => {
  const place = (anxiety: number, avoidance: number, number: number) => ({
    ...mapPoint(anxiety, avoidance),
    sessionId: `s${number}`,
    number,
    date: addDays('2026-02-03', number * 7),
    at: number - 1,
  })
  const path = { instrumentId: 'ecr-rs', target: 'general' as const, points: [place(6.2, 5.9, 1), place(4.3, 4.7, 13)] }
  const markup = html(<AttachmentMap paths={[path]} locale="en-GB" />)

  test('fills the latest point, leaves earlier ones open, and says that the border is a convention', () => {
    expect(marksOf(markup, 'fill-fearful stroke-paper')).toEqual([1])
    expect(marksOf(markup, 'fill-paper stroke-fearful')).toEqual([1])
    expect(markup).toContain('The border at 4 is a convention; the shaded part is too near it to call.')
    expect(markup).toContain('ECR-RS, general: near the border of')
    expect(markup).not.toContain('style=')
  })

  test('is a sentence while there is nothing to draw', () =>
    expect(html(<AttachmentMap paths={[]} locale="en-GB" />)).toContain('No attachment measure'))

  test('has a glyph for rows', () =>
    expect(html(<AttachmentGlyph anxiety={1} avoidance={7} region="dismissing" />)).toContain('cx="1" cy="1"'))
})
