import { setTimeout as sleep } from 'node:timers/promises'
import { table } from '../../table'
import { figures } from '../figures'
import { ratio, spread } from '../measuring/statistics'
import { type NewDatabase, onEngines, saidBy } from './on-engines'
import { type Together, togetherSchema } from './together'

/** What a round gave on one engine; `undone`: how many transactions came to nothing there, so that their acts were begun again or thrown. */
type Round = Together & { undone: number | null }

/** Clinicians at work at the same time, on a file and on a PostgreSQL of its own, in turn. Throws where something is not as it was sent. */
export async function togetherPart(rounds: number, tell: (words: string) => void): Promise<string> {
  const { inFile, inServer } = await onEngines<Round>(rounds, tell, {
    inFile: async () => ({ ...(await oneRound('')), undone: null }),
    inServer: async database => ({ ...(await oneRound(database.url)), undone: await undoneIn(database) }),
  })
  const rows = [
    rowOf('a file', inFile, inFile),
    ...(inServer.length > 0 ? [rowOf('PostgreSQL', inServer, inFile)] : []),
  ]
  return table(head, rows)
}

/** How many transactions came to nothing in a database. The server counts those of a connection when that has ended. */
async function undoneIn({ client, name }: NewDatabase): Promise<number> {
  const count = async (question: string) => Number((await client.query<{ n: string }>(question, [name])).rows[0]?.n)
  while ((await count('select count(*) as n from pg_stat_activity where datname = $1')) > 0) await sleep(20)
  return count('select xact_rollback as n from pg_stat_database where datname = $1')
}

async function oneRound(database: string): Promise<Together> {
  const found = await saidBy('together-process.ts', database, togetherSchema)
  if (found.wrong.length > 0) throw new Error(found.wrong.join('\n'))
  return found
}

const head = [
  'the practice is in',
  'acts',
  'acts/s',
  'acts/s: × a file',
  'CPU ms an act',
  'thrown',
  'begun again or given up',
]

function rowOf(name: string, found: readonly Round[], inFile: readonly Round[]): string[] {
  const rate = ({ acts, ms }: Round) => acts / (ms / 1000)
  const sum = (count: (round: Round) => number | null) =>
    found.every(round => count(round) === null)
      ? '–'
      : String(found.reduce((all, round) => all + (count(round) ?? 0), 0))
  return [
    name,
    sum(({ acts }) => acts),
    figures(spread(found.map(rate))),
    figures(ratio(found.map(rate), inFile.map(rate))),
    figures(spread(found.map(({ acts, cpuMs }) => cpuMs / acts))),
    sum(({ thrown }) => thrown),
    sum(({ undone }) => undone),
  ]
}
