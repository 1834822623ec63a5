import { describe, expect, test } from 'vitest'
import type { Answer } from '../servers/exchange'
import { figure, figureRatio, readingOf } from './reading'

const answer = (ms: number): Answer => ({ status: 200, headers: {}, body: Buffer.alloc(10), ms })

test('a round is a middle in time, and a mean in requests per second', () =>
  expect(readingOf([answer(10), answer(10), answer(40)], 7)).toEqual({
    ms: 10,
    perSecond: 50,
    cpuMs: 7,
    bytes: 10,
  }))

describe('over the rounds', () => {
  const measured = (cpu: (number | null)[]) => ({
    name: '',
    readings: cpu.map(cpuMs => ({ ms: 1, perSecond: 1, cpuMs, bytes: 1 })),
  })

  test('a figure and its ratio', () => {
    expect(figure(measured([3, 1, 2]), 'cpuMs')).toEqual({ median: 2, min: 1, max: 3 })
    expect(figureRatio(measured([3, 1, 2]), measured([1, 1, 1]), 'cpuMs')).toEqual({ median: 2, min: 1, max: 3 })
  })

  test('none where the system says nothing', () => {
    expect(figure(measured([null, null]), 'cpuMs')).toBeNull()
    expect(figureRatio(measured([null]), measured([null]), 'cpuMs')).toBeNull()
  })
})
