import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { caseload, unlistedClients } from '@/db/caseload'
import { client, clientsToFind } from '@/db/client-pages'
import { flagsToReview, openFlagCount } from '@/db/flags'
import { newId } from '@/db/ids'
import { db, drivers } from '@/db/open'
import { careTeam, clients } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { all, distress, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { planOfQuery, queriesOf } from '../support/query-plans'
import { isInServer } from '../support/server'

/* Somebody who may open more clients than a page holds: nothing is read for them that grows with the practice. */

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const later = monday + 30 * day
const raised = [distress({ ...all(10, 1), 6: 2 })]

/** Ruth reads along with 520 clients of Mara's, four of whom have raised a flag; Tomas has one of his own, who has too. */
async function largeTeam() {
  const { mara, ruth, tomas } = practice
  for (let number = 1; number <= 520; number++) await newClient(mara, `K-${String(number).padStart(3, '0')}`, null)
  const ids = await db().select({ id: clients.id, code: clients.code }).from(clients).orderBy(clients.code)
  for (const at of [17, 250, 400, 519]) await recordWeek(mara, ids[at]?.id ?? '', 0, raised)
  await letIn(
    ruth,
    ids.map(({ id }) => id),
    mara,
  )
  const his = await newClient(tomas, 'T-001', null)
  await recordWeek(tomas, his, 0, raised)
  return { his, codes: [17, 250, 400, 519].map(at => ids[at]?.code) }
}

async function letIn({ practiceId, personId }: Viewer, clientIds: readonly string[], by: Viewer): Promise<void> {
  const place = { practiceId, personId, role: 'supervisor' as const, fromAt: monday, grantedBy: by.personId }
  await writeUnattended(tx =>
    tx.insert(careTeam).values(clientIds.map(clientId => ({ ...place, id: newId(), clientId }))),
  )
}

test('what needs attention is found and counted among them, and nothing of anybody else', async () => {
  const { his, codes } = await largeTeam()
  const { groups, counts } = await flagsToReview(practice.ruth, { show: 'open' }, later)
  expect(groups.map(({ lead }) => lead.client.code).toSorted()).toEqual(codes)
  expect(counts.open).toEqual({ count: 4, isMore: false })
  expect(await openFlagCount(practice.ruth)).toBe(4)
  expect((await flagsToReview(practice.ruth, { show: 'open', clientId: his }, later)).groups).toEqual([])
  expect(await client(practice.ruth, his, later)).toBeNull()
})

test('the caseload lists those first, says how many there are, and others are found by their code', async () => {
  const { codes } = await largeTeam()
  const rows = await caseload(practice.ruth, later)
  expect(rows).toHaveLength(100)
  expect(
    rows
      .slice(0, 4)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(codes)
  expect(await unlistedClients(practice.ruth)).toBe(520)
  if (!isInServer) for (const driver of drivers()) driver.pragma('reverse_unordered_selects = 0')
  expect((await caseload(practice.ruth, later)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  expect(await unlistedClients(practice.tomas)).toBeNull()
  const found = await clientsToFind(practice.ruth, 'k-51', later)
  expect(found.isCut).toBe(true)
  expect(found.clients.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, at) => `K-51${at}`))
  expect((await clientsToFind(practice.ruth, 'T-', later)).clients).toEqual([])
})

test('a code is found by its beginning however its parts are set apart, in a range of an index', async () => {
  await largeTeam()
  for (const code of ['Q-050-77', 'Q050-78', 'Q 05 079', 'Q-051-77'])
    await letIn(practice.ruth, [await newClient(practice.mara, code, null)], practice.mara)
  const codesFor = async (typed: string) =>
    (await clientsToFind(practice.ruth, typed, later)).clients.map(({ code }) => code).toSorted()
  for (const typed of ['q 050 77', 'Q05077', 'q-050-77', 'Q–0 50-77 '])
    expect(await codesFor(typed)).toEqual(['Q-050-77'])
  expect(await codesFor('q-0507')).toEqual(['Q 05 079', 'Q-050-77', 'Q050-78'])
  // What is sent is listened to in the file's driver alone.
  if (isInServer) return
  const { distinct } = await queriesOf(() => clientsToFind(practice.ruth, 'q 050', later))
  const asked = [...distinct].filter(query => query.includes('"code_compact" >='))
  expect(asked).toHaveLength(1)
  expect(asked.flatMap(planOfQuery)).toContainEqual(
    expect.stringContaining('INDEX clients_code_compact (code_compact>? AND code_compact<?)'),
  )
})

test('whoever left the team of one of them finds that one no more', async () => {
  await largeTeam()
  const [gone] = await db().select().from(clients).where(eq(clients.code, 'K-018'))
  await writeUnattended(tx =>
    tx
      .update(careTeam)
      .set({ toAt: later, endedBy: practice.mara.personId })
      .where(eq(careTeam.clientId, gone?.id ?? '')),
  )
  expect(await openFlagCount(practice.ruth)).toBe(3)
  expect((await clientsToFind(practice.ruth, 'k-018', later)).clients).toEqual([])
  expect((await caseload(practice.ruth, later)).map(code => code)).not.toContain('K-018')
})
