import { describe, expect, test } from 'vitest'
import { attachmentPaths, halfPoints, stylePoint } from '@/lib/attachment'
import { besideMap } from '@/lib/attachment-beside'
import {
  describedRegions,
  halfWords,
  modelScores,
  modelsAt,
  newerHalf,
  readingOf,
  therapistMayMeet,
} from '@/lib/attachment-models'
import { summarise } from '@/lib/client-summary'
import { defaultSettings } from '@/lib/settings'
import { closeness, episode } from './episode'

describe('the models', () => {
  test.each([
    [2, 2, 'positive', 'positive'],
    [6, 2, 'negative', 'positive'],
    [2, 6, 'positive', 'negative'],
    [6, 6, 'negative', 'negative'],
    [3.5, 6, 'open', 'negative'],
    [4.5, 6, 'open', 'negative'],
    [4.51, 3.49, 'negative', 'positive'],
    [6, 4.2, 'negative', 'open'],
    [4, 4, 'open', 'open'],
  ])('anxiety %d, avoidance %d: of self %s, of others %s', (anxiety, avoidance, self, others) =>
    expect(modelsAt({ anxiety, avoidance })).toEqual({ self, others }),
  )

  test('agree with the table of the four styles', () =>
    expect(describedRegions.map(({ region, models }) => [region, models.self, models.others])).toEqual([
      ['secure', 'positive', 'positive'],
      ['preoccupied', 'negative', 'positive'],
      ['dismissing', 'positive', 'negative'],
      ['fearful', 'negative', 'negative'],
    ]))

  test('as numbers come from the RQ alone, the latest', () => {
    const rq = (self: number, others: number) => ({
      instrumentId: 'rq',
      scores: { model_of_self: self, model_of_others: others },
    })
    const history = episode([closeness(5, 5)], [rq(-4, 2)], [rq(3, -1)])
    expect(modelScores(besideMap([history]))).toMatchObject({ self: 3, others: -1, number: 3 })
    expect(modelScores(besideMap([episode([closeness(5, 5)])]))).toBeNull()
  })

  test('and of half an RQ the half that there is', () => {
    const half = episode([{ instrumentId: 'rq', scores: { model_of_self: 3 } }])
    expect(modelScores(besideMap([half]))).toMatchObject({ self: 3, others: null, number: 1 })
  })
})

describe('what a therapist may meet', () => {
  test('is a description inside a region, and a question close to a border', () => {
    expect(therapistMayMeet({ anxiety: 2, avoidance: 6 })).toMatch(/^Distance, self-reliance and mistrust/)
    expect(therapistMayMeet({ anxiety: 4.2, avoidance: 6 })).toMatch(
      /^On the fearful side: .*close to a border, take it as a question\.$/,
    )
    expect(therapistMayMeet({ anxiety: 4.3, avoidance: 4.3 })).toMatch(/close to the middle, take it as a question\.$/)
  })

  test('is not said of a point exactly on a border, which is on no side', () => {
    const none = 'Exactly on a border: no description is nearer than another.'
    expect(therapistMayMeet({ anxiety: 4, avoidance: 4 })).toBe(none)
    expect(therapistMayMeet({ anxiety: 4, avoidance: 6.2 })).toBe(none)
  })
})

test('a newer sheet with one dimension alone is said beside the older point, with its model', () => {
  const half = (target: 'general' | 'therapist') => ({
    ...closeness(7, 5, target),
    scores: { anxiety: 7, avoidance: null },
  })
  const newer = (...weeks: Parameters<typeof episode>) => {
    const all = [episode(...weeks)]
    return newerHalf(stylePoint(attachmentPaths(all)), halfPoints(all))
  }
  const found = newer([closeness(4, 4)], [half('general')])
  expect(found && halfWords(found)).toBe('Anxiety alone could be scored at session 2: 7.0. Model of self: negative.')
  expect(newer([half('general')])).not.toBeNull()
  expect(newer([half('general')], [closeness(4, 4)])).toBeNull()
  expect(newer([closeness(4, 4)], [half('therapist')])).toBeNull()
})

describe('the reading of a point', () => {
  const read = (history: ReturnType<typeof episode>) => {
    const style = stylePoint(attachmentPaths([history]))
    return style && readingOf(style)
  }

  test('says what a model was at the start where it is another one now', () =>
    expect(read(episode([closeness(6, 6)], [closeness(4.3, 2)]))?.models).toEqual([
      { name: 'Model of self', now: 'left open, near the border', before: 'negative at session 1' },
      { name: 'Model of others', now: 'positive', before: 'negative at session 1' },
    ]))

  test('says nothing of before at the first point', () =>
    expect(read(episode([closeness(6, 6)]))?.models.map(({ before }) => before)).toEqual([null, null]))
})

describe('the style of a client', () => {
  test('goes by attachment in general rather than to one person, and by the session rather than the day', () => {
    const history = episode([closeness(6, 6)], [closeness(2, 2), closeness(6, 2, 'mother')])
    expect(stylePoint(attachmentPaths([history]))).toMatchObject({ path: { target: 'general' }, point: { number: 2 } })
    const sameDay = { ...history, sessions: history.sessions.map(session => ({ ...session, date: '2026-01-05' })) }
    expect(summarise(sameDay, defaultSettings).style?.region).toBe('secure')
  })

  test('is never named after attachment to the therapist', () => {
    expect(stylePoint(attachmentPaths([episode([closeness(6, 6, 'therapist')])]))).toBeNull()
    const history = episode([closeness(6, 2, 'partner')], [closeness(2, 2, 'therapist')])
    expect(summarise(history, defaultSettings).style?.region).toBe('preoccupied')
  })
})
