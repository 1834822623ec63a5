import { cpSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askDatabase } from '@/db/health'
import { closePractice, db, openPractice } from '@/db/open'
import { practices } from '@/db/schema'
import { look, writeBeside } from '@/db/write'
import { writeUnattended } from '@/db/write-unattended'
import { otherVersionCode, otherVersionOfPage } from '@/lib/other-version'
import { folderOfNone, removePractice } from '../support/folder'
import { freshPractice } from '../support/practice'
import { asOwner, isInServer, ownersUrl } from '../support/server'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const keyFile = () => path.join(practice.folder, 'keys', 'practice.key')

test('another key than the practice was set up with is refused, though nothing was sealed by it yet', async () => {
  closePractice()
  writeFileSync(keyFile(), Buffer.alloc(32, 7).toString('base64'))
  await expect(openPractice(practice.folder)).rejects.toThrow(/The practice key does not belong to this database/)
})

test('a practice from before there was a fingerprint gets one when it is opened', async () => {
  const kept = async () => (await db().select({ key: practices.keyFingerprint }).from(practices))[0]?.key
  const before = await kept()
  expect(before).toMatch(/^[\w-]{43}$/)
  await writeUnattended(tx => tx.update(practices).set({ keyFingerprint: null }))
  closePractice()
  await openPractice(practice.folder)
  expect(await kept()).toBe(before)
})

const fingerprintOfLogin = async () =>
  (await db().select({ login: practices.loginFingerprint }).from(practices))[0]?.login
const loginFile = () => path.join(practice.folder, 'keys', 'login.secret')

test('so it is with the secret that signs log-ins', async () => {
  const before = await fingerprintOfLogin()
  expect(before).toMatch(/^[\w-]{43}$/)
  await writeUnattended(tx => tx.update(practices).set({ loginFingerprint: null }))
  await openPractice(practice.folder)
  expect(await fingerprintOfLogin()).toBe(before)
})

test.skipIf(isInServer)('a practice in a file opens with a new secret, which only ends log-ins', async () => {
  const before = await fingerprintOfLogin()
  closePractice()
  rmSync(loginFile())
  await openPractice(practice.folder)
  const after = await fingerprintOfLogin()
  expect(after).toMatch(/^[\w-]{43}$/)
  expect(after).not.toBe(before)
  await openPractice(practice.folder)
  expect(await fingerprintOfLogin()).toBe(after)
})

test('the database says that it is there', async () => {
  await expect(askDatabase()).resolves.toBeUndefined()
  closePractice()
  expect(() => askDatabase()).toThrow(/No practice is open/)
})

describe.runIf(isInServer)('in a server', () => {
  const newer = () => asOwner("insert into attune_migrations (created_at, hash) values (9999999999999, 'newer')")
  const older = () => asOwner('delete from attune_migrations where created_at = 9999999999999')

  test('a server of ours does nothing more once another one has brought the practice to a newer version', async () => {
    const read = () => look(tx => tx.select({ id: practices.id }).from(practices))
    await read()
    await newer()
    for (const act of [
      read,
      () => writeUnattended(tx => tx.update(practices).set({ name: 'Renamed' })),
      () =>
        writeBeside(
          practice.mara,
          async () => ['a'],
          tx => tx.update(practices).set({ name: 'Renamed' }),
        ),
      askDatabase,
    ])
      await expect(act()).rejects.toThrow(/brought to another version of Attune meanwhile\. Stop this server/)
    const failed = await read().catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: otherVersionCode, digest: otherVersionOfPage })
    expect((await db().select({ name: practices.name }).from(practices))[0]?.name).toBe('Test Practice')
    closePractice()
    await expect(openPractice(practice.folder)).rejects.toThrow(/newer version of Attune.*nothing was changed/)
  })

  test('and goes on where that was undone', async () => {
    await newer()
    await expect(askDatabase()).rejects.toThrow(/another version/)
    await older()
    await askDatabase()
  })

  test('a server that would sign log-ins with another secret is refused, and told of which file', async () => {
    const before = await fingerprintOfLogin()
    closePractice()
    const kept = path.join(practice.folder, 'kept')
    cpSync(loginFile(), kept)
    rmSync(loginFile())
    const opening = openPractice(practice.folder)
    await expect(opening).rejects.toThrow(`${loginFile()} is not the one of the other servers of this practice`)
    await expect(opening).rejects.toThrow(/Copy login\.secret from the keys of another server/)
    const { ATTUNE_DATABASE: asApp } = process.env
    process.env.ATTUNE_DATABASE = ownersUrl()
    await openPractice(practice.folder, { moving: true })
    expect(await fingerprintOfLogin()).toBe(before)
    closePractice()
    process.env.ATTUNE_DATABASE = asApp
    cpSync(kept, loginFile())
    await openPractice(practice.folder)
    expect(await fingerprintOfLogin()).toBe(before)
  })

  test('where it is lost for good, what the sentence says lets the next server in', async () => {
    const before = await fingerprintOfLogin()
    rmSync(loginFile())
    await expect(openPractice(practice.folder)).rejects.toThrow(/update practices set login_fingerprint = null/)
    await asOwner('update practices set login_fingerprint = null')
    await openPractice(practice.folder)
    expect(await fingerprintOfLogin()).not.toBe(before)
  })

  test('a database that holds something else is refused and left alone', async () => {
    closePractice()
    const place = await folderOfNone()
    const url = process.env.ATTUNE_DATABASE
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('create table ledger (id int)')
    await expect(openPractice(place)).rejects.toThrow(/holds tables that are not Attune’s: name an empty one/)
    const { rows } = await client.query(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    )
    expect(rows).toEqual([{ name: 'ledger' }])
    await client.end()
    await removePractice(place)
  })

  test('one that is not there, and a server that is not, get a sentence', async () => {
    closePractice()
    const { ATTUNE_DATABASE: url = '' } = process.env
    const place = path.join(practice.folder, 'elsewhere')
    const named = (change: (url: URL) => void) => {
      const other = new URL(url)
      change(other)
      process.env.ATTUNE_DATABASE = other.href
    }
    try {
      named(other => (other.pathname = 'attune_no_such'))
      await expect(openPractice(place)).rejects.toThrow(/has no database attune_no_such: make an empty one first/)
      named(other => (other.port = '1'))
      await expect(openPractice(place)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/)
    } finally {
      process.env.ATTUNE_DATABASE = url
      rmSync(place, { recursive: true, force: true })
    }
  })
})
