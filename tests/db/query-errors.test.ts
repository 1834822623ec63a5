import { inspect } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { logError } from '@/app/auth/error-message'
import { db, type Sql } from '@/db/open'
import { clients } from '@/db/schema'
import { look } from '@/db/write'
import { writeUnattended } from '@/db/write-unattended'
import { newClient } from '../support/course'
import { freshPractice } from '../support/practice'
import { isInServer } from '../support/server'

/* What a query that failed leaves in the log: nothing of what was asked for or recorded, wherever it was asked. */

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
  await newClient(practice.mara, 'Xanthippe', null)
})
afterEach(() => practice.remove())

/** All that somebody may print of an error: Next prints what `inspect` gives, ours is a line of JSON. */
async function printed(failing: () => PromiseLike<unknown>): Promise<string> {
  const error = await Promise.resolve()
    .then(failing)
    .then(
      () => expect.fail('It did not fail'),
      (thrown: unknown) => thrown,
    )
  const log = vi.spyOn(console, 'error').mockReturnValue()
  logError(error)
  const ours = JSON.stringify(log.mock.calls)
  log.mockRestore()
  const all = inspect(error, { depth: null, showHidden: true, getters: true, maxStringLength: null })
  const { message = '', stack = '' } = error instanceof Error ? error : {}
  return [message, stack, all, JSON.stringify(error), ours].join('\n')
}

const planted = 'Xanthippe'
const absent = sql<string>`no_such_column`

const failures: readonly [string, (tx: Sql) => PromiseLike<unknown>][] = [
  ['a select', tx => tx.select({ absent }).from(clients).where(eq(clients.code, planted))],
  ['a count', tx => tx.$count(clients, sql`${absent} = ${planted}`)],
  ['bare rows', tx => tx.values(sql`select ${absent} from clients where code = ${planted}`)],
]

describe.each(failures)('%s that fails says nothing of its values', (_, query) => {
  test.each([
    ['outside an act', () => query(db())],
    ['in a look', () => look(query)],
    ['in an act', () => writeUnattended(query)],
  ])('%s', async (_, failing) => {
    const text = await printed(failing)
    expect(text).toMatch(/no_such_column/)
    expect(text).not.toContain(planted)
  })
})

const twice = async (tx: Sql) => {
  const [row] = await tx.select().from(clients)
  if (row) await tx.insert(clients).values({ ...row, id: 'other' })
}

test('nor does a row that cannot be there', async () => {
  const text = await printed(() => writeUnattended(twice))
  expect(text).toMatch(/clients_code|clients\.code/)
  expect(text).not.toContain(planted)
})

test.runIf(isInServer)('nor does a value that PostgreSQL quotes', async () => {
  const text = await printed(() => db().execute(sql`select cast(${planted} as bigint) as bare`))
  expect(text).toMatch(/could not take a value \(22P02\)/)
  expect(text).not.toContain(planted)
})
