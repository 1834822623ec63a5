import { expect, test } from 'vitest'
import { attachmentPaths } from '@/lib/attachment'
import { besideMap } from '@/lib/attachment-beside'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { closeness, episode, type Sheet } from './episode'

const raas = (close: number | null, depend: number | null, anxiety: number | null): Sheet => ({
  instrumentId: 'raas',
  scores: { close, depend, anxiety, close_depend: 3 },
})
const rq = (self: number, others: number): Sheet => ({
  instrumentId: 'rq',
  scores: { model_of_self: self, model_of_others: others },
})

test('the RAAS and the RQ stand beside the map, on the scales of their own definitions', () => {
  const history = episode([closeness(6, 5), raas(2, 2.5, 4), rq(-5, 1)], [raas(3, 3, null)])
  const beside = besideMap([history]).map(({ instrument: { id }, target, scales, points }) => ({
    id,
    target,
    scales: scales.map(scale => `${scale.title} ${scale.range}`),
    points: points.map(point => [point.sessionId, point.number, ...point.values]),
  }))
  expect(beside).toEqual([
    {
      id: 'raas',
      target: null,
      scales: ['Close 1,5', 'Depend 1,5', 'Anxiety 1,5'],
      points: [
        ['week-1', 1, 2, 2.5, 4],
        ['week-2', 2, 3, 3, null],
      ],
    },
    {
      id: 'rq',
      target: null,
      scales: ['Model of self -12,12', 'Model of others -12,12'],
      points: [['week-1', 1, -5, 1]],
    },
  ])
})

test('nothing stands in both places', () => {
  const history = episode([
    closeness(6, 5),
    raas(2, 2, 4),
    rq(-5, 1),
    { instrumentId: 'ecr-s', scores: { anxiety: 4, avoidance: 4 } },
  ])
  expect(attachmentPaths([history]).map(path => path.instrumentId)).toEqual(['ecr-rs', 'ecr-s'])
  expect(besideMap([history]).map(each => each.instrument.id)).toEqual(['raas', 'rq'])
})

test('a series runs across the episodes; drafts, absences, empty sheets and the clinician’s own are left out', () => {
  const off: Sheet[] = [
    { ...raas(2, 2, 2), draft: true },
    { ...raas(2, 2, 2), respondent: 'clinician' },
    { instrumentId: 'raas', absence: 'declined' },
    raas(null, null, null),
  ]
  const [series, ...others] = besideMap([episode([raas(1, 2, 3)]), episode(off), episode([raas(3, 2, 1)])])
  expect(others).toEqual([])
  expect(series?.points.map(point => point.values)).toEqual([
    [1, 2, 3],
    [3, 2, 1],
  ])
  expect(besideMap([episode(off)])).toEqual([])
  expect(besideMap([])).toEqual([])
})

test('an attachment measure of the practice’s own stands there too, apart for each person it is about', () => {
  const own = { ...instrument('ecr-rs'), id: 'own', practiceOwn: true }
  const about = (target: 'mother' | 'friend'): Sheet => ({
    instrumentId: 'own',
    target,
    scores: { anxiety: 4, avoidance: 2 },
  })
  const history = { ...episode([about('mother')], [about('friend')]), instruments: [...instruments, own] }
  expect(attachmentPaths([history])).toEqual([])
  expect(besideMap([history]).map(each => `${each.instrument.id} ${each.target}`)).toEqual(['own mother', 'own friend'])
})
