import { describe, expect, test } from 'vitest'
import { type Region, regions, regionsAround } from '@/lib/attachment'
import { houseSteps } from '@/lib/flags/house-steps'
import { type NextStep, nextStepSchema, stepsFor } from '@/lib/flags/next-steps'
import { type RuleId, ruleIds } from '@/lib/flags/rule'
import { rules } from '@/lib/flags/rules'
import { type RuptureKind, ruptureKinds } from '@/lib/flags/rupture-judgement'

const kinds: (RuptureKind | null)[] = [null, ...ruptureKinds]
const everywhere: (Region | null)[] = [null, ...regions]
const only = (region: Region | null) => (region === null ? [] : [region])
const texts = (rule: RuleId, kind: RuptureKind | null, region: Region | null) =>
  stepsFor(houseSteps[rule], { kind, regions: only(region) }).map(step => step.text)

test('every rule that ships has an id of its own, and steps', () => {
  expect(rules.map(({ id }) => id).toSorted()).toEqual([...ruleIds].toSorted())
  expect(Object.keys(houseSteps).toSorted()).toEqual([...ruleIds].toSorted())
})

test('two or three for every rule, kind and region, each a sentence with its source', () => {
  for (const rule of ruleIds)
    for (const kind of kinds)
      for (const region of everywhere) {
        const steps = stepsFor(houseSteps[rule], { kind, regions: only(region) })
        expect([2, 3]).toContain(steps.length)
        expect(new Set(steps).size).toBe(steps.length)
        for (const step of steps) expect(step.text).toMatch(/^[A-Z].*[.?]$/)
      }
})

test('steps have the shape in which a practice writes its own', () => {
  for (const step of Object.values(houseSteps).flat()) expect(nextStepSchema.parse(step)).toEqual(step)
  expect(nextStepSchema.safeParse({ text: ' ', source: 'x' }).success).toBe(false)
  expect(nextStepSchema.safeParse({ text: 'Ask.', source: 'x', when: { kind: ['quarrel'] } }).success).toBe(false)
  expect(nextStepSchema.safeParse({ text: 'Ask.', source: 'x', when: { region: [] } }).success).toBe(false)
})

describe('what the evidence supports changes with kind and region, and nothing else does', () => {
  const aboutRuptures = ['alliance-drop', 'rupture-unrepaired', 'tension-unresolved'] as const

  test.each(aboutRuptures)('%s: withdrawal and confrontation ask for something else', rule => {
    const [plain, withdrawal, confrontation, none] = [null, 'withdrawal', 'confrontation', 'not-a-rupture'] as const
    expect(texts(rule, withdrawal, null)).not.toEqual(texts(rule, plain, null))
    expect(texts(rule, confrontation, null)).not.toEqual(texts(rule, withdrawal, null))
    expect(texts(rule, 'both', null)).toEqual(texts(rule, confrontation, null))
    expect(texts(rule, none, null)).toEqual(texts(rule, plain, null))
  })

  test.each([...aboutRuptures, 'rupture-unseen', 'alliance-early-low'] as const)(
    '%s: insecure regions add a word',
    rule => {
      for (const region of ['preoccupied', 'dismissing', 'fearful'] as const)
        expect(texts(rule, null, region)).not.toEqual(texts(rule, null, null))
      expect(texts(rule, null, 'secure')).toEqual(texts(rule, null, null))
    },
  )

  test.each([
    'alliance-decline',
    'alliance-ceiling',
    'no-reliable-gain',
    'reliable-deterioration',
    'safety-item',
  ] as const)('%s says the same to everyone', rule => {
    for (const kind of kinds)
      for (const region of everywhere) expect(texts(rule, kind, region)).toEqual(texts(rule, null, null))
  })

  test('the experts’ first move is among them at every rupture, whatever its kind and region', () => {
    for (const rule of aboutRuptures)
      for (const kind of kinds)
        for (const region of everywhere) {
          const sources = stepsFor(houseSteps[rule], { kind, regions: only(region) }).map(({ source }) => source)
          expect(sources.join()).toContain('Eubanks, Burckell & Goldfried 2018')
        }
  })
})

test('near a border a prompt has to be meant for both sides of it', () => {
  const near = (anxiety: number, avoidance: number) =>
    stepsFor(houseSteps['alliance-drop'], { kind: null, regions: regionsAround(anxiety, avoidance) }).map(
      ({ text }) => text,
    )
  const [patience, slowly] = [/^Allow more than one conversation/, /^Go slowly/]
  const given = (texts: string[], prompt: RegExp) => texts.some(text => prompt.test(text))
  // Anxious beyond doubt, and perhaps avoidant.
  expect(given(near(5.5, 4.2), patience)).toBe(true)
  expect(given(near(5.5, 4.2), slowly)).toBe(false)
  expect(given(near(5.5, 5.5), slowly)).toBe(true)
  // In the middle: nothing is known.
  expect(near(4.3, 4.3)).toEqual(texts('alliance-drop', null, null))
})

describe('steps of a practice’s own', () => {
  const step = (text: string, when?: NextStep['when']): NextStep => ({
    text,
    source: 'Ours',
    ...(when ? { when } : {}),
  })
  const named = (steps: NextStep[], kind: RuptureKind | null, region: Region | null) =>
    stepsFor(steps, { kind, regions: only(region) }).map(({ text }) => text)

  test('the most fitting first, those for another kind or region not at all', () => {
    const steps = [
      step('all'),
      step('fearful', { region: ['fearful'] }),
      step('both conditions', { kind: ['withdrawal'], region: ['fearful'] }),
      step('confrontation', { kind: ['confrontation'] }),
    ]
    expect(named(steps, 'withdrawal', 'fearful')).toEqual(['both conditions', 'fearful', 'all'])
    expect(named(steps, null, 'fearful')).toEqual(['fearful', 'all'])
    expect(named(steps, null, null)).toEqual(['all'])
  })

  test('three at the most, and one that is for everyone among them', () => {
    const made = ['a', 'b', 'c'].map(text => step(text, { region: ['fearful'] }))
    expect(named([...made, step('all')], null, 'fearful')).toEqual(['a', 'b', 'all'])
    expect(named(made, null, 'fearful')).toEqual(['a', 'b', 'c'])
    expect(
      named(
        ['1', '2', '3', '4'].map(text => step(text)),
        null,
        null,
      ),
    ).toEqual(['1', '2', '3'])
    expect(named([], 'both', 'secure')).toEqual([])
  })
})
