import { type Assumptions, longest, otherwise, scale, threeAnswers, usual } from './assumptions'
import { caught, rates } from './compare'
import { declines } from './decline'
import { delays } from './delay'
import { ceiling, type Detector, others, ours } from './detectors'
import { simulate } from './series'
import { table, titled, two } from './table'

/** All that `npm run bench:detection` prints, part by part, as each is found. */
export function* report(clients: number, seed: number): Generator<string> {
  const assumed = { ...usual, clients }
  yield `Simulated, not observed. Seed ${seed}.\n\n${spoken(assumed)}`
  yield comparison(assumed, seed)
  yield variations(assumed, seed)
  yield ownLevels(assumed, seed, 'Ours at the levels of the rules')
  const few = { ...threeAnswers, clients }
  yield ownLevels(
    few,
    seed,
    'The same where a rating is the mean of three answers from 1 to 5: the client’s impression',
  )
  yield ownLevels({ ...few, mean: 4.4 }, seed, 'The same for clients who rate near the maximum: mean 4.4')
  yield decline(assumed, seed)
}

function spoken({
  clients,
  sessions,
  mean,
  between,
  within,
  unevenness,
  carryOver,
  growth,
  ruptures,
  depth,
}: Assumptions) {
  return [
    `${clients} clients of ${sessions.join(' to ')} sessions; ratings ${scale.min} to ${scale.max} in twelfths`,
    `level at the start: mean ${mean}, SD ${between} between clients, expected values cut at the ends of the scale`,
    `spread within a client: median ${within}, SD of its logarithm ${unevenness}`,
    `carry-over ${carryOver}; growth 0 to ${2 * growth} a session, by client`,
    `ruptures: chance ${ruptures} at each calm session from the fourth on, ${depth.join(' to ')} points deep, 1 to ${longest} sessions long`,
  ]
    .map(line => `- ${line}\n`)
    .join('')
}

const heads = rates.map(rate => `${100 * rate} in 100`)

function comparison(assumed: Assumptions, seed: number): string {
  const all = simulate(assumed, seed)
  const top = caught(ceiling, all, assumed)
  const row = (detector: Detector) => {
    const found = detector === ceiling ? top : caught(detector, all, assumed)
    return [detector.name, ...found.map((share, at) => `${two(share)} (${two(share / (top[at] ?? 1))})`)]
  }
  return titled(
    'Ruptures caught at their first session, at the same false alarms per calm rating (and as a share of the ceiling)',
    table(['detector', ...heads], [...others, ours, ceiling].map(row)),
  )
}

function variations(assumed: Assumptions, seed: number): string {
  const rows = otherwise.map(({ name, ...changes }, index) => {
    const other = { ...assumed, ...changes }
    const all = simulate(other, seed + index + 1)
    const top = caught(ceiling, all, other)
    const shares = (detector: Detector) => caught(detector, all, other).map((share, at) => share / (top[at] ?? 1))
    const rivals = others.map(shares)
    const best = rates.map((_, at) => Math.max(...rivals.map(rival => rival[at] ?? 0)))
    return [`${name}: ${changed(changes)}`, ...pairs(shares(ours), best)]
  })
  return titled(
    'Ours on other series, as a share of the ceiling (best of the other rules)',
    table(['series', ...heads], rows),
  )
}

const changed = (changes: Partial<Assumptions>) =>
  Object.entries(changes)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' to ') : value}`)
    .join(', ')

const pairs = (own: readonly number[], best: readonly number[]) =>
  own.map((share, at) => `${two(share)} (${two(best[at] ?? 0)})`)

function ownLevels(assumed: Assumptions, seed: number, title: string): string {
  const rows = delays(simulate(assumed, seed), [0.05, 0.01]).map(({ level, falseAlarms, first, second, atAll }) => [
    `p < ${level}`,
    (100 * falseAlarms).toFixed(1),
    ...[first, second, atAll].map(two),
  ])
  const head = ['level', 'false alarms per 100 calm ratings', 'seen at the first session', 'by the second', 'at all']
  return titled(title, table(head, rows))
}

function decline(assumed: Assumptions, seed: number): string {
  const found = declines({ ...assumed, clients: Math.ceil(assumed.clients / 4) }, seed, [0, 0.05, 0.1, 0.2])
  const rows = found.map(({ slope, before, within10, within20, median }) => [
    slope === 0 ? 'none: false alarms' : `${slope} a session`,
    ...[before, within10, within20].map(share => `${(100 * share).toFixed(1)} %`),
    slope === 0 ? '–' : `${median}`,
  ])
  const head = [
    'decline from session 10',
    'called before',
    'within 10 sessions',
    'within 20',
    'sessions, median of those',
  ]
  return titled('Drift: courses without ruptures called declining', table(head, rows))
}
