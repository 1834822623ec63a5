import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'

/*
 * Tests in a server of PostgreSQL: ATTUNE_TEST_DATABASE is the URL of one whose databases may be made and dropped, and roles. Every practice
 * has a database of its own there, named after its folder. Its owner is whom the URL names; what is tested speaks to it as a role that owns
 * nothing, so that the wall (db/wall.ts) is in force in every test.
 */

const server = () => process.env.ATTUNE_TEST_DATABASE || undefined

/** Whether the tests run in a server, and not in files. */
export const isInServer = server() !== undefined

/** Of this run alone: another may be at work on the same server. What makes it names it, for the processes that take copies. */
const template = () => process.env.ATTUNE_TEST_TEMPLATE ?? ''

/** As whom the program runs. Whoever owns the server has its password, which is another one for each run. */
export const appRole = 'attune_test_app'

const nameOf = (folder: string) => path.basename(folder).toLowerCase().replaceAll('-', '_')

/**
 * Makes the database of an empty folder, and has practices opened there from now on: one with the newest schema as the role that owns nothing,
 * an empty one as its owner, who alone can bring it up to date.
 */
export async function makeDatabase(folder: string, isMigrated: boolean): Promise<void> {
  if (!server()) return
  await onServer(`create database ${nameOf(folder)} template ${isMigrated ? template() : 'template0'}`)
  process.env.ATTUNE_DATABASE = isMigrated ? appUrl(nameOf(folder)) : urlOf(nameOf(folder))
}

/** Drops the database of a folder, whoever still has it open. */
export const dropDatabase = (folder: string): Promise<void> =>
  onServer(`drop database if exists ${nameOf(folder)} with (force)`)

/** Makes the database of which those of the tests are copies, with what some work does in it. What opens none of its own finds none. */
export async function makeTemplate(migrate: () => Promise<void>): Promise<void> {
  if (!server()) return migrate()
  process.env.ATTUNE_TEST_TEMPLATE = `attune_test_template_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${template()} template template0`)
  process.env.ATTUNE_DATABASE = urlOf(template())
  await migrate()
  await letAppIn()
  process.env.ATTUNE_DATABASE = urlOf('no_practice')
}

export const dropTemplate = (): Promise<void> => onServer(`drop database if exists ${template()} with (force)`)

/** Has the owner of the database that practices are opened in let that role in, and has them opened as that role from now on. */
export async function letAppIn(): Promise<void> {
  const { ATTUNE_DATABASE: url = '' } = process.env
  process.env.ATTUNE_TEST_PASSWORD ??= await makeAppRole()
  const { migrateServer } = await import('@/db/open-server')
  await migrateServer(url, appRole)
  process.env.ATTUNE_DATABASE = appUrl(new URL(url).pathname)
}

/** Makes the role that owns nothing, where the server has none, and gives the password that it has in this run. */
async function makeAppRole(): Promise<string> {
  const password = randomBytes(16).toString('hex')
  await onServer(`do $$ begin create role ${appRole} login; exception when duplicate_object then null; end $$`)
  await onServer(`alter role ${appRole} password '${password}'`)
  return password
}

/** The database that practices are opened in, as its owner. */
export const ownersUrl = () => urlOf(new URL(process.env.ATTUNE_DATABASE ?? '').pathname)

/** Carries a statement out in the database that practices are opened in, as its owner, whom no wall holds. */
export const asOwner = (statement: string, values: unknown[] = []): Promise<unknown[]> =>
  queryAt(ownersUrl(), statement, values)

function urlOf(database: string): string {
  const url = new URL(server() ?? '')
  url.pathname = database
  return url.href
}

function appUrl(database: string): string {
  const url = new URL(urlOf(database))
  url.username = appRole
  url.password = process.env.ATTUNE_TEST_PASSWORD ?? ''
  return url.href
}

async function onServer(statement: string): Promise<void> {
  const url = server()
  if (url) await queryAt(url, statement)
}

async function queryAt(url: string, statement: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement, values)
    return rows
  } finally {
    await client.end()
  }
}
