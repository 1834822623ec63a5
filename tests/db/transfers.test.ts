import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { notYetText } from '@/components/transfer/not-yet-text'
import { joinCareTeam } from '@/db/care-team'
import { caseload, unlistedClients } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { addCover } from '@/db/covers'
import { inParts } from '@/db/in-turn'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { addPerson, changeRoles, markLeft, practicePeople } from '@/db/people'
import { auditEvents, careTeam, clients, responsibilities } from '@/db/schema'
import { clientsToTransfer, transferClients, transfersMade, undoTransfer } from '@/db/transfers'
import { writeUnattended } from '@/db/write-unattended'
import { noticeText } from '@/lib/notices'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let ids: string[]
beforeEach(async () => {
  practice = await freshPractice()
  const { mara } = practice
  ids = [
    await newClient(mara, 'K-001'),
    await newClient(mara, 'K-002', 'Bo Lind'),
    await newClient(mara, 'K-003', null),
  ]
})
afterEach(() => practice.remove())

type Given = Partial<Parameters<typeof transferClients>[1]>

const transfer = async (by: Viewer, given: Given = {}, now = monday) => {
  const from = given.fromId ?? practice.mara.personId
  const mark = (await clientsToTransfer(by, from, now))?.mark ?? ''
  const asked = { key: randomUUID(), fromId: from, toId: practice.tomas.personId, clientIds: null, mark }
  return transferClients(by, { ...asked, reason: 'On leave', lastOn: null, ...given }, now)
}
const codes = async (who: Viewer, now = monday) => (await caseload(who, now)).map(({ code }) => code).toSorted()
const responsible = async (id: string, by: Viewer) => (await client(by, id, monday))?.responsible?.name
const told = async (who: Viewer) => (await unreadNotices(who)).map(notice => noticeText(notice, 'en-GB'))

