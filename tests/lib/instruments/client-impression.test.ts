import { describe, expect, test } from 'vitest'
import { defaultPlan } from '@/lib/battery'
import { earlyMean } from '@/lib/early-cut'
import type { Finding } from '@/lib/flags/rule'
import { evaluate, ruleById } from '@/lib/flags/rules'
import { allianceMeasures } from '@/lib/flags/ruptures'
import type { Answers } from '@/lib/instruments/answers'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { score } from '@/lib/instruments/scoring'
import { measureSubject } from '@/lib/measure'
import { defaultSettings } from '@/lib/settings'
import { latestVoices, twoVoices } from '@/lib/two-voices'
import { episode, type Sheet } from '../episode'

const of = instrument('client-impression')

const given = (...answers: [number, number, number]): Sheet[] => [
  {
    instrumentId: 'client-impression',
    answers: { 1: answers[0], 2: answers[1], 3: answers[2] },
    scores: { sum: answers[0] + answers[1] + answers[2], mean: (answers[0] + answers[1] + answers[2]) / 3 },
  },
]
const times = (count: number, ...answers: [number, number, number]) =>
  Array.from({ length: count }, () => given(...answers))
const found = (...weeks: Sheet[][]) => evaluate(episode(...weeks), defaultSettings)
const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule, tier }) => `${rule} ${tier}`)

describe('the score', () => {
  const scoresOf = (answers: Answers) => score(of, answers).map(({ value }) => value)

  test.each([
    [{ 1: 1, 2: 1, 3: 1 }, [3, 1]],
    [{ 1: 5, 2: 5, 3: 5 }, [15, 5]],
    [{ 1: 4, 2: 3, 3: 5 }, [12, 4]],
    [{ 1: 4, 2: 4, 3: 5 }, [13, 13 / 3]],
  ])('%j', (answers, expected) => expect(scoresOf(answers)).toEqual(expected))

  test('without one of the three sides there is none: the mean of two is of something else', () => {
    for (const absence of ['blank', 'declined'] as const)
      expect(scoresOf({ 1: 5, 2: 5, 3: absence })).toEqual([null, null])
    expect(scoresOf({ 1: 5, 2: 5 })).toEqual([null, null])
  })
})

test('it is a client’s alliance measure, said not to be validated, and in no plan by itself', () => {
  expect(allianceMeasures(instruments).map(({ instrumentId }) => instrumentId)).toContain('client-impression')
  expect(of).toMatchObject({ ownPrompt: true, respondents: ['client'], primaryScale: 'mean' })
  expect(defaultPlan.some(({ instrumentId }) => instrumentId === 'client-impression')).toBe(false)
  expect(measureSubject({ instrument: of, respondent: 'client' })).toBe("Client's impression")
})

