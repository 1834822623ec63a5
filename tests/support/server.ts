import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'

/*
 * Tests in a server of PostgreSQL: ATTUNE_TEST_DATABASE is the URL of one whose databases may be made and dropped. Every practice has a
 * database of its own there, named after its folder.
 */

const server = () => process.env.ATTUNE_TEST_DATABASE || undefined

/** Whether the tests run in a server, and not in files. */
export const isInServer = server() !== undefined

/** Of this run alone: another may be at work on the same server. What makes it names it, for the processes that take copies. */
const template = () => process.env.ATTUNE_TEST_TEMPLATE ?? ''

const nameOf = (folder: string) => path.basename(folder).toLowerCase().replaceAll('-', '_')

/** Makes the database of an empty folder, with the newest schema where `isMigrated`, and has practices opened there from now on. */
export async function makeDatabase(folder: string, isMigrated: boolean): Promise<void> {
  if (!server()) return
  await onServer(`create database ${nameOf(folder)} template ${isMigrated ? template() : 'template0'}`)
  process.env.ATTUNE_DATABASE = urlOf(nameOf(folder))
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
  process.env.ATTUNE_DATABASE = urlOf('no_practice')
}

export const dropTemplate = (): Promise<void> => onServer(`drop database if exists ${template()} with (force)`)

function urlOf(database: string): string {
  const url = new URL(server() ?? '')
  url.pathname = database
  return url.href
}

async function onServer(statement: string): Promise<void> {
  const url = server()
  if (!url) return
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
