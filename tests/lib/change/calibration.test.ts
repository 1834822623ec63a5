import { describe, expect, test } from 'vitest'
import { expectedRange, lowerTailProbability } from '@/lib/change/expected-range'

/*
 * How often the range calls a rating low, over simulated clients whose course is known. The seed is fixed, so that these are facts
 * about the method and not a matter of luck. Ratings are means of twelve answers from 1 to 5, as in the WAI-SR.
 */
type Client = { spread: number; carryOver?: number; growth?: number; level?: number }

const clients = 3000
const scale = { min: 1, max: 5, priorSd: 0.35 }

/** A linear congruential generator (Numerical Recipes' constants): the same clients every time. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return (state + 0.5) / 2 ** 32
  }
}

/** How often (0–1) the rating after `n` others has a chance under the level, when it falls by `drop` at that session. */
function calledLow({ spread, carryOver = 0, growth = 0, level = 3 }: Client, n: number, drop = 0, at = 0.05): number {
  const chance = chances(n * 7919 + Math.round(spread * 100))
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  const low = Array.from({ length: clients }, () => {
    let strayed = normal() * spread
    const course = Array.from({ length: n + 1 }, (_, session) => {
      strayed = carryOver * strayed + normal() * spread * Math.sqrt(1 - carryOver ** 2)
      const rating = level + growth * session + strayed - (session === n ? drop : 0)
      return Math.min(5, Math.max(1, Math.round(rating * 12) / 12))
    })
    const range = expectedRange(course.slice(0, n), scale)
    return range !== null && lowerTailProbability(range, course[n] ?? 0) < at
  })
  return low.filter(Boolean).length / clients
}

const lengths = [3, 5, 8, 15, 30]
const worst = (client: Client, at: number) => Math.max(...lengths.map(n => calledLow(client, n, 0, at)))

describe('false alarms', () => {
  test('a client as variable as the prior says is called low no more often than the level says', () => {
    expect(worst({ spread: 0.35 }, 0.05)).toBeLessThan(0.055)
    expect(worst({ spread: 0.35 }, 0.01)).toBeLessThanOrEqual(0.01)
    for (const n of lengths) expect(calledLow({ spread: 0.35 }, n)).toBeGreaterThan(0.03)
  })

  test('one much steadier hardly ever: no client is taken to be much steadier than the prior', () => {
    expect(worst({ spread: 0.175 }, 0.05)).toBeLessThan(0.01)
  })

  test('neither is one whose ratings carry over, grow slowly, or lie at the ceiling', () => {
    for (const client of [
      { spread: 0.35, carryOver: 0.3 },
      { spread: 0.35, carryOver: 0.6 },
      { spread: 0.2, growth: 0.05, level: 2.5 },
      { spread: 0.35, level: 4.8 },
    ])
      expect(worst(client, 0.05)).toBeLessThan(0.055)
  })

  test('one half as variable again is called low about twice as often as the level says', () => {
    expect(worst({ spread: 0.525 }, 0.05)).toBeLessThan(0.12)
    expect(worst({ spread: 0.525 }, 0.01)).toBeLessThan(0.025)
  })
})

describe('falls that are seen', () => {
  test('one point in most steady clients, one and a half in nearly all, from the sixth rating on', () => {
    for (const n of [5, 8, 15]) {
      expect(calledLow({ spread: 0.35 }, n, 1)).toBeGreaterThan(0.75)
      expect(calledLow({ spread: 0.35 }, n, 1.5)).toBeGreaterThan(0.96)
    }
  })

  test('a point is seen in most clients who are growing by a twentieth a session', () => {
    const growing = { spread: 0.35, growth: 0.05, level: 2.5 }
    expect(calledLow(growing, 15, 1)).toBeGreaterThan(0.6)
    expect(calledLow(growing, 15, 1.5)).toBeGreaterThan(0.93)
  })
})