describe('what the rules make of it', () => {
  test('one answer one step lower is no drop, not even after ten ratings that were all alike', () => {
    for (const level of [3, 4, 5])
      expect(rulesOf(found(...times(10, level, level, level), given(level, level - 1, level)))).not.toContainEqual(
        expect.stringContaining('alliance-drop'),
      )
  })

  test('a step down in all three is one, and its flag says what it rests on', () => {
    const drop = found(...times(6, 4, 4, 4), given(3, 3, 3)).find(({ rule }) => rule === 'alliance-drop')
    expect(drop?.evidence).toMatchObject({ instrumentId: 'client-impression', value: 3 })
    const said = ruleById('alliance-drop')?.explain(drop?.evidence, instruments)
    expect(said).toMatchObject({ grade: 'C' })
    expect(said?.sentence).toContain("Client's impression")
    expect(said?.detail).toContain('not a validated measure: grade C')
  })

  test('the same of a validated measure keeps the grade of its rule', () => {
    const wai = (mean: number): Sheet[] => [{ instrumentId: 'wai-sr', scores: { mean, total: mean * 12 } }]
    const drop = found(...Array.from({ length: 6 }, () => wai(4)), wai(2.5)).find(
      ({ rule }) => rule === 'alliance-drop',
    )
    expect(ruleById('alliance-drop')?.explain(drop?.evidence, instruments).grade).toBeUndefined()
  })

  test('fewer than three earlier ratings judge nothing', () =>
    expect(rulesOf(found(...times(2, 5, 5, 5), given(1, 1, 1)))).toEqual([]))

  test('the ceiling: three at the maximum say little, and two below it are noted', () => {
    expect(rulesOf(found(...times(3, 5, 5, 5)))).toEqual(['alliance-ceiling note'])
    expect(
      rulesOf(found(...times(3, 5, 5, 5), ...times(2, 5, 4, 5))).filter(each => each.includes('ceiling')),
    ).toHaveLength(2)
  })

  test('early ratings are held against a cut of this measure alone', () => {
    const low = episode(...times(5, 2, 2, 3))
    const cut = { at: 3, takenOn: '2026-01-01', episodes: 40 }
    const early = (cuts: typeof defaultSettings.earlyLow.cuts) =>
      rulesOf(evaluate(low, { ...defaultSettings, earlyLow: { ...defaultSettings.earlyLow, cuts } }))
    expect(earlyMean(low, 'client-impression', { from: 3, to: 5 })).toBeCloseTo(7 / 3, 9)
    expect(early({ 'wai-sr': cut })).toEqual([])
    expect(early({ 'client-impression': cut })).toEqual(['alliance-early-low note'])
  })
})

describe('beside the clinician’s impression', () => {
  const clinician = (goals: number, tasks: number, bond: number): Sheet => ({
    instrumentId: 'impression',
    respondent: 'clinician',
    answers: { 1: goals, 2: tasks, 3: bond },
  })
  const rated: Sheet = { instrumentId: 'wai-sr', scores: { task: 16, goal: 12, bond: 20, total: 48, mean: 4 } }

  test('goals, tasks and bond of both, as they were given', () => {
    const voices = twoVoices(episode([...given(4, 3, 5), clinician(5, 4, 2)], given(2, 3, 5)), 'session')
    expect(voices?.clientForms).toEqual(['client-impression'])
    const side = (name: string) => voices?.sides.find(each => each.side === name)
    expect(side('goal')?.client[0]?.points.map(({ value }) => value)).toEqual([4, 2])
    expect(side('task')?.client[0]?.points.map(({ value }) => value)).toEqual([3, 3])
    expect(side('goal')?.clinician.points.map(({ value }) => value)).toEqual([5])
    expect(voices?.rows[0]?.client).toEqual([{ goal: '4', task: '3', bond: '5' }])
  })

  test('beside the WAI-SR as a line of its own, never joined with it, and named wherever it says something', () => {
    const voices = twoVoices(
      episode([rated], given(1, 1, 1), [...given(2, 2, 2), rated, clinician(5, 4, 2)]),
      'session',
    )
    if (!voices) throw new Error('nobody rated anything')
    expect(voices.clientForms).toEqual(['wai-sr', 'client-impression'])
    const lines = voices.sides.find(({ side }) => side === 'task')?.client ?? []
    expect(lines.map(({ form, isSecond, points }) => [form, isSecond, points.map(each => each.value)])).toEqual([
      ['wai-sr', false, [4, 4]],
      ['client-impression', true, [1, 2]],
    ])
    expect(voices.rows.map(({ client }) => client.map(({ task }) => task))).toEqual([
      ['4.0', ''],
      ['', '1'],
      ['4.0', '2'],
    ])
    const [task] = voices.sides
    expect(task && latestVoices(voices, 'en-GB').side(task)).toEqual({
      client: [
        { who: 'client, WAI-SR', said: '4.0' },
        { who: 'client, impression', said: '2' },
      ],
      clinician: '4',
    })
  })
})
