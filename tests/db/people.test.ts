import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { client } from '@/db/client-pages'
import { resolveFlag } from '@/db/flags'
import { viewerOf } from '@/db/logins'
import { db, openPractice } from '@/db/open'
import { addPerson, changeRoles, markLeft, practicePeople } from '@/db/people'
import { nameColumns } from '@/db/person-names'
import { auditEvents, people, personRoles } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
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
const acts = async () => (await db().select().from(auditEvents).orderBy(auditEvents.seq)).map(({ act }) => act)

describe('adding a person', () => {
  test('keeps the e-mail address in one spelling and notes who did it', async () => {
    expect(await addPerson(practice.ines, bea, monday)).toMatchObject({ ok: true })
    expect((await practicePeople(practice.ines)).people).toMatchObject([
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
    expect((await practicePeople(practice.ines)).people).toHaveLength(5)
  })

  test('refuses an address that is taken, beside its field', async () => {
    await addPerson(practice.ines, bea, monday)
    const again = await addPerson(practice.ines, { ...bea, key: 'k2', email: 'BEA@attune.example' }, monday)
    expect(again).toMatchObject({ ok: false, why: 'invalid', errors: { email: [expect.any(String)] } })
  })

  test("is an administrator's alone, as are all acts on people", async () => {
    const { mara } = practice
    const notFound = { ok: false, why: 'not-found' }
    expect(await practicePeople(mara)).toEqual({ people: [], found: 0, page: 1, pages: 1 })
    expect(await addPerson(mara, bea, monday)).toEqual(notFound)
    const target = { personId: practice.ines.personId, version: 1 }
    expect(await changeRoles(mara, { ...target, roles: ['clinician'] }, monday)).toEqual(notFound)
    expect(await markLeft(mara, { ...target, hasLeft: true }, monday)).toEqual(notFound)
  })
})

describe('the list of people', () => {
  /** So many more, the first of whom have left. */
  async function staff(size: number, left = 0): Promise<void> {
    const { practiceId } = practice.ines
    const rows = Array.from({ length: size }, (_, at) => ({
      ...nameColumns(`Émile ${String(at).padStart(4, '0')}`),
      ...{ id: randomUUID(), practiceId, email: `e${at}@elm.example`, passwordHash: 'x', createdAt: monday },
      leftAt: at < left ? monday : null,
    }))
    await writeUnattended(async tx => {
      await tx.insert(people).values(rows)
      const role = { practiceId, role: 'clinician' as const, grantedAt: monday }
      await tx.insert(personRoles).values(rows.map(({ id }) => ({ personId: id, ...role })))
    })
  }
  const asked = async (about: { typed?: string; page?: number }) => {
    const { people: shown, ...list } = await practicePeople(practice.ines, about)
    return { ...list, names: shown.map(({ name }) => name) }
  }

  test('comes in pages by name, whatever the case and the accents, those who have left last', async () => {
    await staff(120, 10)
    const pages = [await asked({}), await asked({ page: 2 }), await asked({ page: 3 })]
    expect(pages.map(({ names }) => names.length)).toEqual([50, 50, 24])
    expect(pages[0]).toMatchObject({ found: 124, page: 1, pages: 3 })
    expect(pages[0]?.names[0]).toBe('Émile 0010')
    const all = pages.flatMap(({ names }) => names)
    expect(new Set(all).size).toBe(124)
    expect(all.slice(110, 115)).toEqual(['Ines Admin', 'Mara', 'Ruth', 'Tomas', 'Émile 0000'])
    expect(await asked({ page: 9 })).toEqual(pages[2])
    expect(await asked({ page: 0 })).toEqual(pages[0])
    const { people: [first] = [] } = await practicePeople(practice.ines)
    expect(first).toMatchObject({ roles: ['clinician'], isViewer: false })
  })

  test('is searched by words of name and address', async () => {
    await staff(60)
    expect(await asked({ typed: ' emile 0007 ' })).toEqual({ names: ['Émile 0007'], found: 1, page: 1, pages: 1 })
    expect((await asked({ typed: '0007 ÉMI' })).names).toEqual(['Émile 0007'])
    expect((await asked({ typed: 'e31@' })).names).toEqual(['Émile 0031'])
    expect(await asked({ typed: 'elm.example', page: 2 })).toMatchObject({ found: 60, page: 2, pages: 2 })
    for (const nobody of ['%', '_', 'émile%7', '\\', "' or 1"]) expect((await asked({ typed: nobody })).found).toBe(0)
  })

  test('knows the names of a practice that was left by an earlier version', async () => {
    await writeUnattended(tx => tx.update(people).set({ nameFolded: '' }))
    expect((await asked({ typed: 'admin' })).found).toBe(0)
    await openPractice(practice.folder)
    expect((await asked({ typed: 'admin' })).names).toEqual(['Ines Admin'])
    expect((await asked({})).names).toEqual(['Ines Admin', 'Mara', 'Ruth', 'Tomas'])
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
    (await practicePeople(practice.ines)).people.find(({ id }) => id === personId)?.version ?? 0
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
