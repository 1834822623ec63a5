import { describe, expect, test } from 'vitest'
import type { Answer } from '../servers/exchange'
import { measure, oneRound, type Target } from './comparison'

const answer = (ms: number): Answer => ({ status: 200, headers: {}, body: Buffer.alloc(10), ms })

describe('one round', () => {
  test('asks all targets in turn, beginning with another one each time', async () => {
    const asked: string[] = []
    const target = (name: string, ms: number): Target => ({
      name,
      pid: process.pid,
      ask: async () => {
        asked.push(name)
        return answer(ms)
      },
    })
    const comparison = { name: 'a page', targets: [target('a', 20), target('b', 10)] }
    const readings = await oneRound(comparison, { turns: 3, repeats: [1, 2] })
    expect(asked.join('')).toBe('abbbbaabb')
    expect(readings.map(({ ms }) => ms)).toEqual([20, 10])
  })
})

describe('a measurement', () => {
  const target = (name: string, ms: number): Target => ({ name, pid: process.pid, ask: async () => answer(ms) })

  test('has a reading of each target for each round, every time on servers of its own', async () => {
    const ended: number[] = []
    const start = async (round: number) => ({
      comparisons: [{ name: 'a page', targets: [target('ours', 500 * round), target('theirs', 1000)] }],
      end: async () => {
        ended.push(round)
      },
    })
    const [found] = await measure(start, 3, () => {})
    expect(ended).toEqual([1, 2, 3])
    expect(found?.targets.map(({ name, readings }) => [name, readings.map(({ ms }) => ms)])).toEqual([
      ['ours', [500, 1000, 1500]],
      ['theirs', [1000, 1000, 1000]],
    ])
  })

  test('asks what is very slow in its first round alone', async () => {
    const comparisons = [
      { name: 'slow', targets: [target('ours', 30_000)] },
      { name: 'fast', targets: [target('ours', 500)] },
    ]
    const found = await measure(
      async () => ({ comparisons, end: async () => {} }),
      2,
      () => {},
    )
    expect(found.map(({ name, targets }) => [name, targets[0]?.readings.length])).toEqual([
      ['slow', 1],
      ['fast', 2],
    ])
  })
})
