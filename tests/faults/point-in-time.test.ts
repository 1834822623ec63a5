import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { eq, isNull } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { keepAnchoring } from '@/db/audit-anchoring'
import { caseload } from '@/db/caseload'
import { removeClient } from '@/db/client-removal'
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
import { isInServer, makeTemplate } from '../support/server'

/* What was final stays so where the operator of a PostgreSQL brings it back as it was before, by the archive of its log. */

const programs = findPostgres() ?? ''
const later = monday + day
afterEach(() => vi.unstubAllEnvs())

describe.runIf(isInServer && programs !== '')('a practice that is brought back as it was at a moment', () => {
  test('is without what was erased, closed, ended and used since', { timeout: 180_000 }, () =>
    withPostgres(programs, (url, restart) => broughtBack(new Archive(programs, url), restart), true),
  )
})

async function broughtBack(archive: Archive, restart: () => Promise<void>): Promise<void> {
  const practice = await practiceIn(archive.url)
  const { mara, tomas, ines } = practice
  const clientId = await newClient(mara)
  await newClient(mara, 'K-002', 'Bo Lind')
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
  const made = await makeRecoveryCode(null, later)
  const typed = made.ok ? { email: made.email, code: made.code } : expect.unreachable('No code was made')
  closePractice()
  await archive.begin(restart)
  await openPractice(practice.folder)
  await archive.mark('before')
  await removeClient(mara, { clientId, version: 1 }, monday)
  await removeOwnPath(mara, monday)
  await markLeft(ines, { personId: tomas.personId, version: 1, hasLeft: true }, monday)
  await endLogin(mara, monday)
  await keepAnchoring()
  closePractice()

  const again = new URL(await archive.broughtBackTo('before'))
  const asApp = new URL(process.env.ATTUNE_DATABASE ?? '')
  asApp.port = again.port
  vi.stubEnv('ATTUNE_DATABASE', asApp.href)
  await openPractice(practice.folder)
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
  await archive.remove()
  rmSync(practice.folder, { recursive: true })
}

/** A practice in a server of its own, with the roles of that one. */
async function practiceIn(url: string) {
  vi.stubEnv('ATTUNE_TEST_DATABASE', url)
  vi.stubEnv('ATTUNE_TEST_PASSWORD', undefined)
  const folder = emptyFolder()
  await makeTemplate(async () => {
    await openPractice(folder, { fast: true })
    closePractice()
  })
  rmSync(folder, { recursive: true })
  return freshPractice()
}
