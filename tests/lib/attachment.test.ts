import { expect, test } from 'vitest'
import { attachmentPaths, formatMean, halfPoints, mapPoint, placeWords } from '@/lib/attachment'
import { alliance, closeness, episode, type Sheet } from './episode'

test.each([
  { anxiety: 2, avoidance: 2, region: 'secure' },
  { anxiety: 6, avoidance: 2, region: 'preoccupied' },
  { anxiety: 2, avoidance: 6, region: 'dismissing' },
  { anxiety: 6, avoidance: 6, region: 'fearful' },
])('anxiety $anxiety, avoidance $avoidance is $region', ({ region, ...at }) => {
  expect(mapPoint(at.anxiety, at.avoidance)).toEqual({ ...at, region, label: region, near: false })
})

test('the split is at 4, and 4 itself is on the high side', () => {
  expect(mapPoint(4, 4).region).toBe('fearful')
  expect(mapPoint(3.99, 4).region).toBe('dismissing')
  expect(mapPoint(4, 3.99).region).toBe('preoccupied')
})

test.each([
  { anxiety: 4.2, avoidance: 6, label: 'near the border of fearful and dismissing' },
  { anxiety: 3.8, avoidance: 6, label: 'near the border of dismissing and fearful' },
  { anxiety: 2, avoidance: 3.6, label: 'near the border of secure and dismissing' },
  { anxiety: 6, avoidance: 4.5, label: 'near the border of fearful and preoccupied' },
  { anxiety: 6, avoidance: 4.51, label: 'fearful' },
  { anxiety: 3.9, avoidance: 4.1, label: 'near the middle, on the dismissing side' },
  { anxiety: 4, avoidance: 4, label: 'near the middle' },
  { anxiety: 4, avoidance: 4.3, label: 'near the middle' },
  { anxiety: 4, avoidance: 6.2, label: 'near the border of fearful and dismissing' },
])('anxiety $anxiety, avoidance $avoidance reads "$label"', ({ anxiety, avoidance, label }) => {
  const point = mapPoint(anxiety, avoidance)
  expect(point.label).toBe(label)
  expect(point.near).toBe(label !== point.region)
})

const ecrR = (anxiety: number, avoidance: number): Sheet => ({ instrumentId: 'ecr-r', scores: { anxiety, avoidance } })

test('a path joins one instrument and target across episodes, and nothing else', () => {
  const first = episode([closeness(6, 5), closeness(5, 5, 'partner'), ecrR(3, 3)])
  const second = episode([alliance(4)], [closeness(4.5, 4)])
  const paths = attachmentPaths([first, second]).map(({ instrumentId, target, points }) => ({
    of: `${instrumentId} ${target}`,
    at: points.map(point => [point.sessionId, point.anxiety, point.avoidance]),
  }))
  expect(paths).toEqual([
    {
      of: 'ecr-rs general',
      at: [
        ['week-1', 6, 5],
        ['week-2', 4.5, 4],
      ],
    },
    { of: 'ecr-rs partner', at: [['week-1', 5, 5]] },
    { of: 'ecr-r null', at: [['week-1', 3, 3]] },
  ])
})

test('drafts, incomplete sheets, the clinician’s own and other scales are not on the map', () => {
  const off: Sheet[] = [
    { ...closeness(5, 5), draft: true },
    { ...closeness(5, 5), scores: { anxiety: 5, avoidance: null } },
    { ...closeness(5, 5), respondent: 'clinician' },
    { instrumentId: 'raas', scores: { anxiety: 3, avoidance: 3 } },
    { instrumentId: 'rq', scores: { model_of_self: 2, model_of_others: -3 } },
  ]
  expect(attachmentPaths([episode(off)])).toEqual([])
})

test('4 itself is on no side', () => {
  expect(placeWords(4, 4)).toEqual({ place: 'near the middle', side: 'on no side of it', brief: ['near middle', ''] })
  expect(placeWords(4, 6.2)).toEqual({
    place: 'on the border',
    side: 'of fearful and dismissing',
    brief: ['on border', ''],
  })
  expect(placeWords(4.3, 4.3)).toEqual({
    place: 'near the middle',
    side: 'on the fearful side',
    brief: ['fearful', 'near middle'],
  })
  expect(placeWords(4.2, 6)).toEqual({
    place: 'fearful',
    side: 'near the border of dismissing',
    brief: ['fearful', 'near border'],
  })
})

test('a mean is written so that one sees on which side of an edge it lies', () => {
  expect([4.5, 3.49, 4.54, 4.51, 3.99, 4, 4.3, 6.25].map(formatMean)).toEqual([
    '4.5',
    '3.49',
    '4.54',
    '4.51',
    '3.99',
    '4.0',
    '4.3',
    '6.3',
  ])
})

test('a sheet with one dimension alone is half a point', () => {
  const half: Sheet = { ...closeness(7, 5), scores: { anxiety: 7, avoidance: null } }
  const none: Sheet = { ...closeness(7, 5), scores: { anxiety: null, avoidance: null } }
  const found = halfPoints([episode([closeness(4, 4)], [half], [none])])
  expect(found.map(({ number, scored, value, at }) => [number, scored, value, at])).toEqual([[2, 'anxiety', 7, 1]])
})
