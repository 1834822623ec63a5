import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '../servers/exchange'
import { cpuBetween, readCpu } from './cpu-time'
import { type Plan, planOf } from './plan'
import { type Measured, type Reading, readingOf } from './reading'
import { median } from './statistics'

/** One thing asked of one server. `ask` throws where the answer is not what it should be. */
export type Target = { name: string; pid: number; ask: () => Promise<Answer> }

/** Targets that are compared with each other: asked in turn, request by request, so that what slows the machine down slows all of them. */
export type Comparison = { name: string; targets: readonly Target[] }

/** What was found of a comparison, of each target in their order. */
export type Compared = { name: string; targets: Measured[] }

/** Servers that were just started, and what is to be compared on them: the same comparisons each time. */
export type Fresh = { comparisons: readonly Comparison[]; end: () => Promise<void> }

/** How long the slowest target of a comparison is asked before anything counts, in ms. */
const warmUpMs = 900

/**
 * Measures over rounds, each on servers of its own: two processes of one program differ by a tenth, by what each came to compile and
 * where it came to lie in memory, and one of them cannot stand for all. In each round everything is warmed up first.
 */
export async function measure(
  start: (round: number) => Promise<Fresh>,
  rounds: number,
  tell: (words: string) => void,
): Promise<Compared[]> {
  const found = new Map<string, Compared & { isSlow: boolean }>()
  for (let round = 1; round <= rounds; round++) {
    const { comparisons, end } = await start(round)
    const open = comparisons.filter(({ name }) => !found.get(name)?.isSlow)
    const plans = new Map<Comparison, Plan>()
    for (const comparison of open) {
      tell(`round ${round} of ${rounds}, warming up: ${comparison.name}`)
      plans.set(comparison, await warmUp(comparison))
    }
    for (const [comparison, plan] of plans) {
      tell(`round ${round} of ${rounds}: ${comparison.name}`)
      const { name, targets } = comparison
      const before = found.get(name)?.targets ?? targets.map(target => ({ name: target.name, readings: [] }))
      const readings = await oneRound(comparison, plan)
      const after = before.map((measured, at) => withReading(measured, readings[at]))
      found.set(name, { name, targets: after, isSlow: plan.isSlow })
    }
    await end()
  }
  return [...found.values()]
}

const withReading = ({ name, readings }: Measured, reading: Reading | undefined): Measured => ({
  name,
  readings: [...readings, ...(reading ? [reading] : [])],
})

/** Asks all targets until they are warm; by what that took, how they are to be asked. */
async function warmUp({ targets }: Comparison): Promise<Plan> {
  const taken = targets.map((): number[] => [])
  const slowest = () => Math.max(...taken.map(all => all.reduce((sum, ms) => sum + ms, 0)))
  do for (const [at, { ask }] of targets.entries()) taken[at]?.push((await ask()).ms)
  while (slowest() < warmUpMs)
  return planOf(taken.map(median))
}

/** One round of a comparison: a reading for each target, in their order. */
export async function oneRound({ targets }: Comparison, { turns, repeats }: Omit<Plan, 'isSlow'>): Promise<Reading[]> {
  const before = targets.map(({ pid }) => readCpu(pid))
  const answers: Answer[][] = targets.map(() => [])
  for (let turn = 0; turn < turns; turn++)
    for (const [at, target] of turned(targets, turn))
      for (let times = 0; times < (repeats[at] ?? 1); times++) answers[at]?.push(await target.ask())
  // What a server does once it has answered is its work too.
  await sleep(20)
  return targets.map(({ pid }, at) => {
    const given = answers[at] ?? []
    const cpu = cpuBetween(before[at] ?? null, readCpu(pid))
    return readingOf(given, cpu === null ? null : cpu / given.length)
  })
}

/** All targets with their places, beginning with another one in each turn. */
function turned(targets: readonly Target[], turn: number): [number, Target][] {
  const placed = [...targets.entries()]
  const first = turn % targets.length
  return [...placed.slice(first), ...placed.slice(0, first)]
}
