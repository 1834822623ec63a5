import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditCsv } from '@/components/practice/audit-csv'
import { type AuditAsked, auditExport, auditLog } from '@/db/audit-log'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { client, report, timeline } from '@/db/client-pages'
import { readersOfClients } from '@/db/client-readers'
import { renewInvitation } from '@/db/invitations'
import { db } from '@/db/open'
import { addPerson, changeRoles } from '@/db/people'
import { noteRefusal } from '@/db/refusals'
import { changeResponsible } from '@/db/responsible'
import { auditEvents, auditHeads, careTeam } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { auditActText } from '@/lib/audit-acts'
import { newClient } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara, 'K-77', 'Xanthippe Orlo')
})
afterEach(() => practice.remove())

const every: AuditAsked = { personId: null, act: null, from: null, until: null }
const log = async (asked: Partial<AuditAsked> & { before?: number | null }) =>
  (await auditLog(practice.ines, { ...every, before: null, ...asked }, monday + 40 * day)) ?? expect.unreachable()

describe('the audit, for the administrator', () => {
  test('says who did what and when, the newest first, and nothing by which a client is known', async () => {
    const { mara, ines, tomas } = practice
    await client(mara, clientId, monday + 1)
    await timeline(mara, clientId, null, monday + 2)
    await changeRoles(ines, { personId: tomas.personId, version: 1, roles: ['clinician', 'supervisor'] }, monday + 3)
    const { entries } = await log({})
    expect(entries.slice(0, 3)).toMatchObject([
      { person: 'Ines Admin', text: 'Changed what a person may do', subject: 'Tomas', roles: 'clinician supervisor' },
      { person: 'Mara', text: 'Opened the timeline', at: monday + 2 },
      { person: 'Mara', text: 'Opened the client', at: monday + 1 },
    ])
    expect(entries[1]?.clientMark).toMatch(/^[0-9A-F]{6}$/)
    expect(entries[1]?.clientMark).toBe(entries[2]?.clientMark)
    for (const told of ['K-77', 'Xanthippe', clientId]) expect(JSON.stringify(entries)).not.toContain(told)
  })

  test('names whom an act was about, also where they were invited', async () => {
    const noor = { key: randomUUID(), name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
    const added = await addPerson(practice.ines, { ...noor, roles: ['clinician'] }, monday)
    if (!added.ok) expect.unreachable()
    await renewInvitation(practice.ines, { personId: added.personId, key: randomUUID() }, monday + 1)
    expect((await log({})).entries.slice(0, 2)).toMatchObject([
      { act: 'invitation.make', subject: 'Noor', roles: null },
      { act: 'person.add', subject: 'Noor', roles: 'clinician' },
    ])
  })

  test('is narrowed by person, act and days of the practice’s zone', async () => {
    await client(practice.mara, clientId, monday + 10 * day)
    const acts = async (asked: Partial<AuditAsked>) => (await log(asked)).entries.map(({ act }) => act)
    expect(await acts({ act: 'client.open' })).toEqual(['client.open'])
    expect(new Set((await log({ personId: practice.mara.personId })).entries.map(({ person }) => person))).toEqual(
      new Set(['Mara']),
    )
    expect(await acts({ from: '2026-01-15', until: '2026-01-15' })).toEqual(['client.open'])
    expect(await acts({ from: '2026-01-16', until: '2026-01-20' })).toEqual([])
    expect(await acts({ until: '2026-01-14', act: 'client.open' })).toEqual([])
  })

  test('comes in pages, each entry once', async () => {
    for (let round = 0; round < 70; round++) await client(practice.mara, clientId, monday)
    const asked = { act: 'client.open' }
    const one = await log(asked)
    const other = await log({ ...asked, before: one.older })
    expect([one.entries.length, other.entries.length, other.older]).toEqual([50, 20, null])
    const seqs = [...one.entries, ...other.entries].map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(70)
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a))
  })

  test('shows what was refused, and that the end was tampered with, as long as it is so and afterwards', async () => {
    await noteRefusal({ kind: 'login', account: 'a@b.example', now: monday })
    await noteRefusal({ kind: 'page', personId: practice.tomas.personId, now: monday + 1 })
    const first = await log({})
    expect(first.refusals).toMatchObject([
      { person: 'Tomas', count: 1 },
      { person: null, count: 1 },
    ])
    expect(first.state).toEqual({ isSealed: true, checked: null, brokenAt: null })
    await writeUnattended(tx => tx.update(auditHeads).set({ seq: 1 }))
    expect((await log({})).state).toMatchObject({ isSealed: false, brokenAt: null })
    expect((await log({})).state).toMatchObject({ isSealed: true, brokenAt: monday + 40 * day })
  })

  test('is a file as well, in which nothing is taken for a formula; both are entries themselves', async () => {
    const found = (await auditExport(practice.ines, { ...every, act: 'client.add' }, monday)) ?? expect.unreachable()
    const [entry = expect.unreachable()] = found.ok ? found.entries : []
    const csv = auditCsv([{ ...entry, person: '=cmd("x")' }], true)
    expect(csv.split('\r\n')).toEqual([
      '"entry","time (UTC)","who","act","what","about"',
      `"${entry.seq}","2026-01-05T09:00:00.000Z","'=cmd(""x"")","client.add","Added the client","client ${entry.clientMark}"`,
      '"There are older entries: choose a shorter period for them."',
      '',
    ])
    await log({})
    const noted = (await db().select().from(auditEvents).orderBy(auditEvents.seq)).filter(({ act }) =>
      act.startsWith('audit.'),
    )
    expect(noted.map(({ act, count }) => [act, count])).toEqual([
      ['audit.export', 1],
      ['audit.open', null],
    ])
  })
})

describe('who read the records of one’s clients', () => {
  test('is told to those who work with the client now, and of others than themselves', async () => {
    const { mara, tomas, ruth } = practice
    await joinCareTeam(mara, { clientId, personId: ruth.personId, role: 'supervisor' }, monday)
    await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday)
    await client(ruth, clientId, monday + 1)
    await report(tomas, { clientId, episodeId: null, withNotes: false }, monday + 2)
    await client(mara, clientId, monday + 3)
    const told = async () => (await readersOfClients(mara, null, monday + 4))?.readings
    expect(await told()).toMatchObject([
      { reader: 'Tomas', text: 'Opened a report', client: { name: 'Xanthippe Orlo' } },
      { reader: 'Ruth', text: 'Opened the client', at: monday + 1 },
    ])
    expect(await readersOfClients(ruth, null, monday)).toBeNull()
    const own = (await db().select().from(careTeam)).find(
      ({ personId, clientId: id }) => personId === mara.personId && id === clientId,
    )
    const responsibilityId = (await client(mara, clientId, monday + 4))?.responsible?.id ?? ''
    await changeResponsible(mara, { clientId, personId: tomas.personId, responsibilityId }, monday + 4)
    await leaveCareTeam(mara, { membershipId: own?.id ?? '' }, monday + 5)
    expect(await told()).toEqual([])
  })
})

test('every entry that the tests of the practice left is said in words', async () => {
  for (const { act } of await db().select().from(auditEvents)) expect(auditActText(act)).not.toBe(act)
  expect(auditActText('of-an-earlier.version')).toBe('of-an-earlier.version')
})
