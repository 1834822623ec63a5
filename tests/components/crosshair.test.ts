import { expect, test } from 'vitest'
import { crosshairPoints } from '@/components/charts/crosshair-points'
import { nearest } from '@/components/charts/crosshair-stop'
import type { Timeline } from '@/lib/timeline'
import type { Row } from '@/lib/timeline/points'

const tick = (number: number, isMissed = false) => ({
  sessionId: `s${number}`,
  number,
  date: `2026-01-0${number}`,
  x: number,
  isMissed,
  isLabelled: true,
})
const row = (number: number, value: string, mark = ''): Row => ({
  number,
  date: `2026-01-0${number}`,
  value,
  brief: value.replace(/(\.\d)\d/, '$1'),
  range: '',
  mark,
})
const panel = (title: string, rows: Row[]): Timeline['panels'][number] => ({
  key: title,
  measure: { instrumentId: 'wai-sr', scale: 'mean', respondent: 'client', target: null },
  about: 'alliance',
  title,
  direction: '',
  domain: [1, 5],
  points: [],
  runs: { joined: [], dotted: [] },
  band: [],
  cutoffs: [],
  ruptures: [],
  last: '',
  note: '',
  rows,
})
const [client, distress] = ['Alliance, client (WAI-SR item mean)', 'Distress (CORE-10)'] as const
const timeline: Timeline = {
  axis: 'session',
  extent: [1, 4],
  ticks: [tick(1), tick(2), tick(3, true), tick(4)],
  months: [],
  panels: [
    panel('Alliance, client (WAI-SR item mean)', [row(1, '4.00'), row(2, '2.50', 'below its expected range')]),
    panel('Distress (CORE-10)', [row(1, '12'), row(4, '', 'declined')]),
  ],
  voices: null,
  flags: [],
  pins: [],
  goals: [],
}

test('a stop says what every measure says there, and why there is nothing', () => {
  expect(crosshairPoints(timeline, x => x * 10, 'en-GB')).toEqual([
    {
      x: 10,
      name: 'Session 1',
      date: '1 Jan 2026',
      values: { [client]: '4.0', [distress]: '12' },
      says: 'Alliance, client 4.0 · Distress 12',
    },
    {
      x: 20,
      name: 'Session 2',
      date: '2 Jan 2026',
      values: { [client]: '2.5, below its expected range' },
      says: 'Alliance, client 2.5, below its expected range',
    },
    { x: 30, name: 'Session 3', date: '3 Jan 2026', values: {}, says: 'missed or cancelled: nothing was asked' },
    { x: 40, name: 'Session 4', date: '4 Jan 2026', values: {}, says: 'nothing rated' },
  ])
})

test.each([
  [0, 0],
  [14, 0],
  [16, 1],
  [90, 3],
])('at %d the line stands at stop %d', (x, index) => {
  expect(
    nearest(
      crosshairPoints(timeline, place => place * 10, 'en-GB'),
      x,
    ),
  ).toBe(index)
})
