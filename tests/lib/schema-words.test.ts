import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { errorsOf } from '@/app/form'
import { issueWords } from '@/lib/instruments/problems'
import { isForProgrammers, numberWords } from '@/lib/schema-words'

test('what a number may be is read off its schema', () => {
  expect(numberWords(z.int().min(2).max(60))).toBe('A whole number from 2 to 60.')
  expect(numberWords(z.number().min(0.02).max(0.3))).toBe('A number from 0.02 to 0.3.')
  expect(numberWords(z.int().min(-3).max(3))).toBe('A whole number from −3 to 3.')
  expect(() => numberWords(z.number().min(1))).toThrow()
})

/** One schema and one value for each kind of thing that Zod finds wrong. */
const found: Record<string, [z.ZodType, unknown]> = {
  type: [z.number(), 'text'],
  'not whole': [z.int(), 2.5],
  'no number': [z.number(), Number.NaN],
  missing: [z.string(), undefined],
  value: [z.enum(['a', 'b']), 'c'],
  literal: [z.literal('a'), 'c'],
  'too small': [z.number().min(2), 1],
  'too large': [z.number().max(60), 61],
  'too short': [z.string().min(3), 'a'],
  'too long': [z.string().max(3), 'abcd'],
  'too few': [z.array(z.string()).min(1), []],
  'too many': [z.array(z.string()).max(1), ['a', 'b']],
  'too large a set': [z.set(z.string()).max(1), new Set(['a', 'b'])],
  pattern: [z.string().regex(/^x/), 'a'],
  email: [z.email(), 'a'],
  uuid: [z.uuid(), 'a'],
  date: [z.iso.date(), 'a'],
  start: [z.string().startsWith('x'), 'a'],
  multiple: [z.number().multipleOf(5), 3],
  'unknown entry': [z.strictObject({}), { a: 1 }],
  union: [z.union([z.string(), z.number()]), true],
  kind: [z.discriminatedUnion('k', [z.object({ k: z.literal('a') })]), { k: 'z' }],
  key: [z.record(z.enum(['a']), z.string()), { b: 'x' }],
  'map key': [z.map(z.string().min(2), z.string()), new Map([['a', 'b']])],
  custom: [z.string().refine(() => false), 'a'],
}

describe('no message of Zod’s own is shown', () => {
  test.each(Object.entries(found))('%s', (_, [schema, value]) => {
    const { error } = z.object({ field: schema }).safeParse({ field: value })
    const raw = error?.issues.map(({ message }) => message) ?? []
    expect(raw.length).toBeGreaterThan(0)
    expect(raw.filter(isForProgrammers)).toEqual(raw)
    const shown = [
      ...Object.values(error ? errorsOf(error) : {}).flat(),
      ...(error?.issues.map(issue => issueWords(issue, { field: value })) ?? []),
    ]
    expect(shown).toHaveLength(2 * raw.length)
    expect(
      shown.filter(words => /invalid|too (small|big)|unrecognized|expected|received|[<>]=|pattern/i.test(words)),
    ).toEqual(shown.filter(words => words.endsWith('is not written as expected')))
  })

  test('a sentence of ours is shown as it is, once', () => {
    const ours = z.object({ field: z.string().regex(/^x/, 'Begin with an x.').min(3, 'Begin with an x.') })
    const { error } = ours.safeParse({ field: 'a' })
    expect(error && errorsOf(error)).toEqual({ field: ['Begin with an x.'] })
  })
})
