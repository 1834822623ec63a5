import { describe, expect, test } from 'vitest'
import { answerWays } from '@/lib/answer/request'
import { asksAboutRisk, isBeside, isInPractice, raisesRisk, riskReadings, riskRefusal } from '@/lib/answer/risk'
import { evaluate } from '@/lib/flags/rules'
import type { Answer, Answers } from '@/lib/instruments/answers'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { defaultSettings } from '@/lib/settings'
import { episode } from '../episode'

/** Every risk item of every instrument, and one of a practice's own with a limit in the middle of its answers. */
const own: Instrument = {
  ...instrument('phq-9'),
  id: 'own-risk',
  practiceOwn: true,
  safetyItems: [{ item: 9, above: 1, cue: 'thoughts' }],
}
const all = [...instruments, own]
const risks = all.flatMap(of => of.safetyItems.map(({ item, above }) => ({ id: of.id, item, above, of })))

/** Whether the flag is raised for a sheet that holds this answer. */
function isFlagged(of: Instrument, answers: Answers): boolean {
  const history = { ...episode([{ instrumentId: of.id, answers }]), instruments: all }
  return evaluate(history, defaultSettings).some(({ rule, tier }) => rule === 'safety-item' && tier === 'safety')
}

test('there are risk items to be tried', () => expect(risks.length).toBeGreaterThanOrEqual(9))

describe.each(risks)('$id, item $item', ({ of, item, above }) => {
  const range = responseOf(
    of,
    of.items.find(({ n }) => n === item) ?? { n: item, cue: '', reversed: false, unscored: false, nominal: false },
  )
  const inRange = (value: number) => value >= range.min && value <= range.max
  const answers: { name: string; answer: Answer | undefined; raised: boolean }[] = [
    { name: 'one below the limit', answer: above - range.step, raised: false },
    { name: 'at the limit', answer: above, raised: false },
    { name: 'one above the limit', answer: above + range.step, raised: true },
    { name: 'the highest', answer: range.max, raised: true },
    { name: 'blank', answer: 'blank', raised: false },
    { name: 'declined', answer: 'declined', raised: false },
    { name: 'unanswered', answer: undefined, raised: false },
  ]

  test.each(answers.filter(({ answer }) => typeof answer !== 'number' || inRange(answer)))(
    '$name: the client’s sentence and the flag together, or neither',
    ({ answer, raised }) => {
      const given = answer === undefined ? {} : { [item]: answer }
      expect(raisesRisk(of, given)).toBe(raised)
      expect(isFlagged(of, given)).toBe(raised)
    },
  )

  test('what has no answer is not seen, which is not clear', () => {
    const state = (given: Answers) => riskReadings(of, given).find(each => each.item === item)?.state
    expect(state({ [item]: above })).toBe('clear')
    for (const given of [{ [item]: 'blank' as const }, { [item]: 'declined' as const }, {}])
      expect(state(given)).toBe('not-seen')
  })
})

describe('by which way it may be asked', () => {
  const written = { clientReads: 'Please call …', whoLooks: 'The clinician, on working days' }

  test('what does not ask about risk: by every one', () => {
    for (const of of all.filter(each => !asksAboutRisk(each)))
      for (const way of answerWays) expect(riskRefusal(of, way, null)).toBeNull()
  })

  test('what does: in the practice, and from home only once both are written', () => {
    for (const { of } of risks) {
      for (const way of ['handover', 'tablet', 'phone'] as const) expect(riskRefusal(of, way, null)).toBeNull()
      expect(riskRefusal(of, 'link', null)).toContain(of.abbreviation)
      expect(riskRefusal(of, 'link', { ...written, clientReads: ' ' })).not.toBeNull()
      expect(riskRefusal(of, 'link', { ...written, whoLooks: '' })).not.toBeNull()
      expect(riskRefusal(of, 'link', written)).toBeNull()
    }
  })
})

test('a phone is asked in the practice, and what a client is told at the end does not take for granted that they are still there', () => {
  expect(answerWays.filter(isInPractice)).toEqual(['handover', 'tablet', 'phone'])
  expect(answerWays.filter(isBeside)).toEqual(['handover', 'tablet'])
})
