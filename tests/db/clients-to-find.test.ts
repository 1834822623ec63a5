import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { clientsToFind } from '@/db/clients'
import { db } from '@/db/open'
import { auditEvents } from '@/db/schema'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

test('one finds one’s own clients and those shared with one, and it is noted how many', async () => {
  const { mara, tomas, ruth } = practice
  const shared = await newClient(mara, 'K-002', 'Amira Tal')
  await newClient(mara, 'K-001', null)
  await joinCareTeam(mara, { clientId: shared, personId: ruth.personId, role: 'supervisor' }, monday)
  const found = async (viewer: typeof mara) =>
    (await clientsToFind(viewer, monday)).map(({ code, name, mayRecord }) => [code, name, mayRecord])
  expect(await found(mara)).toEqual([
    ['K-001', null, true],
    ['K-002', 'Amira Tal', true],
  ])
  expect(await found(ruth)).toEqual([['K-002', 'Amira Tal', false]])
  expect(await found(tomas)).toEqual([])
  const notes = db()
    .select()
    .from(auditEvents)
    .all()
    .filter(({ act }) => act === 'clients.find')
  expect(notes.map(({ count, clientId }) => [count, clientId])).toEqual([
    [2, null],
    [1, null],
    [0, null],
  ])
})
