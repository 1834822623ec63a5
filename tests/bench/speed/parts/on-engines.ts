import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import type { z } from 'zod'
import { inRoot, root } from '../../../../scripts/folder.mjs'
import { withPostgres } from '../../../../scripts/postgres.mjs'
import { findPostgres } from '../../../../scripts/postgres-programs.mjs'
import { tsx } from '../../../../scripts/process.mjs'

type Tell = (words: string) => void

/** A new database of a server: its URL and its name, and a connection of whoever may do everything there. */
export type NewDatabase = { url: string; name: string; client: pg.Client }

type OnEngine<T> = { inFile: () => Promise<T>; inServer: (database: NewDatabase) => Promise<T> }

/** Measures something in a file and in a PostgreSQL of its own, in turn. Where there is none, nothing is measured there. */
export async function onEngines<T>(rounds: number, tell: Tell, { inFile, inServer }: OnEngine<T>) {
  const programs = findPostgres()
  const found = { inFile: [] as T[], inServer: [] as T[] }
  const all = async (server: string | null) => {
    for (let round = 1; round <= rounds; round++) {
      tell(`round ${round} of ${rounds}: in a file`)
      found.inFile.push(await inFile())
      if (server === null) continue
      tell(`round ${round} of ${rounds}: in PostgreSQL`)
      found.inServer.push(await inNewDatabase(server, `round_${round}`, inServer))
    }
  }
  await (programs ? withPostgres(programs, all, true) : all(null))
  return found
}

async function inNewDatabase<T>(server: string, name: string, work: (database: NewDatabase) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
    const url = new URL(server)
    url.pathname = name
    return await work({ url: url.href, name, client })
  } finally {
    await client.end()
  }
}

/** What a script beside this file writes last, run in a process of its own on the database of a URL; '' for a file. */
export async function saidBy<Schema extends z.ZodType>(
  script: string,
  database: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const file = inRoot('tests', 'bench', 'speed', 'parts', script)
  const env = { ...process.env, ATTUNE_DATABASE: database }
  const child = spawn(process.execPath, [tsx, file], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const said = await text(child.stdout)
  const [code] = await ended
  if (code !== 0) throw new Error(`${script} measured nothing; what is written above says why.`)
  return schema.parse(JSON.parse(said))
}
