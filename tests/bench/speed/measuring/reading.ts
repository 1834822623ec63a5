import type { Answer } from '../servers/exchange'
import { mean, median, ratio, type Spread, spread } from './statistics'

/** What one target took in one round, per request. `cpuMs` is null where the system does not say. */
export type Reading = { ms: number; perSecond: number; cpuMs: number | null; bytes: number }

/** A target's readings, one for each round. */
export type Measured = { name: string; readings: Reading[] }

/** What the answers of a round come to; `cpuMs` is what the server used for each. */
export function readingOf(answers: readonly Answer[], cpuMs: number | null): Reading {
  const walls = answers.map(({ ms }) => ms)
  const bytes = median(answers.map(({ body }) => body.length))
  return { ms: median(walls), perSecond: 1000 / mean(walls), cpuMs, bytes }
}

type Figure = keyof Reading

/** One figure of a target over its rounds; null where there is none. */
export function figure({ readings }: Measured, of: Figure): Spread | null {
  const values = readings.flatMap(reading => reading[of] ?? [])
  return values.length > 0 ? spread(values) : null
}

/** A figure of one target as a multiple of another's, round by round. */
export const figureRatio = (over: Measured, under: Measured, of: Figure): Spread | null =>
  ratio(
    over.readings.map(reading => reading[of]),
    under.readings.map(reading => reading[of]),
  )