describe('a clinician transfers their clients', () => {
  test('all of them, in one act, and the colleague is responsible from then on', async () => {
    const { mara, tomas } = practice
    expect(await transfer(mara)).toMatchObject({ ok: true, count: 3 })
    expect([await codes(mara), await codes(tomas)]).toEqual([[], ['K-001', 'K-002', 'K-003']])
    expect(await responsible(ids[0] ?? '', tomas)).toBe('Tomas')
    expect(await told(tomas)).toEqual(['Mara transferred 3 clients to you. You are now their responsible clinician.'])
    const noted = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.act, 'transfer.make'))
      .orderBy(auditEvents.seq)
    expect(noted.map(({ clientId }) => clientId)).toEqual(ids)
    expect(noted.every(({ reasonHash }) => reasonHash !== null)).toBe(true)
  })

  test('those that were chosen alone, by name', async () => {
    const { mara, tomas } = practice
    const view = await clientsToTransfer(mara, mara.personId, monday)
    expect(view).toMatchObject({ isOwn: true, count: 3, clients: [{ code: 'K-001', name: 'Amira Tal' }, {}, {}] })
    expect(view).toMatchObject({ colleagues: [{ id: tomas.personId, name: 'Tomas' }], notYet: [] })
    expect(await transfer(mara, { clientIds: [ids[1] ?? ''] })).toMatchObject({ count: 1 })
    expect([await codes(mara), await codes(tomas)]).toEqual([['K-001', 'K-003'], ['K-002']])
    expect(await transfer(mara, { clientIds: [] })).toMatchObject({ errors: { clientId: [expect.any(String)] } })
  })

  test('to nobody who has not set their password yet, who is named with the reason', async () => {
    const { mara, ines, tomas } = practice
    const nia = {
      key: randomUUID(),
      name: 'Nia',
      email: 'nia@attune.example',
      passwordHash: 'x',
      roles: ['clinician' as const],
    }
    const added = await addPerson(ines, nia, monday)
    const view = await clientsToTransfer(mara, mara.personId, monday)
    expect(view?.colleagues.map(({ id }) => id)).toEqual([tomas.personId])
    expect(view && [view.notYet, notYetText(view)]).toEqual([
      ['Nia'],
      'Nia can take clients once they have set their password.',
    ])
    const all = await clientsToTransfer(ines, mara.personId, monday)
    expect(all && notYetText(all)).toMatch(/, by the link beside their name under People\.$/)
    expect(await transfer(mara, { toId: added.ok ? added.personId : '' })).toMatchObject({
      errors: { toId: ['This person has not set a password yet.'] },
    })
  })

  test('and keeps access until a day, if they say so', async () => {
    const { mara } = practice
    await transfer(mara, { lastOn: '2026-01-09' })
    const at = async (instant: number) => codes(await loginAs(mara.personId, instant), instant)
    expect(await at(Date.UTC(2026, 0, 10) - 1)).toHaveLength(3)
    expect(await at(Date.UTC(2026, 0, 10))).toEqual([])
    expect(await transfer(mara, { lastOn: '2026-01-04' })).toMatchObject({ ok: false })
  })

  test('not those of whom somebody else is responsible, nor to somebody who is no clinician here', async () => {
    const { mara, tomas, ruth, ines } = practice
    const theirs = await newClient(tomas, 'T-001')
    await joinCareTeam(tomas, { clientId: theirs, personId: mara.personId, role: 'clinician' }, monday)
    expect(await transfer(mara, { clientIds: [theirs] })).toEqual({ ok: false, why: 'conflict' })
    for (const { personId } of [ruth, ines, mara])
      expect(await transfer(mara, { toId: personId })).toMatchObject({ errors: { toId: [expect.any(String)] } })
    const noor = { key: 'n', name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
    const added = await addPerson(ines, { ...noor, roles: ['clinician'] }, monday)
    const toId = added.ok ? added.personId : ''
    expect(await transfer(mara, { toId })).toMatchObject({ errors: { toId: [expect.stringMatching(/not set/)] } })
  })

  test('of whom there may be thousands', async () => {
    const { mara, tomas } = practice
    const many = 3000
    await writeUnattended(async tx => {
      const [client] = await tx
        .select()
        .from(clients)
        .where(eq(clients.id, ids[0] ?? ''))
      if (!client) return
      const made = Array.from({ length: many }, (_, at) => ({ id: `client-${at}`, code: `M-${at}` }))
      const { practiceId } = mara
      const theirs = { practiceId, personId: mara.personId, fromAt: monday }
      for (const part of inParts(made)) {
        await tx.insert(clients).values(part.map(each => ({ ...client, ...each, sealedName: null })))
        const place = { ...theirs, role: 'clinician' as const, grantedBy: mara.personId }
        await tx.insert(careTeam).values(part.map(({ id }) => ({ id: `place-${id}`, clientId: id, ...place })))
        const given = { ...theirs, givenBy: mara.personId }
        await tx.insert(responsibilities).values(part.map(({ id }) => ({ id: `first-${id}`, clientId: id, ...given })))
      }
    })
    expect(await transfer(practice.ines, { reason: 'x' })).toMatchObject({ ok: true, count: many + 3 })
    expect(await unlistedClients(await loginAs(tomas.personId))).toBe(many + 3)
    expect(await unlistedClients(await loginAs(mara.personId))).toBeNull()
  })

  test('who has become another since: the one who transfers all is told', async () => {
    const { mara } = practice
    const mark = (await clientsToTransfer(mara, mara.personId, monday))?.mark ?? ''
    await newClient(mara, 'K-004')
    expect(await transfer(mara, { mark })).toEqual({ ok: false, why: 'conflict' })
  })

  test('to a colleague who was there already, who is listed once, and has one place when it is taken back', async () => {
    const { mara, tomas } = practice
    const clientId = ids[0] ?? ''
    await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday - day)
    const made = await transfer(mara)
    expect(await codes(tomas)).toHaveLength(3)
    await undoTransfer(mara, { transferId: made.ok ? made.transferId : '' }, monday)
    expect([await codes(mara), await codes(tomas)]).toEqual([['K-001', 'K-002', 'K-003'], ['K-001']])
  })

  test('and is on the care team once where they come back to it before their access has ended', async () => {
    const { mara, tomas } = practice
    await transfer(mara, { lastOn: '2026-01-09' })
    const clientId = ids[0] ?? ''
    await joinCareTeam(tomas, { clientId, personId: mara.personId, role: 'clinician' }, monday)
    expect(await codes(mara)).toHaveLength(3)
  })
})

