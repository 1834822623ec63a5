import { expect, test } from 'vitest'
import { measuresOf, progressAt, scaleOf } from '@/lib/change/progress'
import type { Measure } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, alliance, closeness, distress, episode, tension } from '../episode'

const core: Measure = { instrumentId: 'core-10', scale: 'total', respondent: 'client', target: null }
const wai: Measure = { instrumentId: 'wai-sr', scale: 'mean', respondent: 'client', target: null }

const history = episode(
  [distress(20), alliance(4), closeness(5, 3)],
  'missed',
  [distress(17), alliance(4.1)],
  [absent('core-10', 'declined'), alliance(3.9)],
  [distress(9), alliance(2), tension(1)],
)
const at = (measure: Measure, sessionId: string) => progressAt(history, measure, sessionId, defaultSettings)

test('the first score is the baseline and has nothing to be compared with', () => {
  expect(at(core, 'week-1')).toMatchObject({ value: 20, baseline: 20, previous: null, n: 1, range: null })
  expect(at(core, 'week-1')?.change.verdict).toBe('baseline')
})

test('later ones stand beside the scored one before and the first', () => {
  expect(at(core, 'week-5')).toMatchObject({ value: 9, baseline: 20, previous: 17, n: 3 })
  expect(at(core, 'week-5')?.change).toMatchObject({ difference: -11, verdict: 'recovered', minimumReliableChange: 6 })
})

test('where nothing was scored there is nothing to say', () => {
  expect(at(core, 'week-2')).toBeNull()
  expect(at(core, 'week-4')).toBeNull()
  expect(at(core, 'elsewhere')).toBeNull()
})

test('a rating is held against the ratings before it, and only with three of them', () => {
  expect(at(wai, 'week-4')).toMatchObject({ range: null, below: false })
  const dropped = at(wai, 'week-5')
  expect(dropped).toMatchObject({ below: true, range: { n: 3 } })
  expect(dropped?.range?.mean).toBeGreaterThan(3.85)
  expect(dropped?.range?.mean).toBeLessThan(4.05)
})

test('the measures of an episode: what is drawn and was filled in, alliance first', () => {
  const names = measuresOf(history).map(({ instrumentId, scale, target }) => `${instrumentId} ${scale} ${target}`)
  expect(names).toEqual([
    'wai-sr mean null',
    'core-10 total null',
    'ecr-rs anxiety general',
    'ecr-rs avoidance general',
  ])
  expect(measuresOf(episode([absent('wai-sr', 'declined'), { ...distress(5), draft: true }]))).toEqual([])
})

test('a scale that an instrument does not have is a mistake, not a gap', () => {
  expect(() => scaleOf(instruments, { ...wai, scale: 'warmth' })).toThrow('wai-sr has no scale warmth')
})
