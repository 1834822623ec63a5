import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq, isNull } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { keepAnchoring } from '@/db/audit-anchoring'
import { caseload } from '@/db/caseload'
import { removeClient } from '@/db/client-removal'
import { bringKeys, copyKeys } from '@/db/key-copy'
import { keyStoreFolder } from '@/db/key-store'
import { keysFolder } from '@/db/keys'
import { endLogin } from '@/db/logins'
import { closePractice, db, openPractice } from '@/db/open'
import { keepOwnPoint, ownPath, removeOwnPath } from '@/db/own-attachment'
import { markLeft } from '@/db/people'
import { makeRecoveryCode, recoverable } from '@/db/recovery'
import { replayWhatWasFinal } from '@/db/replay'
import { auditEvents, clients, logins, people } from '@/db/schema'
import { withPostgres } from '../../scripts/postgres.mjs'
import { findPostgres } from '../../scripts/postgres-programs.mjs'
import { Archive } from '../support/archive'
import { newClient } from '../support/course'
import { emptyFolder } from '../support/folder'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { practiceNumbers } from '../support/practice-numbers'
import { isInServer, makeTemplate } from '../support/server'

/* What was final stays so where the operator of a PostgreSQL brings it back as it was before, by the archive of its log. */

const programs = findPostgres() ?? ''
const later = monday + day
afterEach(() => vi.unstubAllEnvs())

const recoveryKey = Buffer.alloc(20, 3)

describe.runIf(isInServer && programs !== '')('a practice that is brought back as it was at a moment', () => {
  test.each([
    ['is without what was erased, closed, ended and used since', withoutWhatWasFinal],
    ['is equal with the copy of its keys, and refused without', withItsKeys],
  ])('%s', { timeout: 180_000 }, (_, work) =>
    withPostgres(
      programs,
      async (url, restart) => {
        const archive = new Archive(programs, url)
        try {
          await work(archive, await practiceIn(archive, restart))
        } finally {
          closePractice()
          await archive.remove()
        }
      },
      true,
    ),
  )
})

type Practice = Awaited<ReturnType<typeof practiceIn>>

/** A practice in a server of its own, with the roles of that one, of which a copy was just made. */
async function practiceIn(archive: Archive, restart: () => Promise<void>) {
  vi.stubEnv('ATTUNE_TEST_DATABASE', archive.url)
  vi.stubEnv('ATTUNE_TEST_PASSWORD', undefined)
  const folder = emptyFolder()
  await makeTemplate(async () => {
    await openPractice(folder, { fast: true })
    closePractice()
  })
  rmSync(folder, { recursive: true })
  const practice = await freshPractice()
  const clientId = await newClient(practice.mara, 'K-001', 'Amira Tal')
  await newClient(practice.mara, 'K-002', 'Bo Lind')
  await keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
  closePractice()
  await archive.begin(restart)
  await openPractice(practice.folder)
  return { ...practice, clientId }
}

/** Has the practice opened in the server that was brought back. */
async function broughtBack(archive: Archive): Promise<void> {
  closePractice()
  const url = new URL(process.env.ATTUNE_DATABASE ?? '')
  url.port = new URL(await archive.broughtBackTo('before')).port
  vi.stubEnv('ATTUNE_DATABASE', url.href)
}

async function withoutWhatWasFinal(archive: Archive, practice: Practice): Promise<void> {
  const { folder, mara, tomas, ines, clientId } = practice
  const made = await makeRecoveryCode(null, later)
  const typed = made.ok ? { email: made.email, code: made.code } : expect.unreachable('No code was made')
  const keys = readdirSync(keyStoreFolder(folder)).map(name => readFileSync(path.join(keyStoreFolder(folder), name)))
  await archive.mark('before')
  await removeClient(mara, { clientId, version: 1 }, monday)
  await removeOwnPath(mara, monday)
  await markLeft(ines, { personId: tomas.personId, version: 1, hasLeft: true }, monday)
  await endLogin(mara, monday)
  await keepAnchoring()
  await broughtBack(archive)
  // Neither the server's files, nor the copy of them and the log, ever had a key or a name.
  for (const secret of [...keys.map(key => key.toString().trim()), 'Amira Tal']) {
    const bytes = Buffer.from(secret, 'base64')
    expect(await archive.filesWith([Buffer.from(secret), ...(bytes.length > 30 ? [bytes] : [])])).toEqual([])
  }
  expect(await archive.filesWith([Buffer.from('K-002')])).not.toEqual([])

  await openPractice(folder)
  expect(await db().$count(clients, isNull(clients.removedAt))).toBe(2)
  expect(await recoverable(typed, later)).not.toBeNull()
  expect(await replayWhatWasFinal(later)).toEqual({ clients: 1, points: 1, accounts: 1, logins: 3 })
  expect(await db().$count(logins, isNull(logins.endedAt))).toBe(0)
  expect(await recoverable(typed, later)).toBeNull()
  const anew = await loginAs(mara.personId, later)
  expect((await caseload(anew, later)).map(({ code }) => code)).toEqual(['K-002'])
  expect(await ownPath(anew)).toEqual([])
  const [left] = await db().select().from(people).where(eq(people.id, tomas.personId))
  expect(left?.leftAt).toBe(later)
  const acts = (await db().select({ act: auditEvents.act }).from(auditEvents)).map(({ act }) => act)
  expect(acts).toEqual(expect.arrayContaining(['client.erase-again', 'person.left-again', 'restore.found']))
  closePractice()
  rmSync(folder, { recursive: true })
}

async function withItsKeys(archive: Archive, { folder }: Practice): Promise<void> {
  const before = await practiceNumbers()
  const place = emptyFolder()
  const secrets = new Map(
    ['practice.key', 'login.secret'].map(name => [name, readFileSync(path.join(keysFolder(folder), name))]),
  )
  const kept = (name: string) => secrets.get(name) ?? ''
  const { file } = copyKeys(folder, place, recoveryKey, monday)
  await archive.mark('before')
  await broughtBack(archive)
  rmSync(folder, { recursive: true })
  await expect(openPractice(folder)).rejects.toThrow(/The key file .*practice\.key/)
  mkdirSync(keysFolder(folder), { recursive: true })
  for (const name of ['practice.key', 'login.secret']) writeFileSync(path.join(keysFolder(folder), name), kept(name))
  await expect(openPractice(folder)).rejects.toThrow(/keys of the clients are missing: .* lacks 2 of the 2/)
  rmSync(folder, { recursive: true })
  bringKeys(folder, file, recoveryKey)
  await openPractice(folder)
  expect(await practiceNumbers()).toEqual(before)
  closePractice()
  for (const each of [folder, place]) rmSync(each, { recursive: true })
}
