import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { removeClient } from '@/db/client-removal'
import { openInvitations } from '@/db/invitations'
import { db, sqlite } from '@/db/open'
import { markLeft } from '@/db/people'
import { changeResponsible } from '@/db/responsible'
import { people, responsibilities } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { freshPractice, loginAs, monday } from '../support/practice'
import { asOwner, isInServer } from '../support/server'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const letIn = (who: Viewer, by = practice.mara) =>
  joinCareTeam(by, { clientId, personId: who.personId, role: 'clinician' }, monday)
const seen = async (by = practice.mara) => {
  const found = await client(by, clientId, monday)
  return found ?? expect.unreachable('The client is not open')
}
const membershipOf = async (who: Viewer, by = practice.mara) =>
  (await seen(by)).careTeam.find(each => each.personId === who.personId && !each.isOver)?.id ?? ''
const end = async (who: Viewer, by: Viewer) => leaveCareTeam(by, { membershipId: await membershipOf(who, by) }, monday)
const pass = async (to: Viewer, by: Viewer) => {
  const responsibilityId = (await seen(by)).responsible?.id ?? ''
  return changeResponsible(by, { clientId, personId: to.personId, responsibilityId }, monday)
}
const openRows = () =>
  db()
    .select({ personId: responsibilities.personId })
    .from(responsibilities)
    .where(and(eq(responsibilities.clientId, clientId), isNull(responsibilities.toAt)))

test('who adds a client is responsible for them, until the client is removed', async () => {
  const { mara } = practice
  expect((await seen()).responsible).toMatchObject({ personId: mara.personId, name: 'Mara', isHere: true })
  expect(await openRows()).toEqual([{ personId: mara.personId }])
  expect(await removeClient(mara, { clientId, version: 1 }, monday)).toEqual({ ok: true })
  expect(await openRows()).toEqual([])
})

describe('who is responsible', () => {
  test('is not sent away by a colleague whom they let in, nor leaves before somebody else is responsible', async () => {
    const { mara, tomas } = practice
    await letIn(tomas)
    expect(await end(mara, tomas)).toMatchObject({
      why: 'invalid',
      errors: { membershipId: [expect.stringMatching(/^Mara is responsible/)] },
    })
    expect(await end(mara, mara)).toMatchObject({
      why: 'invalid',
      errors: { membershipId: [expect.stringMatching(/^You are responsible/)] },
    })
    expect(await pass(tomas, mara)).toEqual({ ok: true })
    expect(await end(mara, tomas)).toMatchObject({ ok: true })
    expect(await client(mara, clientId, monday)).toBeNull()
  })

  test('alone makes somebody else responsible, of those who work with the client', async () => {
    const { mara, tomas, ruth } = practice
    expect(await pass(tomas, mara)).toMatchObject({ why: 'invalid' })
    await letIn(tomas)
    expect(await pass(tomas, tomas)).toMatchObject({
      why: 'invalid',
      errors: { personId: [expect.stringMatching(/^Mara is/)] },
    })
    await joinCareTeam(mara, { clientId, personId: ruth.personId, role: 'supervisor' }, monday)
    expect(await pass(ruth, mara)).toMatchObject({ why: 'invalid' })
    expect(await pass(tomas, mara)).toEqual({ ok: true })
    expect((await seen()).responsible?.name).toBe('Tomas')
    expect(await openRows()).toHaveLength(1)
  })

  test('changed by two at once: the second is told', async () => {
    const { mara, tomas } = practice
    await letIn(tomas)
    const responsibilityId = (await seen()).responsible?.id ?? ''
    await pass(tomas, mara)
    await pass(mara, tomas)
    const late = { clientId, personId: tomas.personId, responsibilityId: `${responsibilityId}x` }
    expect(await changeResponsible(mara, late, monday)).toEqual({ ok: false, why: 'conflict' })
  })

  test('may have left: then it is said, and nobody of the care team takes their place', async () => {
    const { mara, tomas, ines } = practice
    await letIn(tomas)
    await markLeft(ines, { personId: mara.personId, version: 1, hasLeft: true }, monday)
    expect((await seen(tomas)).responsible).toMatchObject({ name: 'Mara', isHere: false })
    expect(await pass(tomas, tomas)).toMatchObject({ why: 'invalid' })
  })
})

