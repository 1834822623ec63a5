import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { client } from '@/db/client-pages'
import { resolveFlag } from '@/db/flags'
import { viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import { addPerson, changeRoles, markLeft, practicePeople } from '@/db/people'
import { auditEvents } from '@/db/schema'
import type { Viewer } from '@/lib/viewer'
import { all, distress, newClient, recordWeek } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const bea = {
  key: 'k1',
  name: 'Bea',
  email: ' Bea@Attune.example ',
  roles: ['clinician' as const],
  passwordHash: 'hash',
}
const acts = async () => (await db().select().from(auditEvents)).map(({ act }) => act)

describe('adding a person', () => {
  test('keeps the e-mail address in one spelling and notes who did it', async () => {
    expect(await addPerson(practice.ines, bea, monday)).toMatchObject({ ok: true })
    expect(await practicePeople(practice.ines)).toMatchObject([
      { name: 'Bea', email: 'bea@attune.example', roles: ['clinician'], leftAt: null, version: 1, isViewer: false },
      { name: 'Ines Admin', isViewer: true },
      { name: 'Mara' },
      { name: 'Ruth' },
      { name: 'Tomas' },
    ])
    expect(await acts()).toContain('person.add')
  })

  test('twice with one key is once', async () => {
    const first = await addPerson(practice.ines, bea, monday)
    expect(await addPerson(practice.ines, bea, monday)).toEqual(first)
    expect(await practicePeople(practice.ines)).toHaveLength(5)
  })

  test('refuses an address that is taken, beside its field', async () => {
    await addPerson(practice.ines, bea, monday)
    const again = await addPerson(practice.ines, { ...bea, key: 'k2', email: 'BEA@attune.example' }, monday)
    expect(again).toMatchObject({ ok: false, why: 'invalid', errors: { email: [expect.any(String)] } })
  })

  test("is an administrator's alone, as are all acts on people", async () => {
    const { mara } = practice
    const notFound = { ok: false, why: 'not-found' }
    expect(await practicePeople(mara)).toEqual([])
    expect(await addPerson(mara, bea, monday)).toEqual(notFound)
    const target = { personId: practice.ines.personId, version: 1 }
    expect(await changeRoles(mara, { ...target, roles: ['clinician'] }, monday)).toEqual(notFound)
    expect(await markLeft(mara, { ...target, hasLeft: true }, monday)).toEqual(notFound)
  })
})

describe('roles', () => {
  test('hold from the next request on', async () => {
    const { personId, loginId } = practice.mara
    expect(
      await changeRoles(practice.ines, { personId, version: 1, roles: ['supervisor', 'supervisor'] }, monday),
    ).toEqual({ ok: true })
    expect((await viewerOf(loginId, monday))?.roles).toEqual(['supervisor'])
  })

  test('changed by two at once: the second is told', async () => {
    const { personId } = practice.mara
    await changeRoles(practice.ines, { personId, version: 1, roles: ['admin'] }, monday)
    const second = await changeRoles(practice.ines, { personId, version: 1, roles: ['supervisor'] }, monday)
    expect(second).toEqual({ ok: false, why: 'conflict' })
  })

  test('the last administrator keeps theirs and cannot leave', async () => {
    const me = { personId: practice.ines.personId, version: 1 }
    const noAdmin = await changeRoles(practice.ines, { ...me, roles: ['clinician'] }, monday)
    expect(noAdmin).toMatchObject({ ok: false, why: 'invalid', errors: { roles: [expect.any(String)] } })
    expect(await markLeft(practice.ines, { ...me, hasLeft: true }, monday)).toMatchObject({ ok: false, why: 'invalid' })
    expect((await viewerOf(practice.ines.loginId, monday))?.roles).toEqual(['admin'])
  })

  test('one who has left does not count as the other administrator', async () => {
    const { personId } = practice.mara
    await changeRoles(practice.ines, { personId, version: 1, roles: ['admin'] }, monday)
    await markLeft(practice.ines, { personId, version: 2, hasLeft: true }, monday)
    const me = { personId: practice.ines.personId, version: 1 }
    expect(await changeRoles(practice.ines, { ...me, roles: [] }, monday)).toMatchObject({ ok: false, why: 'invalid' })
  })

  test('with another administrator about, one may go', async () => {
    await changeRoles(practice.ines, { personId: practice.mara.personId, version: 1, roles: ['admin'] }, monday)
    const me = { personId: practice.ines.personId, version: 1 }
    expect(await changeRoles(practice.ines, { ...me, roles: ['clinician'] }, monday)).toEqual({ ok: true })
  })
})

describe('the only clinician of a client with an open safety flag', () => {
  const asked = [distress({ ...all(10, 1), 6: 3 })]
  const version = async ({ personId }: Viewer) =>
    (await practicePeople(practice.ines)).find(({ id }) => id === personId)?.version ?? 0
  const leave = async (who: Viewer) =>
    markLeft(practice.ines, { personId: who.personId, version: await version(who), hasLeft: true }, monday)
  const supervise = async (who: Viewer) =>
    changeRoles(practice.ines, { personId: who.personId, version: await version(who), roles: ['supervisor'] }, monday)

  test('neither leaves nor gives up the role, and the sentence counts the clients without naming them', async () => {
    for (const code of ['T-1', 'T-2']) {
      const clientId = await newClient(practice.tomas, code, 'Bo Lind')
      await recordWeek(practice.tomas, clientId, 0, asked)
    }
    const refused = expect.stringMatching(/^2 clients with an open safety flag would be without a clinician/)
    expect(await leave(practice.tomas)).toEqual({ ok: false, why: 'invalid', errors: { '': [refused] } })
    expect(await supervise(practice.tomas)).toEqual({ ok: false, why: 'invalid', errors: { roles: [refused] } })
  })

  test('leaves once a colleague has joined, who then is the only one, or once what was done is recorded', async () => {
    const clientId = await newClient(practice.tomas, 'T-1', 'Bo Lind')
    await recordWeek(practice.tomas, clientId, 0, asked)
    await joinCareTeam(practice.tomas, { clientId, personId: practice.mara.personId, role: 'clinician' }, monday)
    expect((await leave(practice.tomas)).ok).toBe(true)
    expect((await leave(practice.mara)).ok).toBe(false)
    const [flag] = (await client(practice.mara, clientId, monday))?.flags ?? []
    const done = { flagId: flag?.id ?? '', version: flag?.version ?? 0, reason: 'Asked; a plan is agreed' }
    expect((await resolveFlag(practice.mara, done, monday)).ok).toBe(true)
    expect((await leave(practice.mara)).ok).toBe(true)
  })
})
