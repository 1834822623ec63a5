import { type SQL, sql } from 'drizzle-orm'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { z } from 'zod'
import { mostConnections, ofDriver, onAnother } from './connection-errors'
import type { Afterwards, Engine, Hold, Names, Sql } from './engine'
import { newestMigration } from './migrate-postgres'
import { OtherVersion } from './other-version'
import { PostgresSession, withoutValues } from './postgres-session'
import { asAct } from './turns'
import { practiceSetting } from './wall'

/*
 * A practice in a server of PostgreSQL, which several servers of ours may use at once. Acts that change the same things wait for one
 * another by advisory locks, so that what they read is still so when they write: without them two acts may both find what only one of
 * them may take.
 */

// Whole numbers of 8 bytes come as text otherwise. Ours are instants and counts, far below what a number holds.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** An act that was held up by another is carried out again so many times. */
const mostTries = 5

/** A practice in the database that a URL names. */
export function postgresEngine(url: string): Engine & { pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    application_name: 'attune',
    connectionTimeoutMillis: 10_000,
    // A server of ours that hangs within an act must not keep the others waiting for it.
    idle_in_transaction_session_timeout: 10_000,
    // What is sent without waiting for one another goes in one message: see `reading`.
    pipeline: true,
  })
  // A connection that was lost while nobody used it: the pool makes another.
  pool.on('error', () => {})
  // One that is lost within an act: its queries say so. Unheard, it would end this process.
  pool.on('connect', client => client.on('error', () => {}))
  const place = { pool, schema: newestMigration(), practice: practiceIn(pool) }
  return {
    pool,
    db: sqlOn(reading(place)),
    transaction: (hold, work) => asAct(() => tried(() => transaction(place, hold, work), mostTries)),
    emptyLog() {},
    check: async () => checkSchema((await patiently(() => pool.query(newestOne))).rows, place.schema),
    close: () => void pool.end(),
  }
}

const dialect = new PgDialect()

function sqlOn(client: pg.Pool | pg.PoolClient): Sql {
  const values = async (query: SQL) => {
    const { sql: text, params } = dialect.sqlToQuery(query)
    const { rows } = await withoutValues(client.query<unknown[]>({ text, values: params, rowMode: 'array' }))
    return rows
  }
  return Object.assign(new PgDatabase(dialect, new PostgresSession(client, dialect, undefined), undefined), { values })
}

/** Reads on another connection where one was lost, so that nobody sees it: it does not matter that something was asked twice. */
const patiently = <T>(ask: () => Promise<T>): Promise<T> =>
  onAnother(ask).catch(error => {
    throw ofDriver(error)
  })

/** A server, the newest migration that this version of Attune knows, and which practice it holds. */
type Place = { pool: pg.Pool; schema: number; practice: () => Promise<string> }

/**
 * The id of the practice; '' where none has been set up yet, so that it is asked again, since another server may set it up. It stays the same
 * from then on.
 */
function practiceIn(pool: pg.Pool): Place['practice'] {
  let known = ''
  return async () => {
    if (known === '') {
      const first = 'select id from practices order by created_at, id limit 1'
      const { rows } = await patiently(() => pool.query<{ id: string }>(first))
      known = rows[0]?.id ?? ''
    }
    return known
  }
}

/**
 * Says whose rows may be seen, for the rest of a transaction and no longer: the next one on the same connection may be another server's, where
 * a pool stands between. What it does is said in wall.ts.
 */
const entering = (practiceId: string) =>
  `select set_config('${practiceSetting}', ${pg.escapeLiteral(practiceId)}, true)`

/**
 * The pool, for queries outside of an act: each in a transaction of its own, for which it is said whose rows may be seen. All of it goes in one
 * message, and takes no longer than the query alone.
 */
function reading({ pool, practice }: Place): pg.Pool {
  const query = async (config: pg.QueryConfig, values?: unknown[]) => {
    const begin = `begin; ${entering(await practice())}`
    return patiently(async () => {
      const client = await pool.connect()
      const sent = [client.query(begin), client.query(config, values), client.query('commit')] as const
      // A connection that is lost says so to the last of them as well, and is not given to whoever asks next.
      const isLost = sent[2].then(
        () => false,
        () => true,
      )
      try {
        const [, rows] = await Promise.all(sent)
        return rows
      } finally {
        client.release(await isLost)
      }
    })
  }
  return new Proxy(pool, { get: (all, name) => (name === 'query' ? query : Reflect.get(all, name)) })
}

