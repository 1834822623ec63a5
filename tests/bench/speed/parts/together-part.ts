import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inRoot, root } from '../../../../scripts/folder.mjs'
import { withPostgres } from '../../../../scripts/postgres.mjs'
import { findPostgres } from '../../../../scripts/postgres-programs.mjs'
import { tsx } from '../../../../scripts/process.mjs'
import { table } from '../../table'
import { figures } from '../figures'
import { ratio, spread } from '../measuring/statistics'
import { type Together, togetherSchema } from './together'

type Tell = (words: string) => void

/** What a round gave on one engine; `undone`: how many transactions came to nothing there, so that their acts were begun again or thrown. */
type Round = Together & { undone: number | null }

/** Clinicians at work at the same time, on a file and on a PostgreSQL of its own, in turn. Throws where something is not as it was sent. */
export async function togetherPart(rounds: number, tell: Tell): Promise<string> {
  const programs = findPostgres()
  const inFile: Round[] = []
  const inServer: Round[] = []
  const all = async (url: string | null) => {
    for (let round = 1; round <= rounds; round++) {
      tell(`round ${round} of ${rounds}: in a file`)
      inFile.push({ ...(await oneRound('')), undone: null })
      if (url === null) continue
      tell(`round ${round} of ${rounds}: in PostgreSQL`)
      inServer.push(await inDatabase(url, `round_${round}`))
    }
  }
  await (programs ? withPostgres(programs, all, true) : all(null))
  const rows = [rowOf('a file', inFile, inFile), ...(programs ? [rowOf('PostgreSQL', inServer, inFile)] : [])]
  return table(head, rows)
}

/** In a new database of a server. */
async function inDatabase(server: string, name: string): Promise<Round> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
    const url = new URL(server)
    url.pathname = name
    const found = await oneRound(url.href)
    return { ...found, undone: await undoneIn(client, name) }
  } finally {
    await client.end()
  }
}

/** How many transactions came to nothing in a database. The server counts those of a connection when that has ended. */
async function undoneIn(client: pg.Client, name: string): Promise<number> {
  const count = async (question: string) => Number((await client.query<{ n: string }>(question, [name])).rows[0]?.n)
  while ((await count('select count(*) as n from pg_stat_activity where datname = $1')) > 0) await sleep(20)
  return count('select xact_rollback as n from pg_stat_database where datname = $1')
}

/** In a process of its own: see together-process.ts. */
async function oneRound(database: string): Promise<Together> {
  const script = inRoot('tests', 'bench', 'speed', 'parts', 'together-process.ts')
  const env = { ...process.env, ATTUNE_DATABASE: database }
  const child = spawn(process.execPath, [tsx, script], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const said = await text(child.stdout)
  const [code] = await ended
  if (code !== 0)
    throw new Error('Clinicians at work at the same time were not measured; what is written above says why.')
  const found = togetherSchema.parse(JSON.parse(said))
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