describe('an administrator transfers the clients of a clinician', () => {
  const version = async (who: Viewer) =>
    (await practicePeople(practice.ines)).people.find(({ id }) => id === who.personId)?.version ?? 0
  const leave = async (who: Viewer) =>
    markLeft(practice.ines, { personId: who.personId, version: await version(who), hasLeft: true }, monday)

  test('who has left: as a number, all together', async () => {
    const { mara, tomas, ines } = practice
    const counts = async () => (await practicePeople(ines)).people.find(({ id }) => id === mara.personId)?.clients
    await joinCareTeam(mara, { clientId: ids[0] ?? '', personId: tomas.personId, role: 'clinician' }, monday)
    expect(await counts()).toEqual({ all: 3, unopened: 0, alone: 2 })
    await leave(mara)
    expect(await counts()).toEqual({ all: 3, unopened: 3, alone: 2 })
    const view = await clientsToTransfer(ines, mara.personId, monday)
    expect(view).toMatchObject({ count: 3, ended: 0, clients: null, from: { hasLeft: true } })
    expect(JSON.stringify(view)).not.toMatch(/K-00|Amira|Bo Lind/)
    expect(await transfer(ines, { clientIds: [ids[0] ?? ''] })).toEqual({ ok: false, why: 'conflict' })
    expect(await transfer(ines)).toMatchObject({ ok: true, count: 3 })
    expect(await codes(tomas)).toHaveLength(3)
    expect((await told(tomas)).slice(-1)).toEqual([
      'Ines Admin transferred 3 clients of Mara to you. You are now their responsible clinician.',
    ])
  })

  test('who is told, while they are here', async () => {
    const { mara, ines } = practice
    await transfer(ines)
    expect(await told(mara)).toEqual(['Ines Admin transferred 3 clients of yours to Tomas.'])
  })

  test('back to whom they were of, where that person was let in again', async () => {
    const { mara, ines } = practice
    await leave(mara)
    const back = { personId: mara.personId, version: await version(mara), hasLeft: false as const, passwordHash: 'x' }
    await markLeft(ines, back, monday + 1)
    const again = await loginAs(mara.personId, monday + 2)
    expect(await codes(again)).toEqual([])
    expect(await transfer(ines, { toId: mara.personId }, monday + 2)).toMatchObject({ ok: true })
    expect(await codes(again)).toHaveLength(3)
  })

  test('not to themself, while there is anybody else who could have them', async () => {
    const { ines, tomas, mara } = practice
    const both = ['admin' as const, 'clinician' as const]
    await changeRoles(ines, { personId: ines.personId, version: 1, roles: both }, monday)
    const own = await loginAs(ines.personId)
    expect(await transfer(own, { toId: own.personId })).toMatchObject({ errors: { toId: [expect.any(String)] } })
    await leave(tomas)
    await leave(mara)
    expect(await transfer(own, { toId: own.personId })).toMatchObject({ ok: true })
    expect(await codes(own)).toHaveLength(3)
  })

  test('and nobody else does', async () => {
    const { ruth, tomas } = practice
    for (const who of [ruth, tomas]) {
      expect(await clientsToTransfer(who, practice.mara.personId, monday)).toBeNull()
      expect(await transfer(who)).toEqual({ ok: false, why: 'not-found' })
    }
  })
})

