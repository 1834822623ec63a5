import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerCode, answerPinHash, answerToken, answerTokenHash } from '@/db/answer-link'
import { newId } from '@/db/ids'
import { answerCodeTyped } from '@/lib/answer/code'
import { freshPractice } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeAll(async () => {
  practice = await freshPractice()
})
afterAll(() => practice.remove())

test('the token of a link is 26 letters that only this practice makes of the request', async () => {
  const ids = Array.from({ length: 200 }, newId)
  const tokens = ids.map(answerToken)
  expect(tokens.every(token => /^[a-z2-7]{26}$/.test(token))).toBe(true)
  expect(new Set(tokens).size).toBe(200)
  expect(ids.map(answerToken)).toEqual(tokens)
  // All of the 130 bits are used: each place of a token has each letter.
  for (let at = 0; at < 26; at++) expect(new Set(tokens.map(token => token[at])).size).toBeGreaterThan(24)
  await practice.remove()
  practice = await freshPractice()
  expect(answerToken(ids[0] ?? '')).not.toBe(tokens[0])
})

test('what is kept of it opens nothing, and a PIN is another for another request', () => {
  const token = answerToken(newId())
  expect(answerTokenHash(token)).not.toContain(token)
  expect(answerPinHash('a', '1234')).not.toBe(answerPinHash('b', '1234'))
})

test('a code is read as it was meant, and what is none is none', () => {
  const code = answerCode(newId(), 1)
  expect(code).toMatch(/^[B-DF-HJ-NP-TV-Z]{6}$/)
  expect(answerCodeTyped(` ${code.toLowerCase().slice(0, 3)} ${code.slice(3)}`)).toBe(code)
  for (const typed of ['', 'BCDFG', 'BCDFGHJ', 'BCDFGA', 'BCDFG1']) expect(answerCodeTyped(typed), typed).toBeNull()
})

test('a code is another one for another request and another time, and the same while it is good', () => {
  const ids = Array.from({ length: 300 }, newId)
  const codes = ids.map(id => answerCode(id, 1))
  expect(new Set(codes).size).toBe(300)
  expect(ids.map(id => answerCode(id, 1))).toEqual(codes)
  expect(ids.map(id => answerCode(id, 2)).filter((code, at) => code === codes[at])).toEqual([])
  for (let at = 0; at < 6; at++) expect(new Set(codes.map(code => code[at])).size).toBe(20)
})