async function transaction<T>(place: Place, hold: Hold, work: (tx: Sql) => PromiseLike<T>): Promise<T> {
  const enter = entering(await place.practice())
  const client = await onAnother(() => begun(place, `${beginning(hold)}; ${enter}`))
  let isLost = false
  try {
    return await (hold === 'look' ? look({ client, enter }, work) : act(client, hold, work))
  } catch (error) {
    await client.query('rollback').catch(() => {
      isLost = true
    })
    throw ofDriver(error)
  } finally {
    client.release(isLost)
  }
}

const practiceLock = "hashtextextended('attune:' || current_schema(), 0)"

function beginning(hold: Hold): string {
  if (hold === 'look') return 'begin isolation level repeatable read read only'
  const lock = hold === 'practice' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared'
  return `begin; select ${lock}(${practiceLock})`
}

/**
 * Begins a transaction, and refuses it where another server has brought the practice to a newer version meanwhile: this one would write what
 * that one does not expect. Sent in one message; the lock is waited for before the version is read, so that a migration has ended by then.
 */
async function begun({ pool, schema }: Place, statement: string): Promise<pg.PoolClient> {
  const client = await pool.connect().catch(error => {
    throw ofDriver(error)
  })
  try {
    const results = z
      .array(z.looseObject({ rows: z.array(z.unknown()) }))
      .parse(await client.query(`${statement}; ${newestOne}`))
    checkSchema(results.at(-1)?.rows, schema)
    return client
  } catch (error) {
    client.release(true)
    throw ofDriver(error)
  }
}

const newestOne = 'select max(created_at) as at from attune_migrations'

function checkSchema(rows: unknown, schema: number): void {
  const [newest] = z.array(z.object({ at: z.number().nullable() })).parse(rows)
  if (newest?.at !== schema) throw new OtherVersion()
}

async function act<T>(client: pg.PoolClient, hold: 'practice' | Names, work: (tx: Sql) => PromiseLike<T>): Promise<T> {
  const enter = (practiceId: string) => client.query(entering(practiceId))
  const afterwards: Afterwards[] = []
  const tx = Object.assign(sqlOn(client), { enter, afterwards })
  if (hold !== 'practice') await take(tx, await hold(tx))
  const result = await work(tx)
  if (afterwards.length > 0) await client.query(haveAudit)
  for (const note of afterwards) await note(tx)
  await client.query('commit')
  return result
}

/**
 * The audit is one chain: whoever adds to it waits here for whoever does so already, until that act has ended, and reads its end after that.
 * It comes last in every act, so that nobody who has it waits for anything else.
 */
const haveAudit = "select pg_advisory_xact_lock(hashtextextended('attune:' || current_schema() || ':audit', 0))"

/** What is read is of one moment; what is noted of it comes into a transaction of its own, since that moment is past by then. */
async function look<T>(
  { client, enter }: { client: pg.PoolClient; enter: string },
  work: (tx: Sql) => PromiseLike<T>,
): Promise<T> {
  const afterwards: Afterwards[] = []
  const result = await work(Object.assign(sqlOn(client), { afterwards }))
  await client.query('commit')
  if (afterwards.length === 0) return result
  await client.query(`begin; ${enter}; ${haveAudit}`)
  for (const note of afterwards) await note(sqlOn(client))
  await client.query('commit')
  return result
}

/** Waits until nobody else has what an act is about, and keeps it until the act has ended. In one order everywhere, so that no two wait for each other. */
async function take(tx: Sql, names: readonly string[]): Promise<void> {
  for (const name of names.toSorted())
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('attune:' || current_schema() || ':' || ${name}::text, 0))`,
    )
}

/** What PostgreSQL says of an act that can be carried out again: it could not be put in a row with others, or waited in a ring with them. */
const again = new Set(['40001', '40P01'])

async function tried<T>(act: () => Promise<T>, tries: number): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (tries > 1 && error instanceof pg.DatabaseError && again.has(error.code ?? '')) return tried(act, tries - 1)
    throw error
  }
}
