import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '@/db/accounts'
import { joinCareTeam } from '@/db/care-team'
import { acceptInvitation, invited, openInvitations, renewInvitation } from '@/db/invitations'
import { viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import { addPerson, markLeft, practicePeople } from '@/db/people'
import { auditEvents, invitations, people } from '@/db/schema'
import { newClient } from '../support/course'
import { freshPractice, loginAs, monday } from '../support/practice'

const hour = 60 * 60_000

let practice: Awaited<ReturnType<typeof freshPractice>>
let personId: string
beforeEach(async () => {
  practice = await freshPractice()
  const noor = { name: 'Noor', email: 'noor@attune.example', passwordHash: 'unknown', roles: ['clinician' as const] }
  const added = await addPerson(practice.ines, { ...noor, key: randomUUID() }, monday)
  personId = added.ok ? added.personId : expect.unreachable('Nobody was added')
})
afterEach(() => practice.remove())

const open = async (now = monday) => {
  const everybody = await db().select({ id: people.id }).from(people).orderBy(people.id)
  return openInvitations(
    practice.ines,
    everybody.map(({ id }) => id),
    now,
  )
}
const link = async (now = monday) => (await open(now))[0]?.token ?? ''
const renew = (now = monday) => renewInvitation(practice.ines, { personId, key: randomUUID() }, now)
const accept = async (token: string, now = monday) =>
  (await acceptInvitation({ token, passwordHash: 'own' }, now))?.loginId ?? null

describe('an invitation', () => {
  test('names whom it is for, sets their password and logs them in, once', async () => {
    const token = await link()
    expect(await invited(token, monday)).toEqual({
      name: 'Noor',
      email: 'noor@attune.example',
      practiceName: 'Test Practice',
      wasHere: false,
    })
    const loginId = await accept(token)
    expect(await viewerOf(loginId ?? '', monday)).toMatchObject({ name: 'Noor', heldBack: null })
    expect(await findAccount('noor@attune.example')).toEqual({ personId, passwordHash: 'own' })
    expect([await invited(token, monday), await accept(token), await open()]).toEqual([null, null, []])
    const acts = (await db().select().from(auditEvents).orderBy(auditEvents.seq)).filter(
      ({ subjectId }) => subjectId === personId,
    )
    expect(acts.map(({ act }) => act)).toEqual(['person.add', 'invitation.use', 'person.password'])
  })

  test('is used once by two at the same time', async () => {
    const token = await link()
    const both = await Promise.all([accept(token), accept(token)])
    expect(both.filter(loginId => loginId !== null)).toHaveLength(1)
  })

  test('ends after 24 hours, with the next one, and with the account; and holds at no time before it was made', async () => {
    const token = await link()
    expect(await invited(token, monday + 24 * hour - 1)).not.toBeNull()
    expect(await accept(token, monday + 24 * hour)).toBeNull()
    expect(await invited(token, monday - 1)).toBeNull()
    expect(await renew(monday + hour)).toEqual({ ok: true })
    expect(await accept(token, monday + hour)).toBeNull()
    const next = await link(monday + hour)
    expect(next).not.toBe(token)
    await markLeft(practice.ines, { personId, version: 1, hasLeft: true }, monday + hour)
    expect(await accept(next, monday + hour)).toBeNull()
  })

  test('is for who has never logged in alone: nobody else’s password is reset by it', async () => {
    const token = await link()
    await loginAs(personId)
    expect([await invited(token, monday), await accept(token)]).toEqual([null, null])
    expect(await renew()).toMatchObject({ ok: false, why: 'invalid' })
    expect(await renewInvitation(practice.ines, { personId: practice.mara.personId, key: 'k' }, monday)).toMatchObject({
      why: 'invalid',
    })
  })

  test('cannot be made up, nor made out of what the database holds', async () => {
    const token = await link()
    const rows = JSON.stringify(await db().select().from(invitations))
    expect(rows).not.toContain(token.split('.')[1])
    for (const made of ['', '.', token.split('.')[0] ?? '', `${token}x`, token.replace('.', '-'), `x${token}`])
      expect(await invited(made, monday)).toBeNull()
  })
})

test('a care team takes nobody who was only added: whoever holds the link could be them', async () => {
  const clientId = await newClient(practice.mara)
  const grant = { clientId, personId, role: 'clinician' as const }
  expect(await joinCareTeam(practice.mara, grant, monday)).toMatchObject({ why: 'invalid' })
  await accept(await link())
  expect(await joinCareTeam(practice.mara, grant, monday)).toEqual({ ok: true })
})

test('the administrator sees who has not set a password yet', async () => {
  const seen = async () =>
    (await practicePeople(practice.ines)).people.flatMap(({ name, hasLoggedIn }) => (hasLoggedIn ? [] : [name]))
  expect(await seen()).toEqual(['Noor'])
  await accept(await link())
  expect(await seen()).toEqual([])
})
