import { describe, expect, test } from 'vitest'
import { randomFrom } from '@/db/demo/random'
import { type StoryName, stories } from '@/db/demo/stories'
import { type Moment, told } from '@/db/demo/tell'

const tell = (name: StoryName, sessions = 20, seed = 'seed') => told(stories[name], sessions, randomFrom(seed))
const mean = (moments: readonly Moment[], of: (moment: Moment) => number) =>
  moments.reduce((sum, moment) => sum + of(moment), 0) / moments.length
const alliance = (moment: Moment) => moment.alliance

test('the same seed tells the same story, another seed another', () => {
  expect(tell('recovery')).toEqual(tell('recovery'))
  expect(tell('recovery', 20, 'other')).not.toEqual(tell('recovery'))
})

test('every story stays within the scales of its instruments, however long it is', () => {
  for (const name of Object.keys(stories))
    for (const sessions of [1, 2, 9, 80])
      for (const moment of told(stories[isStory(name) ? name : 'steady'], sessions, randomFrom(name))) {
        expect(moment.distress).toBeGreaterThan(0)
        expect(moment.distress).toBeLessThan(40)
        expect(Math.min(moment.anxiety, moment.avoidance, moment.alliance)).toBeGreaterThanOrEqual(1)
        expect(Math.max(moment.anxiety, moment.avoidance)).toBeLessThanOrEqual(7)
      }
})

const isStory = (name: string): name is StoryName => name in stories

describe('what each story shows', () => {
  test('a repaired rupture falls once and comes back', () => {
    const moments = tell('repaired-rupture')
    const fallen = moments.filter(moment => moment.alliance < 2.8)
    expect(fallen).toEqual([moments.at(-7)])
    expect(mean(moments.slice(-6), alliance)).toBeGreaterThan(3.9)
  })

  test('an unrepaired rupture stays down for five ratings', () => {
    const moments = tell('unrepaired-rupture')
    expect(Math.max(...moments.slice(-5).map(alliance))).toBeLessThan(mean(moments.slice(0, -5), alliance) - 0.7)
  })

  test('a drift has no single fall', () => {
    const values = tell('slow-drift', 34).map(alliance)
    const steps = values.slice(1).map((value, index) => value - (values[index] ?? value))
    expect(Math.min(...steps)).toBeGreaterThan(-0.4)
    expect((values.at(-1) ?? 0) - (values[0] ?? 0)).toBeLessThan(-0.9)
  })

  test('ceiling ratings are all the maximum', () =>
    expect(new Set(tell('ceiling').map(alliance))).toEqual(new Set([5])))

  test('deterioration ends with two sessions worse than the start by more than the reliable change of 6', () => {
    const moments = tell('deterioration')
    const start = moments[0]?.distress ?? 40
    expect(Math.min(...moments.slice(-2).map(moment => moment.distress - start))).toBeGreaterThan(6)
  })

  test('recovery crosses the cut-off of 11', () => {
    const moments = tell('recovery')
    expect(moments[0]?.distress).toBeGreaterThan(20)
    expect(moments.at(-1)?.distress).toBeLessThan(11)
  })

  test('a risk item is answered above zero at the end of one story, and months before the end of another', () => {
    const atRisk = (name: StoryName) => tell(name, 27).map(moment => moment.risk > 0)
    expect(atRisk('safety').lastIndexOf(true)).toBe(26)
    expect(atRisk('safety-answered').lastIndexOf(true)).toBe(12)
    expect(atRisk('steady')).not.toContain(true)
  })

  test('a fearful client ends in the secure region', () => {
    const moments = tell('fearful-to-secure', 76)
    const [first, last] = [moments[0], moments.at(-1)]
    expect(Math.min(first?.anxiety ?? 0, first?.avoidance ?? 0)).toBeGreaterThan(5)
    expect(Math.max(last?.anxiety ?? 7, last?.avoidance ?? 7)).toBeLessThan(3.5)
  })

  test('gaps and refusals stay gaps and refusals', () => {
    expect(tell('gaps', 22).map(moment => moment.attendance)).toContain('cancelled')
    expect(tell('gaps', 22).filter(moment => moment.absent.all === 'not-asked')).toHaveLength(3)
    expect(tell('declined').filter(moment => moment.absent['wai-sr'] === 'declined')).toHaveLength(5)
    expect(tell('declined').at(-2)?.declinedItems['core-10']).toEqual([6])
  })
})
