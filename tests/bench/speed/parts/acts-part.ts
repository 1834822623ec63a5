import { table } from '../../table'
import { courseLengths } from '../asking/pages'
import { type ActName, actNames, type Recorder, recorderOf, recordSession, type Sample } from '../asking/recording'
import { Visit } from '../asking/visit'
import { type Bench, restart, sidesOf } from '../bench'
import type { CourseLength } from '../bench-file'
import { figures } from '../figures'
import { figure, figureRatio, type Measured, readingOf } from '../measuring/reading'
import { mean } from '../measuring/statistics'
import type { AttuneServer } from '../servers/attune-server'

/** How often a session is recorded in each round, and how often all of that is done before it counts. */
const sessionsInRound = 8
const warmUps = 1

/** Saves and drafts of clients with short and long courses; beside the other build, where there is one, act by act. */
export async function actsPart(bench: Bench): Promise<string> {
  const sides = sidesOf(bench)
  const found = courseLengths.map(() => sides.map((): Sample[][] => []))
  for (let round = 1; round <= bench.rounds; round++) {
    const samples = await oneRound(sides, round, bench)
    for (const [at, ofLength] of samples.entries())
      for (const [side, taken] of ofLength.entries()) found[at]?.[side]?.push(taken)
  }
  const rows = actNames.flatMap(act =>
    courseLengths.map((length, at) =>
      rowOf(
        `${act} (${length})`,
        (found[at] ?? []).map(rounds => measuredOf(act, rounds)),
      ),
    ),
  )
  return table(headOf(bench.other !== null), rows)
}

/** The samples of one round on servers of its own: by length, and of each side. */
async function oneRound(sides: readonly AttuneServer[], round: number, { rounds, tell }: Bench): Promise<Sample[][][]> {
  tell(`round ${round} of ${rounds}: starting the servers`)
  await restart(sides, round)
  const visits = sides.map(side => new Visit(side))
  const recorders: Recorder[] = []
  for (const visit of visits) recorders.push(await recorderOf(visit))
  let samples: Sample[][][] = []
  for (let times = 0; times <= warmUps; times++) {
    samples = []
    for (const length of courseLengths) {
      tell(`round ${round} of ${rounds}${times < warmUps ? ', warming up' : ''}: recording (${length})`)
      samples.push(await recordAll(recorders, length))
    }
  }
  for (const visit of visits) await visit.end()
  return samples
}

/** The samples of each recorder. */
async function recordAll(recorders: readonly Recorder[], length: CourseLength): Promise<Sample[][]> {
  const samples = recorders.map((): Sample[] => [])
  for (let times = 0; times < sessionsInRound; times++)
    for (const [at, recorder] of recorders.entries())
      samples[at]?.push(...(await recordSession(recorder, length, times % 2 === 0)))
  return samples
}

/** One act over the rounds. */
function measuredOf(act: ActName, rounds: readonly (readonly Sample[])[]): Measured {
  const readings = rounds.map(samples => {
    const taken = samples.filter(sample => sample.act === act)
    const cpu = taken.flatMap(({ cpuMs }) => cpuMs ?? [])
    return readingOf(
      taken.map(({ answer }) => answer),
      cpu.length > 0 ? mean(cpu) : null,
    )
  })
  return { name: act, readings }
}

const headOf = (hasOther: boolean) => [
  'act',
  'ms',
  'CPU ms',
  ...(hasOther ? ['CPU: × other build', 'ms: × other build'] : []),
]

function rowOf(name: string, [own, other]: readonly Measured[]): string[] {
  if (!own) return [name]
  const against = other ? [figures(figureRatio(own, other, 'cpuMs')), figures(figureRatio(own, other, 'ms'))] : []
  return [name, figures(figure(own, 'ms')), figures(figure(own, 'cpuMs')), ...against]
}
