import { expect, test } from 'vitest'
import { tensionUnresolved as rule } from '@/lib/flags/rules/tension-unresolved'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { absent, episode, one, type Sheet, tension } from '../episode'

const found = (...weeks: (Sheet[] | 'missed')[]) => rule.evaluate(episode(...weeks), defaultSettings)

test.each([
  { much: 2, resolved: 1, isRaised: true },
  { much: 4, resolved: 0, isRaised: true },
  { much: 1, resolved: 0, isRaised: false },
  { much: 2, resolved: 2, isRaised: false },
])('tension $much resolved $resolved', ({ much, resolved, isRaised }) => {
  expect(found([tension(much, resolved)])).toHaveLength(isRaised ? 1 : 0)
})

test('how far it was resolved, when not answered, is not taken for 0', () => {
  expect(found([tension(4)])).toEqual([])
  expect(found([{ ...tension(4), answers: { 1: 4, 3: 'declined' } }])).toEqual([])
  expect(found([{ ...tension(4, 0), draft: true }])).toEqual([])
})

test.each([
  { how: 'no tension', later: tension(0), clears: true },
  { how: 'little tension', later: tension(1, 0), clears: true },
  { how: 'tension mostly resolved', later: tension(3, 3), clears: true },
  { how: 'tension partly resolved', later: tension(2, 2), clears: false },
  { how: 'a sheet declined', later: absent('tension-check', 'declined'), clears: false },
  { how: 'the clinician sees none', later: tension(0, undefined, 'clinician'), clears: false },
])('later $how: cleared $clears', ({ later, clears }) => {
  expect(one(found([tension(3, 0)], 'missed', [later])).clearedBy).toBe(clears ? 'week-3' : null)
})

test('what stays unresolved is one finding with newer evidence', () => {
  expect(one(found([tension(3, 0)], [tension(2, 2)], [tension(4, 1)]))).toMatchObject({
    key: 'client:week-1',
    sessionId: 'week-3',
    evidence: { tension: 4, resolved: 1, checks: 2 },
  })
})

test('client and clinician are read apart', () => {
  const keys = found([tension(3, 0), tension(2, 0, 'clinician')], [tension(0)]).map(each => [each.key, each.clearedBy])
  expect(keys).toEqual([
    ['client:week-1', 'week-2'],
    ['clinician:week-1', null],
  ])
})

test('in words: who, how much, how far resolved', () => {
  expect(rule.explain(one(found([tension(3, 1, 'clinician')])).evidence, instruments).sentence).toBe(
    'The clinician reported tension of 3 of 4 at session 1, resolved 1 of 4.',
  )
})
