import { spawnSync } from 'node:child_process'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { moveIn } from '@/db/move-in'
import { moveOut } from '@/db/move-out'
import { closePractice, db, openPractice } from '@/db/open'
import { createPractice, hasPractice } from '@/db/practices'
import { people, personRoles, practices, submissions } from '@/db/schema'
import { look } from '@/db/write'
import { writeUnattended } from '@/db/write-unattended'
import { type Filled, filledPractice } from '../support/filled-practice'
import { folderOfNone, migratedFolder, removePractice } from '../support/folder'
import { appRole, asOwner, isInServer, letAppIn, ownersUrl } from '../support/server'

/* The second wall: see db/wall.ts. Every test in a server runs behind it; here it is tried itself. */

const url = () => process.env.ATTUNE_DATABASE ?? ''

const named = z.array(z.object({ name: z.string() }))
const namesOf = async (query: string) => named.parse(await asOwner(query)).map(({ name }) => name)
const allTables = () => namesOf("select tablename as name from pg_tables where schemaname = 'public' order by 1")
const tablesOfPractice = () =>
  namesOf(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'practice_id' order by 1",
  )

/** Sends statements as the program's role, on a connection that has not said which practice it is for. */
async function asApp(statements: readonly string[], at = url()): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    const rows: unknown[] = []
    for (const statement of statements) rows.push(...(await client.query<Record<string, unknown>>(statement)).rows)
    return rows
  } finally {
    await client.end()
  }
}

const count = z.array(z.object({ n: z.coerce.number() })).length(1)
const countOf = async (table: string) => count.parse(await asOwner(`select count(*) as n from ${table}`))[0]?.n ?? 0

