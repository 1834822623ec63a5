import { expect, test } from 'vitest'
import { defaultPlan, dueAt, notablyDue, type PlanEntry } from '@/lib/battery'
import type { Absence } from '@/lib/instruments/answers'
import { instrumentById } from '@/lib/instruments/catalogue'
import { absent, alliance, closeness, episode, type Sheet } from './episode'

const entry = (everySessions: number, instrumentId = 'wai-sr', over: Partial<PlanEntry> = {}): PlanEntry => ({
  instrumentId,
  respondent: 'client',
  target: null,
  everySessions,
  position: 0,
  ...over,
})
const isDue = (every: number, ...weeks: (Sheet[] | 'missed')[]) =>
  dueAt([entry(every)], episode(...weeks), null).length === 1
const done = [alliance(4)]

test('everything that is asked at all is due at the first session', () => {
  expect(isDue(1)).toBe(true)
  expect(isDue(24)).toBe(true)
  expect(isDue(0)).toBe(false)
})

test('then once as many attended sessions have gone by', () => {
  expect(isDue(1, done)).toBe(true)
  expect(isDue(3, done)).toBe(false)
  expect(isDue(3, done, [])).toBe(false)
  expect(isDue(3, done, [], [])).toBe(true)
  expect(isDue(3, done, [], [], done)).toBe(false)
})

test('missed sessions do not count', () => {
  expect(isDue(2, done, 'missed', 'missed')).toBe(false)
  expect(isDue(2, done, 'missed', [])).toBe(true)
})

test.each(['declined', 'not-asked', 'paused', 'not-due'] satisfies Absence[])('%s stays due', why => {
  expect(isDue(12, [absent('wai-sr', why)])).toBe(true)
})

test('a draft is not filled in yet', () => {
  expect(isDue(12, [{ ...alliance(4), draft: true }])).toBe(true)
})

test('at a session that was held, only what came before it counts', () => {
  const history = episode(done, [], done, [])
  const at = (id: string) => dueAt([entry(2)], history, id).length === 1
  expect(['week-1', 'week-2', 'week-3', 'week-4'].map(at)).toEqual([true, false, true, false])
})

test('targets and respondents are asked apart, in the order of the plan', () => {
  const plan = [
    entry(12, 'ecr-rs', { target: 'partner', position: 3 }),
    entry(12, 'ecr-rs', { target: 'general', position: 2 }),
    entry(1, 'tension-check', { respondent: 'clinician', position: 1 }),
  ]
  const due = dueAt(plan, episode([closeness(4, 4, 'general')]), null)
  expect(due.map(each => `${each.instrumentId} ${each.target}`)).toEqual(['tension-check null', 'ecr-rs partner'])
})

test('the plan a practice starts with fits the instruments it names', () => {
  expect(defaultPlan.map(each => each.position)).toEqual(defaultPlan.map((_, index) => index))
  for (const { instrumentId, respondent, target } of defaultPlan) {
    const found = instrumentById(instrumentId)
    expect(found?.respondents).toContain(respondent)
    expect(found?.hasTarget).toBe(target !== null)
  }
})

test('what is asked every time and was answered last time goes without saying', () => {
  const plan = [entry(1), entry(2, 'ecr-rs', { target: 'general', position: 1 })]
  const named = (...weeks: (Sheet[] | 'missed')[]) => notablyDue(plan, episode(...weeks)).map(each => each.instrumentId)
  expect(named()).toEqual(['wai-sr', 'ecr-rs'])
  expect(named([alliance(4), closeness(4, 4, 'general')])).toEqual([])
  expect(named([alliance(4), closeness(4, 4, 'general')], [alliance(4)])).toEqual(['ecr-rs'])
  expect(named([alliance(4), closeness(4, 4, 'general')], [])).toEqual(['wai-sr', 'ecr-rs'])
  expect(named([alliance(4), closeness(4, 4, 'general')], 'missed')).toEqual([])
})
