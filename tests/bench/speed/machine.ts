import { availableParallelism, release, type as system } from 'node:os'
import type { BenchFile } from './bench-file'
import { count } from './progress'

/** On what a run was made, as one line above its figures. */
export function madeOn(practices: readonly BenchFile[], rounds: number, now: Date): string {
  const day = now.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const machine = `${availableParallelism()} processors, ${system()} ${release().split('-')[0]}, Node ${process.versions.node}`
  return `${[day, machine, ...practices.map(sizeInWords), `${rounds} rounds`].join('; ')}.`
}

const sizeInWords = ({ counts: { sessions, clients, flags } }: BenchFile) =>
  `${count(sessions)} sessions of ${count(clients)} clients, ${count(flags)} flags`
