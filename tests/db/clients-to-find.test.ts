import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { client, clientsToFind } from '@/db/client-pages'
import { endEpisode } from '@/db/episodes'
import { db } from '@/db/open'
import { auditEvents } from '@/db/schema'
import { moveTargets } from '@/db/session-moves'
import { startSession } from '@/db/sessions'
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
    (await clientsToFind(viewer, '', monday)).clients.map(({ code, name, mayRecord }) => [code, name, mayRecord])
  expect(await found(mara)).toEqual([
    ['K-001', null, true],
    ['K-002', 'Amira Tal', true],
  ])
  expect(await found(ruth)).toEqual([['K-002', 'Amira Tal', false]])
  expect(await found(tomas)).toEqual([])
  const notes = (await db().select().from(auditEvents).orderBy(auditEvents.seq)).filter(
    ({ act }) => act === 'clients.find',
  )
  expect(notes.map(({ count, clientId }) => [count, clientId])).toEqual([
    [2, null],
    [1, null],
    [0, null],
  ])
})

test('those whose episode has ended come last and are marked, wherever clients are offered', async () => {
  const { mara } = practice
  const endedId = await newClient(mara, 'K-1', 'Ada Ended')
  await newClient(mara, 'K-10', null)
  await newClient(mara, 'K-9', null)
  const here = await newClient(mara, 'K-2', 'Noa')
  const [episode] = (await client(mara, endedId, monday))?.episodes ?? []
  const ending = { endedOn: '2026-01-05', endKind: 'completed' as const, reason: null }
  await endEpisode(mara, { episodeId: episode?.id ?? '', version: 1, ...ending }, monday)
  const started = await startSession(mara, { clientId: here, key: 'a' }, monday)
  const targets = started.ok ? await moveTargets(mara, started.sessionId, monday) : null
  expect(targets?.map(({ code, isEnded }) => [code, isEnded])).toEqual([
    ['K-9', false],
    ['K-10', false],
    ['K-1', true],
  ])
  const { clients: found } = await clientsToFind(mara, '', monday)
  expect(found.map(({ code, isEnded, mayRecord }) => [code, isEnded, mayRecord])).toEqual([
    ['K-2', false, true],
    ['K-9', false, true],
    ['K-10', false, true],
    ['K-1', true, false],
  ])
})
