import { expect, test } from 'vitest'
import { defaultPlan, type PlanEntry } from '@/lib/battery'
import { firstSession, lighterPlan, planKind } from '@/lib/first-days'
import { instruments } from '@/lib/instruments/catalogue'

const asked = (plan: readonly PlanEntry[]) => firstSession(plan, instruments)
const entry = (over: Partial<PlanEntry>): PlanEntry => ({
  instrumentId: 'tension-check',
  respondent: 'client',
  target: null,
  everySessions: 1,
  position: 0,
  ...over,
})

test('the plan of the house asks 97 answers at a first session, the lighter one a third of them', () => {
  expect(asked(defaultPlan)).toEqual({ answers: 97, byClient: 90, byClinician: 7, minutes: 16 })
  expect(asked(lighterPlan)).toEqual({ answers: 32, byClient: 25, byClinician: 7, minutes: 5 })
})

test('an item is counted for whom it is asked of, and a measure that is not asked not at all', () => {
  expect(asked([entry({ respondent: 'client' })]).answers).toBe(3)
  expect(asked([entry({ respondent: 'clinician' })]).answers).toBe(4)
  expect(asked([entry({ everySessions: 24 })]).answers).toBe(3)
  expect(asked([entry({ everySessions: 0 })])).toEqual({ answers: 0, byClient: 0, byClinician: 0, minutes: 1 })
})

test('the lighter start holds alliance, distress and the prompts, in the order and rhythm of the house', () => {
  expect(lighterPlan.map(({ instrumentId, respondent }) => `${instrumentId} ${respondent}`)).toEqual([
    'wai-sr client',
    'core-10 client',
    'tension-check client',
    'impression clinician',
    'tension-check clinician',
  ])
  expect(defaultPlan).toEqual(expect.arrayContaining([...lighterPlan]))
})

test('a plan is known for one of the two by what it asks, not by its places', () => {
  expect(planKind(defaultPlan)).toBe('house')
  expect(planKind(lighterPlan.map(each => ({ ...each, position: each.position + 3 })))).toBe('lighter')
  expect(planKind(defaultPlan.toReversed())).toBe('own')
  expect(planKind(defaultPlan.with(7, entry({ instrumentId: 'dsq-40', everySessions: 12 })))).toBe('own')
  expect(planKind([])).toBe('own')
})