test('of clients from before this was kept, who joined first of those who still work with them is responsible', async () => {
  const { mara, tomas, ines } = practice
  await letIn(tomas)
  const alone = await newClient(tomas, 'T-001')
  const orphan = await newClient(tomas, 'T-002')
  await joinCareTeam(tomas, { clientId: alone, personId: mara.personId, role: 'clinician' }, monday + 1)
  await writeUnattended(async tx => {
    await tx.delete(responsibilities)
    await tx
      .update(people)
      .set({ leftAt: monday + 2 })
      .where(eq(people.id, tomas.personId))
  })
  for (const statement of migrationStatements()) await execute(statement)
  const rows = await db().select().from(responsibilities).orderBy(responsibilities.id)
  const of = (id: string) => rows.filter(row => row.clientId === id).map(({ personId }) => personId)
  expect([of(clientId), of(alone), of(orphan)]).toEqual([[mara.personId], [mara.personId], [tomas.personId]])
  // Who had left comes back to no client.
  const back = { personId: tomas.personId, version: 1, hasLeft: false as const, passwordHash: 'x' }
  await markLeft(ines, back, monday + 3)
  expect(await caseload(await loginAs(tomas.personId, monday + 3), monday + 3)).toEqual([])
})

/** What the migration that began it does with the rows that there are. */
function migrationStatements(): string[] {
  const folder = isInServer ? 'db/migrations-postgres' : 'db/migrations'
  const file = readdirSync(folder).find(name => name.endsWith('_responsible_of_today.sql')) ?? ''
  return readFileSync(path.join(folder, file), 'utf8').split('--> statement-breakpoint')
}

const execute = async (statement: string) =>
  isInServer ? void (await asOwner(statement)) : void sqlite().exec(statement)

describe('whoever leaves the practice', () => {
  const back = { hasLeft: false as const, passwordHash: 'unknown' }

  test('leaves every care team, and comes back to none of them, by a new password', async () => {
    const { tomas, ines } = practice
    await letIn(tomas)
    const { personId } = tomas
    await markLeft(ines, { personId, version: 1, hasLeft: true }, monday)
    expect((await seen()).careTeam.find(each => each.personId === personId)).toMatchObject({ isOver: true })
    await markLeft(ines, { personId, version: 2, ...back }, monday + 1)
    const again = await loginAs(personId, monday + 1)
    expect(await client(again, clientId, monday + 1)).toBeNull()
    expect(await letIn(again)).toEqual({ ok: true })
    expect(await client(again, clientId, monday + 1)).not.toBeNull()
  })

  test('who is here already keeps their password, and is sent no link', async () => {
    const { tomas, ines } = practice
    const passwordOf = async () =>
      (await db().select().from(people).where(eq(people.id, tomas.personId)))[0]?.passwordHash
    const before = await passwordOf()
    expect(await markLeft(ines, { personId: tomas.personId, version: 1, ...back }, monday + 1)).toEqual({ ok: true })
    expect(await passwordOf()).toBe(before)
    expect(await openInvitations(ines, [tomas.personId], monday + 1)).toEqual([])
  })

  test('is let in by nobody before they have set it', async () => {
    const { tomas, ines } = practice
    await markLeft(ines, { personId: tomas.personId, version: 1, hasLeft: true }, monday)
    await markLeft(ines, { personId: tomas.personId, version: 2, ...back }, monday + 1)
    expect(await letIn(tomas)).toMatchObject({ errors: { personId: [expect.stringMatching(/not set a password/)] } })
  })
})
