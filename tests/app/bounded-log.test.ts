import { expect, test, vi } from 'vitest'
import { boundedLine, boundLog } from '@/app/bounded-log'

const aMinute = 60_000
const fault = (message: string) => Object.assign(new SyntaxError(message), { digest: '12345' })

test('what the framework says of a fault is one line, with where it was and nothing that was sent', () => {
  const line = boundedLine()(
    fault('Unexpected token, "my secret" is not valid JSON\n    at secret'),
    Date.UTC(2026, 10, 27),
  )
  expect(JSON.parse(line ?? '')).toEqual({
    at: '2026-11-27T00:00:00.000Z',
    digest: '12345',
    kind: 'SyntaxError',
    where: expect.arrayContaining([expect.stringContaining('bounded-log.test.ts')]),
  })
  expect(line).not.toContain('secret')
})

test('of one fault so many lines are written, then how many there would have been; another one is not kept back', () => {
  const lineOf = boundedLine()
  const instants = [...Array.from({ length: 1000 }, (_, n) => n), 11 * aMinute, 12 * aMinute]
  const lines = instants.map(now => lineOf(fault(`Sent ${now}`), now))
  expect(lines.slice(0, 1000).filter(line => line !== null)).toHaveLength(20)
  const [atOnce, then] = lines.slice(1000).map(line => JSON.parse(line ?? ''))
  expect(atOnce).toMatchObject({ leftOut: 980 })
  expect(then).not.toHaveProperty('leftOut')
  expect(lineOf(new TypeError('another'), 1)).toContain('TypeError')
})

test('however many faults there are, no more than some hundreds are told apart', () => {
  const lineOf = boundedLine()
  const named = (name: string) => Object.assign(new Error(), { name })
  const lines = Array.from({ length: 1000 }, (_, n) => lineOf(named(`Fault${n}`), 0))
  expect(lines.filter(line => line !== null)).toHaveLength(220)
})

test('sentences go to the log as they are', () => {
  const error = vi.fn()
  const warn = vi.fn()
  const log = { error, warn }
  boundLog(log)
  log.error('The disk is full.')
  log.warn(' ⨯', fault('my secret'))
  expect(error.mock.calls).toEqual([['The disk is full.']])
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^\{"at":.*"digest":"12345"/)]])
})
