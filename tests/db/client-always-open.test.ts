import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { addCover } from '@/db/covers'
import { db } from '@/db/open'
import { addPerson, markLeft, practicePeople } from '@/db/people'
import { changeResponsible } from '@/db/responsible'
import { careTeam, people, responsibilities } from '@/db/schema'
import { clientsToTransfer, transferClients, transfersMade, undoTransfer } from '@/db/transfers'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { freshPractice, loginAs, monday } from '../support/practice'
import { times } from '../support/test-all'

const acts = [
  'close',
  'open again',
  'transfer',
  'give away',
  'take back',
  'cover',
  'responsible',
  'join',
  'leave',
] as const
const step = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.nat({ max: 2 }),
  whom: fc.nat({ max: 2 }),
  which: fc.nat({ max: 1 }),
  isKept: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const isOpen = isNull(careTeam.toAt)

/** The clients and the three clinicians of a practice in which anything is done to whose they are. */
async function practiceOfThree() {
  const practice = await freshPractice()
  const { ines, mara, tomas } = practice
  const nora = { key: 'nora', name: 'Nora', email: 'nora@attune.example', passwordHash: 'x' }
  const added = await addPerson(ines, { ...nora, roles: ['clinician'] }, monday)
  if (!added.ok) throw new Error('Nora was not added')
  const personIds = [mara.personId, tomas.personId, added.personId]
  await loginAs(added.personId)
  const clientIds = [await newClient(mara, 'K-001'), await newClient(tomas, 'K-002')]
  return { ...practice, personIds, clientIds }
}
type Three = Awaited<ReturnType<typeof practiceOfThree>>

const responsibleNow = async (clientId: string) =>
  await db()
    .select({ id: responsibilities.id, personId: responsibilities.personId })
    .from(responsibilities)
    .where(and(eq(responsibilities.clientId, clientId), isNull(responsibilities.toAt)))
    .orderBy(responsibilities.id)

const person = async (id: string) => (await db().select().from(people).where(eq(people.id, id)))[0]

/** One act, which may well be refused. */
async function take({ ines, personIds, clientIds }: Three, { act, who, whom, which, isKept }: Step, now: number) {
  const [personId, otherId, clientId] = [personIds[who] ?? '', personIds[whom] ?? '', clientIds[which] ?? '']
  const row = await person(personId)
  const version = row?.version ?? 0
  if (act === 'close') return markLeft(ines, { personId, version, hasLeft: true }, now)
  if (act === 'open again') {
    const outcome = await markLeft(ines, { personId, version, hasLeft: false, passwordHash: 'x' }, now)
    if (outcome.ok) await loginAs(personId, now)
    return outcome
  }
  const lastOn = isKept ? '2026-01-09' : null
  // Given to whoever was let back in, and taken from them again, a client is as shut to them as before.
  if (act === 'transfer' && personId === otherId) return undefined
  const give = async (by: Viewer) => {
    const mark = (await clientsToTransfer(by, personId, now))?.mark ?? ''
    const asked = { key: randomUUID(), fromId: personId, toId: otherId, clientIds: null, mark, reason: 'x', lastOn }
    return transferClients(by, asked, now)
  }
  if (act === 'transfer') return give(ines)
  if (act === 'take back') {
    const made = await transfersMade(ines, now)
    return undoTransfer(ines, { transferId: made[isKept ? 0 : made.length - 1]?.id ?? '' }, now)
  }
  if (row?.leftAt !== null) return undefined
  const viewer = await loginAs(personId, now)
  if (act === 'give away') return give(viewer)
  if (act === 'cover') {
    const days = { fromOn: '2026-01-05', lastOn: '2026-01-06' }
    return addCover(viewer, { clientId, personId: otherId, key: randomUUID(), ...days }, now)
  }
  if (act === 'join') return joinCareTeam(viewer, { clientId, personId: otherId, role: 'clinician' }, now)
  if (act === 'responsible') {
    const responsibilityId = (await responsibleNow(clientId))[0]?.id ?? ''
    return changeResponsible(viewer, { clientId, personId: otherId, responsibilityId }, now)
  }
  const [place] = await db()
    .select()
    .from(careTeam)
    .where(and(eq(careTeam.clientId, clientId), eq(careTeam.personId, otherId), isOpen))
  return leaveCareTeam(viewer, { membershipId: place?.id ?? '' }, now)
}

/** Each client has one responsible clinician; with how many they do not work, an administrator sees. Gives that, by clinician. */
async function unopenedNow({ ines, clientIds }: Three): Promise<ReadonlyMap<string, number>> {
  const unopened = new Map<string, number>()
  for (const clientId of clientIds) {
    const responsible = await responsibleNow(clientId)
    expect(responsible).toHaveLength(1)
    const personId = responsible[0]?.personId ?? ''
    const own = and(eq(careTeam.clientId, clientId), eq(careTeam.personId, personId), eq(careTeam.role, 'clinician'))
    const places = await db().select().from(careTeam).where(and(own, isOpen))
    if (places.length === 0) unopened.set(personId, (unopened.get(personId) ?? 0) + 1)
  }
  for (const { id, clients } of (await practicePeople(ines)).people)
    expect([id, clients.unopened]).toEqual([id, unopened.get(id) ?? 0])
  return unopened
}

/** An administrator transfers what is not open to whoever is responsible to somebody who is here. */
async function mend(three: Three, now: number): Promise<void> {
  const { ines } = three
  const here = (await practicePeople(ines)).people.find(
    ({ leftAt, roles, hasLoggedIn }) => hasLoggedIn && leftAt === null && roles.includes('clinician'),
  )
  if (!here) return
  for (const fromId of (await unopenedNow(three)).keys()) {
    const mark = (await clientsToTransfer(ines, fromId, now))?.mark ?? ''
    const asked = { fromId, toId: here.id, clientIds: null, mark, reason: 'x', lastOn: null }
    expect(await transferClients(ines, { key: randomUUID(), ...asked }, now)).toMatchObject({ ok: true })
  }
  expect((await unopenedNow(three)).size).toBe(0)
}

test('a client has a responsible clinician who works with them, or an administrator sees it and mends it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async steps => {
      const three = await practiceOfThree()
      try {
        let now = monday
        for (const each of steps) {
          now += 1000
          const before = await unopenedNow(three)
          await take(three, each, now)
          // By nothing but a closed account is a client shut to whoever is responsible.
          if (each.act !== 'close')
            for (const [id, n] of await unopenedNow(three)) expect(n).toBeLessThanOrEqual(before.get(id) ?? 0)
        }
        await mend(three, now + 1000)
      } finally {
        await three.remove()
      }
    }),
    { numRuns: times(100, 8) },
  )
}, 120_000)
