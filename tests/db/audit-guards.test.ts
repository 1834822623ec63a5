import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditMachine } from '@/db/audit'
import { client } from '@/db/client-pages'
import { beginAttempt } from '@/db/login-attempts'
import { closePractice, db, guards, openPractice, sqlite } from '@/db/open'
import { noteRefusal } from '@/db/refusals'
import { auditEvents, refusals, sessions } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { newClient } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { asOwner, isInServer, ownersUrl } from '../support/server'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const execute = async (statement: string) =>
  isInServer ? void (await asOwner(statement)) : void sqlite().exec(statement)

/** Carries something out as whoever owns the tables, where there is such a one: nobody else may put anything back. */
async function owning(work: () => Promise<void>): Promise<void> {
  const { ATTUNE_DATABASE: asApp } = process.env
  if (isInServer) process.env.ATTUNE_DATABASE = ownersUrl()
  await work()
  if (isInServer) process.env.ATTUNE_DATABASE = asApp
}

const again = async (unguarded = false) => {
  closePractice()
  await openPractice(practice.folder, { unguarded })
}

const drop = isInServer ? 'drop trigger audit_events_no_update on audit_events' : 'drop trigger audit_events_no_update'
const weaken = isInServer
  ? 'alter table audit_events disable trigger audit_events_no_delete'
  : "drop trigger audit_events_no_delete; create trigger audit_events_no_delete before delete on audit_events when old.act <> 'x' begin select raise(abort, 'audit events are never removed'); end"
const foreign = isInServer
  ? "create trigger other before update on people for each row execute function refuse_change('x')"
  : "create trigger other before update on people begin select raise(abort, 'x'); end"
const empty =
  'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return old; end $$'

describe('the triggers', () => {
  test.each([
    ['is gone', drop, 'audit_events_no_update'],
    ['does not do what it did', weaken, 'audit_events_no_delete'],
    ['is none of ours', foreign, 'other'],
    ...(isInServer ? [['calls a function that refuses nothing', empty, 'refuse_change()']] : []),
  ])('where one %s, the practice is not opened until it is put back, which is noted', async (_, statement, name) => {
    await execute(statement)
    expect(await guards().wrong()).toEqual([name])
    await expect(again()).rejects.toThrow(
      new RegExp(`changed: ${name.replace(/[()]/g, '\\$&')}\\.\n.*audit:repair`, 's'),
    )
    if (isInServer) {
      await again(true)
      await expect(guards().putBack()).rejects.toThrow(/whoever owns the tables: run npm run audit:repair/)
    }
    await owning(async () => {
      await again(true)
      expect(await guards().putBack()).toEqual([name])
      await writeUnattended(tx => auditMachine(tx, { act: 'audit.repair', now: monday, count: 1 }))
      await expect(writeUnattended(tx => tx.delete(auditEvents))).rejects.toThrow(/never removed/)
      await expect(writeUnattended(tx => tx.update(auditEvents).set({ act: 'other' }))).rejects.toThrow(/never changed/)
    })
    await again()
    expect(await db().select().from(auditEvents).where(eq(auditEvents.act, 'audit.repair'))).toHaveLength(1)
  })

  test.runIf(!isInServer)('an entry is not replaced either, by whatever connection', () => {
    sqlite().pragma('recursive_triggers = 0')
    for (const table of [
      'audit_events',
      'flag_events',
      'flag_endings',
      'rupture_words',
      'flag_comments',
      'session_voids',
    ])
      expect(
        sqlite().prepare('select count(*) from sqlite_master where name = ?').pluck().get(`${table}_no_replace`),
      ).toBe(1)
    const replace = 'insert or replace into audit_events select * from audit_events where seq = 1'
    expect(() => sqlite().exec(replace)).toThrow(/never changed/)
  })
})

test('where an entry cannot be written, what was read is not given and what was done is not kept', async () => {
  const clientId = await newClient(practice.mara)
  await execute(
    isInServer
      ? "create trigger stop before insert on audit_events for each row execute function refuse_change('no entry')"
      : "create trigger stop before insert on audit_events begin select raise(abort, 'no entry'); end",
  )
  await expect(client(practice.mara, clientId, monday)).rejects.toThrow(/no entry/)
  await expect(startSession(practice.mara, { clientId, key: 'k' }, monday)).rejects.toThrow(/no entry/)
  expect(await db().$count(sessions)).toBe(0)
})

describe('what is refused', () => {
  const kept = () => db().select().from(refusals).orderBy(refusals.id)

  test('is counted by day and kind: of a client who is not theirs, not of an address that leads nowhere', async () => {
    const clientId = await newClient(practice.mara)
    await client(practice.tomas, clientId, monday)
    await client(practice.tomas, clientId, monday)
    await client(practice.tomas, 'no such client', monday)
    await startSession(practice.tomas, { clientId, key: 'k' }, monday)
    await client(practice.mara, clientId, monday)
    const { personId } = practice.tomas
    expect(await kept()).toMatchObject([
      { kind: 'read', personId, count: 2, accountHash: '' },
      { kind: 'change', personId, count: 1 },
    ])
  })

  test('of a log-in holds nothing that was typed', async () => {
    const typed = 'my-password-in-the-wrong-field'
    for (let attempt = 0; attempt < 8; attempt++) {
      await noteRefusal({ kind: 'login', account: typed, now: monday })
      await beginAttempt({ account: typed, address: 'a' }, monday)
    }
    expect((await kept()).map(({ kind, count }) => [kind, count])).toEqual([
      ['login', 8],
      ['login-wait', 3],
    ])
    expect(JSON.stringify(await kept())).not.toContain(typed)
    if (!isInServer) expect(readFileSync(sqlite().name).includes(typed)).toBe(false)
  })

  test('takes no more room, however many accounts are tried, and is forgotten in time', async () => {
    for (let account = 0; account < 130; account++)
      await noteRefusal({ kind: 'login', account: `a${account}`, now: monday })
    const rows = await kept()
    expect(rows).toHaveLength(101)
    expect(rows.find(({ accountHash }) => accountHash === '')).toMatchObject({ count: 30 })
    await noteRefusal({ kind: 'login', account: 'a', now: monday + 401 * day })
    expect(await kept()).toHaveLength(1)
  })
})