describe('a transfer is taken back', () => {
  test('by who made it: everything is as it was, and both are told', async () => {
    const { mara, tomas } = practice
    const made = await transfer(mara, { lastOn: '2026-01-09' })
    const transferId = made.ok ? made.transferId : ''
    expect(await transfersMade(mara, monday)).toMatchObject([{ id: transferId, count: 3, from: 'Mara', to: 'Tomas' }])
    expect(await transfersMade(tomas, monday)).toEqual([])
    expect(await undoTransfer(tomas, { transferId }, monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await undoTransfer(mara, { transferId }, monday)).toEqual({ ok: true, count: 3 })
    expect([await codes(mara), await codes(tomas)]).toEqual([['K-001', 'K-002', 'K-003'], []])
    expect(await responsible(ids[2] ?? '', mara)).toBe('Mara')
    expect((await told(tomas)).at(-1)).toBe('Mara took the transfer of 3 clients back.')
    expect(await transfersMade(mara, monday)).toEqual([])
  })

  test('as far as its receiver is still responsible, within two weeks, and to nobody who has left', async () => {
    const { mara, tomas, ines } = practice
    const made = await transfer(ines)
    const transferId = made.ok ? made.transferId : ''
    await transfer(tomas, { fromId: tomas.personId, toId: mara.personId, clientIds: [ids[0] ?? ''] }, monday + 1)
    expect(await undoTransfer(ines, { transferId }, monday + 15 * day)).toEqual({ ok: false, why: 'not-found' })
    expect(await undoTransfer(ines, { transferId }, monday + 2)).toEqual({ ok: true, count: 2 })
    const second = await transfer(ines, {}, monday + 3)
    await markLeft(ines, { personId: mara.personId, version: 1, hasLeft: true }, monday + 4)
    const undo = undoTransfer(ines, { transferId: second.ok ? second.transferId : '' }, monday + 5)
    expect(await undo).toMatchObject({ errors: { transferId: [expect.any(String)] } })
  })

  test('to whoever is responsible again: they are on the care team, also where their account was closed in between', async () => {
    const { mara, tomas, ines } = practice
    const closed = await markLeft(ines, { personId: mara.personId, version: 1, hasLeft: true }, monday + 1)
    expect(closed).toEqual({ ok: true })
    const made = await transfer(ines, {}, monday + 2)
    const back = { personId: mara.personId, version: 2, hasLeft: false as const, passwordHash: 'x' }
    await markLeft(ines, back, monday + 3)
    const again = await loginAs(mara.personId, monday + 4)
    const undo = await undoTransfer(ines, { transferId: made.ok ? made.transferId : '' }, monday + 5)
    expect(undo).toEqual({ ok: true, count: 3 })
    expect([await codes(again), await codes(tomas)]).toEqual([['K-001', 'K-002', 'K-003'], []])
    expect(await responsible(ids[0] ?? '', again)).toBe('Mara')
  })

  test('with the cover that its receiver had arranged for before', async () => {
    const { mara, tomas } = practice
    const clientId = ids[0] ?? ''
    const covers = { clientId, personId: tomas.personId, fromOn: '2026-01-05', lastOn: '2026-01-06', key: 'cover' }
    expect(await addCover(mara, covers, monday)).toMatchObject({ ok: true })
    const places = async () => (await client(mara, clientId, monday + 3))?.careTeam.filter(({ isOver }) => !isOver)
    const before = await places()
    const made = await transfer(mara, {}, monday + 1)
    await undoTransfer(mara, { transferId: made.ok ? made.transferId : '' }, monday + 2)
    expect((await places())?.map(({ name, coversFor, toAt }) => [name, coversFor, toAt])).toEqual(
      before?.map(({ name, coversFor, toAt }) => [name, coversFor, toAt]),
    )
    expect([await codes(mara), await codes(tomas)]).toEqual([['K-001', 'K-002', 'K-003'], ['K-001']])
    const after = await loginAs(tomas.personId, monday + 2 * day)
    expect(await codes(after, monday + 2 * day)).toEqual([])
  })

  test('without a cover that gave way to an earlier transfer, or whose clinician was away in between', async () => {
    const { mara, tomas, ines } = practice
    const clientId = ids[0] ?? ''
    const covers = { clientId, personId: tomas.personId, fromOn: '2026-01-05', lastOn: '2026-01-16', key: 'cover' }
    await addCover(mara, covers, monday)
    await transfer(mara, { clientIds: [clientId] }, monday + 1)
    const theirs = { fromId: tomas.personId, toId: mara.personId, clientIds: [clientId] }
    expect(await transfer(tomas, theirs, monday + 2)).toMatchObject({ ok: true })
    const second = await transfer(mara, { clientIds: [clientId] }, monday + 3)
    await undoTransfer(mara, { transferId: second.ok ? second.transferId : '' }, monday + 4)
    expect(await codes(tomas)).toEqual([])
    await addCover(mara, { ...covers, key: 'another' }, monday + 5)
    const third = await transfer(ines, {}, monday + 6)
    await markLeft(ines, { personId: tomas.personId, version: 1, hasLeft: true }, monday + 7)
    const back = { personId: tomas.personId, version: 2, hasLeft: false as const, passwordHash: 'x' }
    await markLeft(ines, back, monday + 8)
    await undoTransfer(ines, { transferId: third.ok ? third.transferId : '' }, monday + 9)
    expect(await codes(await loginAs(tomas.personId))).toEqual([])
    expect(await codes(mara)).toHaveLength(3)
  })
})