/** As `npm run migrate` does it, in a process of its own. */
function migrate(at: string, ...role: string[]): string {
  const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/migrate-act.ts', ...role]
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ATTUNE_DATABASE: at },
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`
}

describe.runIf(isInServer)('behind the wall', () => {
  let practice: Filled
  beforeEach(async () => {
    practice = await filledPractice()
  })
  afterEach(() => practice.remove())

  /** All rows of one practice as those of another: what refers to what is not looked at meanwhile. */
  async function giveAway(): Promise<void> {
    await asOwner(
      `insert into practices select 'other', 'Other', time_zone, locale, is_demo, created_at, ruleset_version, key_fingerprint from practices`,
    )
    const tables = await tablesOfPractice()
    await asOwner(
      `do $$ begin set local session_replication_role = replica; ${tables.map(table => `update ${table} set practice_id = 'other';`).join(' ')} end $$`,
    )
  }

  test('no row of another practice is seen, changed or removed, in any table', async () => {
    const tables = await tablesOfPractice()
    const filled: string[] = []
    for (const table of tables) if ((await countOf(table)) > 0) filled.push(table)
    expect(filled.length).toBeGreaterThan(15)
    for (const table of filled)
      expect(await db().values(sql.raw(`select count(*) from ${table}`)), table).not.toEqual([[0]])
    await giveAway()
    for (const table of filled) {
      expect(await db().values(sql.raw(`select count(*) from ${table}`)), table).toEqual([[0]])
      expect(await look(tx => tx.values(sql.raw(`select count(*) from ${table}`))), table).toEqual([[0]])
    }
    await writeUnattended(async tx => {
      expect(await tx.update(people).set({ name: 'Nobody' }).returning()).toEqual([])
      expect(await tx.delete(submissions).returning()).toEqual([])
    })
    expect(await db().select({ id: practices.id }).from(practices)).toEqual([{ id: practice.ines.practiceId }])
  })

  test('no row is written for another practice, or given to one', async () => {
    await giveAway()
    const role = { personId: practice.mara.personId, practiceId: 'other', role: 'admin' as const, grantedAt: 0 }
    const refused = /violates row-level security policy/
    await expect(writeUnattended(tx => tx.insert(personRoles).values(role))).rejects.toThrow(refused)
    const own = { id: 'p', practiceId: practice.ines.practiceId, email: 'p', name: 'P', passwordHash: '', createdAt: 0 }
    await writeUnattended(tx => tx.insert(people).values(own))
    await expect(writeUnattended(tx => tx.update(people).set({ practiceId: 'other' }))).rejects.toThrow(refused)
    await expect(writeUnattended(tx => tx.update(practices).set({ id: 'third' }))).rejects.toThrow(refused)
    await expect(
      writeUnattended(tx => tx.insert(practices).values({ ...newPractice, id: 'third', createdAt: 0 })),
    ).rejects.toThrow(refused)
  })

  const newPractice = { name: 'Third', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false }

  test('who has not said whose rows it wants sees none, but which practice there is', async () => {
    for (const table of await tablesOfPractice())
      expect(await asApp([`select count(*)::int as n from ${table}`]), table).toEqual([{ n: 0 }])
    expect(await asApp(['select name from practices'])).toEqual([{ name: 'Test Practice' }])
    expect(await asApp(["select set_config('attune.practice', 'other', false)", 'select name from practices'])).toEqual(
      [{ set_config: 'other' }],
    )
  })

  test('what an act said of its practice is forgotten with it, whoever has the connection next', async () => {
    const { postgresEngine } = await import('@/db/engine-postgres')
    const engine = postgresEngine(url())
    const said = "select coalesce(current_setting('attune.practice', true), '') as said"
    expect(await engine.db.$count(people)).toBe(4)
    await engine.transaction('practice', tx => tx.select().from(people))
    await engine.transaction('look', tx => tx.select().from(people))
    await expect(engine.db.execute(sql`select 1 / 0`)).rejects.toThrow()
    expect((await engine.pool.query(said)).rows).toEqual([{ said: '' }])
    expect(engine.pool.totalCount).toBe(1)
    engine.close()
  })

  test('the program’s role has no right to change the tables, the wall, the audit or the list of migrations', async () => {
    for (const statement of [
      'alter table people disable row level security',
      'alter table people add column more text',
      'alter table audit_events disable trigger all',
      'drop policy attune_practice on people',
      'drop table submissions',
      'truncate submissions',
      'create table more (id int)',
      'create schema more',
      "update audit_events set act = 'other'",
      'delete from audit_events',
      "select setval('audit_events_seq_seq', 1)",
      "insert into attune_migrations (created_at, hash) values (1, 'x')",
      'delete from attune_migrations',
      'set session_replication_role = replica',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    ])
      await expect(asApp([statement]), statement).rejects.toThrow(/permission denied|must be owner/)
  })

  test('the owner’s role cannot be taken, and row security not be put off', async () => {
    const owner = decodeURIComponent(new URL(ownersUrl()).username)
    await expect(asApp([`set role ${owner}`])).rejects.toThrow(/permission denied/)
    await expect(asApp(['set row_security = off', 'select * from people'])).rejects.toThrow(/row-level security/)
  })

  test('a practice moves out from behind it, and is put in by the owner alone', async () => {
    const file = `${practice.folder}/a.ndjson`
    await moveOut(file)
    closePractice()
    await expect(moveIn(practice.folder, file)).rejects.toThrow(
      /put in by whoever owns the tables.*Nothing was changed/,
    )
  })
})

describe.runIf(isInServer)('raising the wall', () => {
  let folder: string
  beforeEach(async () => {
    folder = await folderOfNone()
    await openPractice(folder)
    closePractice()
  })
  afterEach(() => removePractice(folder))

  test('no table of a practice is without it: all have a practice, but the list of migrations and what is there before one', async () => {
    const walled = await namesOf(
      `select distinct tablename as name from pg_policies join pg_class on relname = tablename
      where relrowsecurity and policyname = 'attune_practice' and qual like '%attune.practice%' order by 1`,
    )
    expect(walled).toEqual([...(await tablesOfPractice()), 'practices'].toSorted())
    expect(await allTables()).toEqual([...walled, 'attune_migrations', 'setup_codes'].toSorted())
  })

  test('npm run migrate lets a role in, again and again, and what a migration brings is in it', {
    timeout: 120_000,
  }, async () => {
    for (const _ of [1, 2])
      expect(migrate(url(), appRole)).toMatch(/^The database is up to date\.\nattune_test_app may read/)
    const rights = () =>
      asOwner(
        `select table_name, string_agg(privilege_type, ' ' order by privilege_type) as may from information_schema.role_table_grants
        where grantee = '${appRole}' and table_name in ('attune_migrations', 'audit_events', 'flag_events', 'more', 'people') group by 1 order by 1`,
      )
    const before = [
      { table_name: 'attune_migrations', may: 'SELECT' },
      { table_name: 'audit_events', may: 'INSERT SELECT' },
      { table_name: 'flag_events', may: 'DELETE INSERT SELECT UPDATE' },
      { table_name: 'people', may: 'DELETE INSERT SELECT UPDATE' },
    ]
    expect(await rights()).toEqual(before)
    // As a migration brings it.
    await asOwner('create table more (practice_id text)')
    expect(migrate(url())).toBe('The database is up to date.\n')
    expect(await rights()).toEqual(before.toSpliced(3, 0, { table_name: 'more', may: 'DELETE INSERT SELECT UPDATE' }))
    expect(await asOwner("select policyname from pg_policies where tablename = 'more'")).toEqual([
      { policyname: 'attune_practice' },
    ])
  })

  test('it is no wall for who owns the tables, for who is not there, and for who may do everything', {
    timeout: 120_000,
  }, () => {
    const owner = decodeURIComponent(new URL(url()).username)
    expect(migrate(url(), owner)).toMatch(/owns the tables or may do everything/)
    expect(migrate(url(), 'nobody_of_that_name')).toMatch(/has no role nobody_of_that_name: make one first/)
  })

  test('who does not own the tables does not change them, and says who does, and how', async () => {
    await letAppIn()
    const owner = decodeURIComponent(new URL(ownersUrl()).username)
    await openPractice(folder)
    closePractice()
    await asOwner('delete from attune_migrations where created_at = (select max(created_at) from attune_migrations)')
    await expect(openPractice(folder)).rejects.toThrow(
      `The tables belong to ${owner}, who brings them up to date and lets others in: run npm run migrate with ATTUNE_DATABASE naming ${owner}`,
    )
    await expect(openPractice(folder, { asItIs: true })).rejects.toThrow(/older version/)
    await asOwner(`revoke all on all tables in schema public from ${appRole}`)
    await expect(openPractice(folder)).rejects.toThrow(`npm run migrate -- ${appRole}`)
  })

  test('an empty database is not the program’s to fill', async () => {
    await letAppIn()
    await asOwner('drop schema public cascade')
    await asOwner('create schema public')
    await expect(openPractice(folder)).rejects.toThrow(/has no schema/)
    await asOwner(`grant usage on schema public to ${appRole}`)
    await expect(openPractice(folder)).rejects.toThrow(`npm run migrate -- ${appRole}`)
  })
})

test.runIf(isInServer)('a server that was started before the practice was set up at another one finds it', async () => {
  const folder = await migratedFolder()
  const { postgresEngine } = await import('@/db/engine-postgres')
  const other = postgresEngine(url())
  expect(await other.db.$count(people)).toBe(0)
  await openPractice(folder)
  expect(await hasPractice()).toBe(false)
  const person = { name: 'Ada', email: 'ada@brook.example', passwordHash: 'hash', roles: ['admin' as const] }
  const particulars = { name: 'Brook', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, plan: [] }
  expect(await createPractice({ ...particulars, person }, 0)).toMatchObject({ ok: true })
  expect(await other.db.select({ name: people.name }).from(people)).toEqual([{ name: 'Ada' }])
  expect(await other.transaction('look', tx => tx.$count(people))).toBe(1)
  other.close()
  await removePractice(folder)
})
