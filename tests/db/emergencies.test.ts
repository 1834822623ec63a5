import { randomUUID } from 'node:crypto'
import { desc, eq, ne } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client, clientsToFind, report, timeline } from '@/db/client-pages'
import { emergencyOf, endEmergency, openInEmergency, ownEmergencies } from '@/db/emergencies'
import { emergenciesToReview, reviewEmergency } from '@/db/emergency-reviews'
import { commentOnFlag } from '@/db/flag-comments'
import { flagsToReview } from '@/db/flags'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { changeRoles, markLeft } from '@/db/people'
import { auditEvents, emergencies, people, refusals } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { emergencyMinutes } from '@/lib/emergency'
import { noticeText } from '@/lib/notices'
import type { Viewer } from '@/lib/viewer'
import { all, distress, newClient, recordWeek } from '../support/course'
import { freshPractice, loginAs, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 1 })])
})
afterEach(() => practice.remove())

const emergencyLength = emergencyMinutes * 60_000
const reason = 'A crisis call from their number'
const open = (by: Viewer = practice.tomas, code = 'K-001', now = monday) =>
  openInEmergency(by, { key: randomUUID(), code, reason }, now)
const placeId = async () => (await db().select().from(emergencies).orderBy(desc(emergencies.placeId)))[0]?.placeId ?? ''
const told = async (who: Viewer) => (await unreadNotices(who)).map(notice => noticeText(notice, 'en-GB'))

describe('a client opened in an emergency', () => {
  test('is read for sixty minutes, not before and not after', async () => {
    const { tomas } = practice
    expect(await client(tomas, clientId, monday)).toBeNull()
    expect(await open()).toEqual({ ok: true, clientId })
    const reads = async (now: number) => {
      const viewer = await loginAs(tomas.personId, now)
      const mark = await emergencyOf(viewer, clientId)
      const seen = [await client(viewer, clientId, now), await timeline(viewer, clientId, null, now)]
      expect(seen.map(each => each !== null)).toEqual([mark !== null, mark !== null])
      return mark !== null
    }
    expect([await reads(monday), await reads(monday + emergencyLength - 1)]).toEqual([true, true])
    expect(await reads(monday + emergencyLength)).toBe(false)
  })

  test('is changed in nothing, commented on in nothing, and in no list', async () => {
    const { tomas } = practice
    await open()
    const seen = await client(tomas, clientId, monday)
    expect(seen).toMatchObject({ mayEdit: false, isEmergency: true, mayChangeTeam: false })
    const notFound = { ok: false, why: 'not-found' }
    expect(await startSession(tomas, { clientId, key: 's' }, monday)).toEqual(notFound)
    const comment = { flagId: seen?.flags[0]?.id ?? '', text: 'x', key: 'c' }
    expect(comment.flagId).not.toBe('')
    expect(await commentOnFlag(tomas, comment, monday)).toEqual(notFound)
    expect(await caseload(tomas, monday)).toEqual([])
    expect((await clientsToFind(tomas, '', monday)).clients).toEqual([])
    expect((await flagsToReview(tomas, { show: 'all' }, monday)).flags).toEqual([])
  })

  test('is one: no other client opens with it', async () => {
    const other = await newClient(practice.mara, 'K-002')
    await open()
    expect(await client(practice.tomas, other, monday)).toBeNull()
  })

  test('is told at once to their clinician, and to administrators without who it is', async () => {
    await open()
    const after = 'It needs a review by somebody other than Tomas.'
    expect(await told(practice.mara)).toEqual([`Tomas opened the record of K-001 in an emergency. ${after}`])
    expect(await told(practice.ines)).toEqual([`Tomas opened the record of a client in an emergency. ${after}`])
    const noted = await db().select().from(auditEvents).where(eq(auditEvents.act, 'emergency.open'))
    expect(noted).toMatchObject([{ clientId, personId: practice.tomas.personId }])
    expect(JSON.stringify(noted)).not.toContain('crisis')
  })

  test('is closed before its time by who opened it, or by the client’s clinician', async () => {
    const { mara, tomas } = practice
    await open()
    const [running] = await ownEmergencies(tomas)
    expect(running).toMatchObject({ clientId, code: 'K-001', until: monday + emergencyLength })
    expect(await endEmergency(mara, { placeId: running?.placeId ?? '' }, monday)).toMatchObject({ why: 'not-found' })
    expect(await endEmergency(tomas, { placeId: running?.placeId ?? '' }, monday)).toEqual({ ok: true })
    expect(await client(tomas, clientId, monday)).toBeNull()
    await open()
    const [again] = await ownEmergencies(tomas)
    expect(await leaveCareTeam(mara, { membershipId: again?.placeId ?? '' }, monday)).toMatchObject({ ok: true })
    expect(await client(tomas, clientId, monday)).toBeNull()
    expect(await told(tomas)).toEqual(['Mara ended your emergency access: the record is closed to you again.'])
  })

  test('ends with the account of who opened it', async () => {
    const { tomas, ines } = practice
    await open()
    await markLeft(ines, { personId: tomas.personId, version: 1, hasLeft: true }, monday)
    expect((await client(practice.mara, clientId, monday))?.careTeam.at(-1)).toMatchObject({
      role: 'emergency',
      isOver: true,
    })
  })
})

