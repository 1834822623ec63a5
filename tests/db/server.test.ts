import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '@/db/engine'
import { closePractice, db, openPractice } from '@/db/open'
import { clients, practices } from '@/db/schema'
import { look } from '@/db/write'
import { writeUnattended } from '@/db/write-unattended'
import { newClient } from '../support/course'
import { folderOfNone, removePractice } from '../support/folder'
import { freshPractice } from '../support/practice'
import { asOwner, isInServer } from '../support/server'

/* What is so in a server of PostgreSQL alone. Run with ATTUNE_TEST_DATABASE: see CONTRIBUTING.md. */

const url = () => process.env.ATTUNE_DATABASE ?? ''

describe.skipIf(!isInServer)('an empty database', () => {
  let folder: string
  const engines: Engine[] = []
  beforeEach(async () => {
    folder = await folderOfNone()
  })
  afterEach(async () => {
    for (const engine of engines.splice(0)) engine.close()
    await removePractice(folder)
  })

  test('is brought up to date once, by whichever of several servers comes first', async () => {
    const { postgresEngine } = await import('@/db/engine-postgres')
    const { migratePostgres } = await import('@/db/migrate-postgres')
    const servers = [1, 2, 3, 4].map(() => postgresEngine(url()))
    engines.push(...servers)
    await Promise.all(servers.map(({ pool }) => migratePostgres(pool, {})))
    const [first] = servers
    expect(await first?.db.$count(practices)).toBe(0)
    const done = await first?.db.values(sql`select count(*), count(distinct hash) from attune_migrations`)
    expect(done?.[0]?.[0]).toBe(done?.[0]?.[1])
  })

  test('is not touched by a command that brings nothing up to date', async () => {
    await expect(openPractice(folder, { asItIs: true })).rejects.toThrow(/older version/)
    await openPractice(folder)
    expect(await db().$count(practices)).toBe(0)
  })

  test('of a newer version is refused', async () => {
    await openPractice(folder)
    await writeUnattended(tx =>
      tx.execute(sql`insert into attune_migrations (created_at, hash) values (99999999999999, 'x')`),
    )
    await expect(openPractice(folder)).rejects.toThrow(/newer version/)
  })
})

describe.skipIf(!isInServer)('a practice', () => {
  let practice: Awaited<ReturnType<typeof freshPractice>>
  beforeEach(async () => {
    practice = await freshPractice()
  })
  afterEach(() => practice.remove())

  test('does not open with the keys of another', async () => {
    await newClient(practice.mara)
    closePractice()
    const key = path.join(practice.folder, 'keys', 'practice.key')
    rmSync(key)
    await expect(openPractice(practice.folder)).rejects.toThrow(
      `The key file ${key} is missing. Without it the practice cannot be read: copy the folder keys of another server of this practice to here, or bring it from the copy of the keys.`,
    )
    writeFileSync(key, randomBytes(32).toString('base64'))
    await expect(openPractice(practice.folder)).rejects.toThrow(/does not belong/)
  })

  test('keeps its audit whole: no entry is changed, removed or emptied away', async () => {
    for (const [statement, words] of [
      ["update audit_events set act = 'other'", /never changed/],
      ['delete from audit_events', /never removed/],
      ['truncate audit_events cascade', /never removed/],
    ] as const) {
      await expect(asOwner(statement)).rejects.toThrow(words)
      await expect(writeUnattended(tx => tx.execute(sql.raw(statement)))).rejects.toThrow(/permission denied/)
    }
  })

  test('says of a query that failed nothing of what was in it', async () => {
    await newClient(practice.mara, 'K-001', 'Xanthippe')
    const again = writeUnattended(async tx => {
      const [row] = await tx.select().from(clients)
      if (row) await tx.insert(clients).values({ ...row, codeFolded: 'Xanthippe' })
    })
    await expect(again).rejects.toThrow(/duplicate key/)
    await expect(again).rejects.not.toThrow(/Xanthippe/)
  })

  test('is asked on another connection, where one is lost in a query outside of an act', async () => {
    await asOwner('create sequence tries')
    await asOwner('grant usage on sequence tries to public')
    const cutAtFirst = sql`select case when nextval('tries') = 1 then pg_terminate_backend(pg_backend_pid()) else true end`
    expect(await db().values(cutAtFirst)).toEqual([[true]])
    expect(await asOwner('select last_value::int as tries from tries')).toEqual([{ tries: 2 }])
  })

  test.each([
    ['an act', () => writeUnattended(tx => tx.execute(sql`select pg_sleep(60)`))],
    ['a question', () => look(tx => tx.execute(sql`select pg_sleep(60)`))],
  ])('whose connection is lost in %s says so, and goes on with another', async (_, work) => {
    const lost = expect(work()).rejects.toThrow()
    const ended = () =>
      asOwner(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(60)' and pid <> pg_backend_pid()",
      )
    await expect.poll(ended, { timeout: 20_000 }).not.toEqual([])
    await lost
    expect(await db().$count(practices)).toBe(1)
    expect(await writeUnattended(tx => tx.$count(practices))).toBe(1)
  })
})
