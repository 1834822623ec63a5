import { type Assumptions, longest, scale, step } from './assumptions'
import { type Chance, chanceFrom } from './chance'

/** Session by session: in a rupture or not, and where it begins. */
type Phase = 'calm' | 'begins' | 'goes-on'

export type Series = {
  ratings: readonly number[]
  phases: readonly Phase[]
  /** What only the simulator knows: the expected rating of each session, and the deviation carried over from the one before. */
  expected: readonly number[]
  carried: readonly number[]
  /** Standard deviation of what is new in a session. */
  news: readonly number[]
}

const cut = (value: number): number => Math.min(scale.max, Math.max(scale.min, value))

export function simulate(assumed: Assumptions, seed: number): Series[] {
  const chance = chanceFrom(seed)
  return Array.from({ length: assumed.clients }, () => client(assumed, chance))
}

function client(assumed: Assumptions, chance: Chance): Series {
  const length = chance.whole(...assumed.sessions)
  const level = assumed.mean + assumed.between * chance.normal()
  const growth = assumed.growth * chance.between(0, 2)
  const spread = assumed.within * Math.exp(assumed.unevenness * chance.normal())
  const { phases, depths } = ruptures(length, assumed, chance)
  const expected = depths.map((_, session) => cut(level + growth * session))
  const { deviations, carried, news } = deviating(length, spread, assumed.carryOver, chance)
  const ratings = depths.map((depth, session) =>
    rated((expected[session] ?? 0) + (deviations[session] ?? 0) - depth, assumed, chance),
  )
  return { ratings, phases, expected, carried, news }
}

/** As it would be filled in: in steps, on the scale; of few answers, each by itself. */
function rated(value: number, { answers }: Assumptions, chance: Chance): number {
  if (!answers) return cut(Math.round(value / step) * step)
  const given = Array.from({ length: answers.count }, () => cut(Math.round(value + answers.spread * chance.normal())))
  return given.reduce((sum, each) => sum + each, 0) / answers.count
}

function deviating(length: number, spread: number, carryOver: number, chance: Chance) {
  const [deviations, carried, news]: [number[], number[], number[]] = [[], [], []]
  for (let session = 0; session < length; session++) {
    const kept = session === 0 ? 0 : carryOver
    carried.push(kept * (deviations[session - 1] ?? 0))
    news.push(spread * Math.sqrt(1 - kept ** 2))
    deviations.push((carried[session] ?? 0) + (news[session] ?? 0) * chance.normal())
  }
  return { deviations, carried, news }
}

function ruptures(length: number, { ruptures: often, depth }: Assumptions, chance: Chance) {
  const phases: Phase[] = []
  const depths: number[] = []
  let [left, deep] = [0, 0]
  for (let session = 0; session < length; session++) {
    const begins = left === 0 && session >= 3 && chance.next() < often
    if (begins) [left, deep] = [chance.whole(1, longest), chance.between(...depth)]
    phases.push(begins ? 'begins' : left > 0 ? 'goes-on' : 'calm')
    depths.push(left > 0 ? deep : 0)
    left = Math.max(0, left - 1)
  }
  return { phases, depths }
}