describe('what is not opened', () => {
  test('is refused in the same words whatever is wrong, and leaves nothing but a count', async () => {
    const { tomas } = practice
    const removed = { ok: false, why: 'invalid', errors: { code: ['There is no client with exactly this code.'] } }
    for (const code of ['K-999', 'k-001', 'K001', '%']) expect(await open(tomas, code)).toEqual(removed)
    expect(await db().select().from(emergencies)).toEqual([])
    expect(await told(practice.mara)).toEqual([])
    const counted = await db().select().from(refusals).where(eq(refusals.kind, 'emergency-code'))
    expect(counted).toMatchObject([{ personId: tomas.personId, count: 4 }])
  })

  test('after five wrong codes in a day, no code is looked up, whether it exists or not', async () => {
    const { tomas } = practice
    for (let tries = 0; tries < 5; tries++) await open(tomas, `X-${tries}`)
    const [wrong, right] = [await open(tomas, 'X-9'), await open(tomas, 'K-001')]
    expect(right).toEqual(wrong)
    expect(right).toMatchObject({ errors: { code: [expect.stringMatching(/^Too many codes/)] } })
    const nextDay = monday + 24 * 3_600_000
    expect(await open(await loginAs(tomas.personId, nextDay), 'K-001', nextDay)).toMatchObject({ ok: true })
  })

  test('is for clinicians alone; whose own client it is opens nothing', async () => {
    const { mara, ruth, ines } = practice
    for (const who of [ruth, ines]) expect(await open(who)).toEqual({ ok: false, why: 'not-found' })
    expect(await open(mara)).toEqual({ ok: true, clientId })
    expect(await db().select().from(emergencies)).toEqual([])
  })
})

