import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleIds, tiers } from '@/lib/flags/rule'
import { evaluate } from '@/lib/flags/rules'
import { groupByEvent, type SeenFlag } from '@/lib/flags/same-event'
import { defaultSettings } from '@/lib/settings'
import { alliance, distress, episode, tension } from '../episode'
import { ownCheck } from './courses'

const flag = (over: Partial<SeenFlag> = {}): SeenFlag => ({
  episodeId: 'episode',
  rule: 'alliance-drop',
  key: 'wai-sr:week-6',
  tier: 'review',
  sessionId: 'week-6',
  state: 'open',
  quiet: false,
  ...over,
})
const unseen = flag({ rule: 'rupture-unseen' })
const notBack = flag({ rule: 'rupture-unrepaired', sessionId: 'week-9' })
const tense = flag({ rule: 'tension-unresolved', key: 'client:week-6' })
const worse = flag({ rule: 'reliable-deterioration', key: 'core-10:week-6' })
const risk = flag({ rule: 'safety-item', key: 'core-10:client:6=2:week-6', tier: 'safety' })

const rulesOf = (flags: SeenFlag[]) =>
  groupByEvent(flags).map(({ lead, carried }) => [lead, ...carried].map(each => each.rule))

describe('one event', () => {
  test('is a fall, whichever rules speak of it and whenever they last did', () => {
    expect(rulesOf([unseen, flag(), notBack])).toEqual([['rupture-unrepaired', 'alliance-drop', 'rupture-unseen']])
  })
  test('is strain in one session, from whichever side', () => {
    expect(rulesOf([tense, flag()])).toEqual([['alliance-drop', 'tension-unresolved']])
    const own = { ...tense, key: 'clinician:week-5' }
    expect(rulesOf([tense, own])).toHaveLength(1)
    expect(rulesOf([tense, { ...flag(), key: 'wai-sr:week-2', sessionId: 'week-2' }])).toHaveLength(2)
  })
  test('joins what a later flag shows to be one', () => {
    const other = { ...tense, key: 'client:week-9', sessionId: 'week-9' }
    expect(rulesOf([tense, other])).toHaveLength(2)
    expect(rulesOf([tense, other, unseen, notBack])).toHaveLength(1)
  })
  test('is never a course, and never safety', () => {
    expect(rulesOf([risk, flag(), worse, { ...risk, key: 'phq-9:client:9=1:week-6' }])).toHaveLength(4)
  })
  test('is one client’s, in one episode', () => {
    expect(rulesOf([flag(), { ...unseen, episodeId: 'another' }])).toHaveLength(2)
  })
  test('which is over, is apart from one that is open, and from one that ended otherwise', () => {
    expect(rulesOf([flag(), { ...unseen, state: 'acknowledged' }])).toHaveLength(1)
    expect(rulesOf([flag(), { ...unseen, state: 'cleared' }])).toHaveLength(2)
    expect(rulesOf([flag({ state: 'dismissed' }), { ...unseen, state: 'cleared' }])).toHaveLength(2)
    expect(rulesOf([flag({ state: 'cleared' }), { ...unseen, state: 'cleared' }])).toHaveLength(1)
  })
})

test('what asks for a look leads, then the more urgent', () => {
  const lead = (...flags: SeenFlag[]) => groupByEvent(flags)[0]?.lead.rule
  expect(lead(flag({ tier: 'note' }), unseen)).toBe('rupture-unseen')
  expect(lead(flag({ quiet: true }), unseen)).toBe('rupture-unseen')
  expect(lead(unseen, flag())).toBe('alliance-drop')
})

test('a session that strained in three ways is one line of five findings, beside risk and distress', () => {
  const calm = [4, 4.1, 3.9, 4, 4.1].map(mean => [alliance(mean), distress(12)])
  const strained = [alliance(2.4), distress(24, 2), tension(3, 1), ownCheck(0)]
  const found = evaluate(episode(...calm, strained), defaultSettings).filter(each => each.clearedBy === null)
  const seen = found.map(each => flag({ rule: each.rule, key: each.key, tier: each.tier, sessionId: each.sessionId }))
  expect(rulesOf(seen).toSorted()).toEqual([
    ['alliance-drop', 'rupture-unseen', 'tension-unresolved'],
    ['reliable-deterioration'],
    ['safety-item'],
  ])
})

test('no flag is lost or doubled, and their order says nothing about what belongs together', () => {
  const any = fc.record({
    episodeId: fc.constantFrom('one', 'two'),
    rule: fc.constantFrom(...ruleIds),
    key: fc.constantFrom('a:1', 'a:2', 'b:1'),
    tier: fc.constantFrom(...tiers),
    sessionId: fc.constantFrom('1', '2', '3', null),
    state: fc.constantFrom('open', 'acknowledged', 'cleared'),
    quiet: fc.boolean(),
    id: fc.uuid(),
  })
  const sets = (flags: readonly (SeenFlag & { id: string })[]) =>
    groupByEvent(flags)
      .map(({ lead, carried }) =>
        [lead, ...carried]
          .map(({ id }) => id)
          .toSorted()
          .join(),
      )
      .toSorted()
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 12 }), flags => {
      expect(
        sets(flags)
          .flatMap(ids => ids.split(','))
          .filter(Boolean)
          .toSorted(),
      ).toEqual(flags.map(({ id }) => id).toSorted())
      expect(sets(flags.toReversed())).toEqual(sets(flags))
    }),
  )
})