describe('it is reviewed', () => {
  test('by the client’s clinician, who sees why and what was read, and who opened it is told', async () => {
    const { mara, tomas } = practice
    await open()
    await client(tomas, clientId, monday)
    await timeline(tomas, clientId, null, monday)
    const [seen] = await emergenciesToReview(mara, monday)
    expect(seen).toMatchObject({ who: 'Tomas', reason, client: { id: clientId, code: 'K-001' }, review: null })
    expect(seen?.readings).toEqual(['Opened the client', 'Opened the timeline'])
    const review = { placeId: await placeId(), finding: 'needed' as const, note: 'Talked about it' }
    expect(await reviewEmergency(mara, review, monday)).toEqual({ ok: true })
    expect((await emergenciesToReview(mara, monday))[0]?.review).toMatchObject({
      finding: 'needed',
      by: 'Mara',
      note: 'Talked about it',
    })
    const ended = 'It has ended: the record is closed to you again.'
    expect(await told(tomas)).toEqual([`Mara reviewed your emergency access: it was needed. ${ended}`])
    expect(await reviewEmergency(practice.ines, { ...review, finding: 'not-needed' }, monday)).toMatchObject({
      why: 'conflict',
    })
  })

  test('and ends with it at once, also by an administrator; what was over is said to be only reviewed', async () => {
    const { mara, tomas, ines } = practice
    await open()
    const review = { placeId: await placeId(), finding: 'not-needed' as const, note: null }
    expect(await reviewEmergency(ines, review, monday + 1)).toEqual({ ok: true })
    expect(await client(tomas, clientId, monday + 2)).toBeNull()
    expect(await ownEmergencies(tomas)).toEqual([])
    const [seen] = await emergenciesToReview(mara, monday + 2)
    expect(seen).toMatchObject({ isOver: true, until: monday + 1 })
    const noted = await db().select().from(auditEvents).where(eq(auditEvents.act, 'care-team.leave'))
    expect(noted).toMatchObject([{ clientId, personId: ines.personId, subjectId: tomas.personId, detail: 'emergency' }])
    await open(tomas, 'K-001', monday + 3)
    const later = monday + 3 + emergencyLength
    await reviewEmergency(mara, { ...review, placeId: (await emergenciesToReview(mara, later))[0]?.id ?? '' }, later)
    expect(await told(tomas)).toEqual([
      'Ines Admin reviewed your emergency access: it was not needed. It has ended: the record is closed to you again.',
      'Mara reviewed your emergency access: it was not needed.',
    ])
  })

  test('with what was read told apart from what was downloaded', async () => {
    const { mara, tomas } = practice
    await open()
    const asked = { clientId, episodeId: null, withNotes: false }
    await report(tomas, asked, monday)
    await report(tomas, { ...asked, isFile: true }, monday)
    expect((await emergenciesToReview(mara, monday))[0]?.readings).toEqual([
      'Opened a report',
      'Downloaded a report as a PDF file',
    ])
  })

  test('by an administrator, who is not told which client it is', async () => {
    await open()
    const seen = await emergenciesToReview(practice.ines, monday)
    expect(seen).toMatchObject([{ who: 'Tomas', reason, client: null }])
    expect(JSON.stringify(seen)).not.toMatch(/K-001|Amira/)
    const review = { placeId: await placeId(), finding: 'not-needed' as const, note: null }
    expect(await reviewEmergency(practice.ines, review, monday)).toEqual({ ok: true })
  })

  test('never by who opened it, while there is somebody else', async () => {
    const { tomas, ruth, ines } = practice
    const both = ['admin' as const, 'clinician' as const]
    await changeRoles(ines, { personId: tomas.personId, version: 1, roles: both }, monday)
    const admin = await loginAs(tomas.personId)
    await open(admin)
    const review = { placeId: await placeId(), finding: 'needed' as const, note: null }
    const after = monday + 2 * emergencyLength
    for (const who of [admin, ruth]) {
      expect(await emergenciesToReview(who, after)).toEqual([])
      expect(await reviewEmergency(who, review, after)).toEqual({ ok: false, why: 'not-found' })
    }
  })

  test('alone in a practice, by oneself as its administrator, once it is over', async () => {
    const { ines } = practice
    const both = ['admin' as const, 'clinician' as const]
    await changeRoles(ines, { personId: ines.personId, version: 1, roles: both }, monday)
    const own = await loginAs(ines.personId)
    await open(own)
    const review = { placeId: await placeId(), finding: 'needed' as const, note: null }
    const after = monday + emergencyLength
    expect(await reviewEmergency(own, review, after)).toMatchObject({ why: 'not-found' })
    await writeUnattended(tx => tx.update(people).set({ leftAt: monday }).where(ne(people.id, own.personId)))
    expect(await reviewEmergency(own, review, after - 1)).toMatchObject({ why: 'not-found' })
    expect(await reviewEmergency(own, review, after)).toEqual({ ok: true })
  })
})
