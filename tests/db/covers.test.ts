import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { colleagues, joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { addCover, changeCover } from '@/db/covers'
import { addPin } from '@/db/event-pins'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { changePractice } from '@/db/practices'
import { auditEvents, careTeam } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { noticeText } from '@/lib/notices'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { times } from '../support/test-all'

/* Days of the practice are those of London, where summer time begins on Sunday 29 March 2026. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const days = { fromOn: '2026-03-23', lastOn: '2026-03-29' }
const begins = Date.UTC(2026, 2, 23)
const ends = Date.UTC(2026, 2, 29, 23)

const cover = (given: Partial<typeof days> = {}, who = practice.tomas) =>
  addCover(practice.mara, { clientId, personId: who.personId, key: 'cover', ...days, ...given }, monday)
const made = async () => {
  const outcome = await cover()
  return outcome.ok ? outcome.membershipId : expect.unreachable('The cover was refused')
}
const at = (instant: number, who = practice.tomas) => loginAs(who.personId, instant)
const opens = async (instant: number) => {
  const viewer = await at(instant)
  const listed = (await caseload(viewer, instant)).length
  const seen = await client(viewer, clientId, instant)
  expect(listed).toBe(seen ? 1 : 0)
  return seen !== null
}

test('nobody is offered themself, to cover or to join', async () => {
  const { mara, tomas, ruth } = practice
  expect((await colleagues(mara, clientId))?.map(({ name }) => name)).toEqual([ruth, tomas].map(({ name }) => name))
})

describe('a cover', () => {
  test('opens the client from its first day to the end of its last one, to the millisecond', async () => {
    await made()
    expect([await opens(begins - 1), await opens(begins), await opens(ends - 1), await opens(ends)]).toEqual([
      ...[false, true],
      ...[true, false],
    ])
  })

  test('works with the client as a clinician does, until it is over', async () => {
    await made()
    const begin = async (instant: number, key: string) => startSession(await at(instant), { clientId, key }, instant)
    expect(await begin(begins - 1, 'a')).toMatchObject({ why: 'not-found' })
    expect(await begin(begins + 9, 'b')).toMatchObject({ ok: true })
    expect(await begin(ends, 'c')).toMatchObject({ why: 'not-found' })
  })

  test('neither lets others in nor sends them away', async () => {
    await made()
    const tomas = await at(begins)
    const membershipId = (await client(tomas, clientId, begins))?.careTeam[0]?.id ?? ''
    expect((await client(tomas, clientId, begins))?.mayChangeTeam).toBe(false)
    const grant = { clientId, personId: practice.ruth.personId, role: 'supervisor' as const }
    expect(await joinCareTeam(tomas, grant, begins)).toMatchObject({ why: 'not-found' })
    expect(await leaveCareTeam(tomas, { membershipId }, begins)).toMatchObject({ why: 'not-found' })
    expect(await addCover(tomas, { ...grant, key: 'k', ...days }, begins)).toMatchObject({ why: 'not-found' })
  })

  test('is ended before its time by who arranged it, or by who covers: at once, whatever the time', async () => {
    const membershipId = await made()
    const tomas = await at(begins)
    expect(await client(tomas, clientId, begins)).not.toBeNull()
    expect(await leaveCareTeam(practice.mara, { membershipId }, begins + 5)).toEqual({ ok: true, isOpen: true })
    expect(await client(tomas, clientId, begins)).toBeNull()
    const again = await addCover(practice.mara, { clientId, personId: tomas.personId, key: 'k', ...days }, monday)
    const own = again.ok ? again.membershipId : ''
    expect(await leaveCareTeam(tomas, { membershipId: own }, begins + 6)).toEqual({ ok: true, isOpen: false })
  })

  describe.each([
    [
      'written',
      'pin.add',
      async (tomas: Viewer, key: string) =>
        (await addPin(tomas, { clientId, key, happenedOn: '2026-01-05', text: 'A move' }, monday)).ok,
    ],
    ['read', 'client.open', async (tomas: Viewer) => (await client(tomas, clientId, monday)) !== null],
  ])('that is ended while something is %s', (_, act, work) => {
    test('keeps nothing of it after that, and shows nothing', async () => {
      const { mara, tomas } = practice
      const days = { fromOn: '2026-01-05', lastOn: '2026-01-06' }
      for (let round = 0; round < times(1000, 8); round++) {
        const given = { clientId, personId: tomas.personId, key: `cover ${round}`, ...days }
        const made = await addCover(mara, given, monday)
        const membershipId = made.ok ? made.membershipId : ''
        const begin = () => work(tomas, `${round}`)
        const end = async () => (await leaveCareTeam(mara, { membershipId }, monday)).ok
        const [one, other] = await Promise.all(round % 2 === 0 ? [begin(), end()] : [end(), begin()])
        const [isDone, isEnded] = round % 2 === 0 ? [one, other] : [other, one]
        expect(isEnded).toBe(true)
        const noted = await db().select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(2)
        const ended = noted.find(entry => entry.act === 'care-team.leave')
        const begun = noted.find(entry => entry.act === act)
        expect(ended?.subjectId).toBe(tomas.personId)
        expect(begun !== undefined).toBe(isDone)
        if (begun) expect(begun.seq).toBeLessThan(ended?.seq ?? 0)
        expect(await work(tomas, `${round} later`)).toBe(false)
      }
    })
  })

  test('is shown with its days and for whom, and is over by itself', async () => {
    await made()
    const shown = async (instant: number) =>
      (await client(practice.mara, clientId, instant))?.careTeam.find(each => each.name === 'Tomas')
    expect(await shown(monday)).toMatchObject({ coversFor: 'Mara', isOver: false, fromAt: begins, toAt: ends })
    expect(await shown(ends - 1)).toMatchObject({ isOver: false })
    expect(await shown(ends)).toMatchObject({ isOver: true })
  })

  test('is said to who covers', async () => {
    await made()
    const [notice] = await unreadNotices(practice.tomas)
    expect(notice && noticeText(notice, 'en-GB')).toBe(
      'Mara asked you to cover for K-001, from 23 Mar 2026 to 29 Mar 2026.',
    )
  })
})

describe('its days', () => {
  const change = (membershipId: string, to: typeof days, before = days, now = monday) =>
    changeCover(practice.mara, { membershipId, before, ...to }, now)

  test('are extended and shortened, and its first day stays once it has begun', async () => {
    const id = await made()
    expect(await change(id, { ...days, lastOn: '2026-04-01' })).toEqual({ ok: true })
    expect(await opens(ends)).toBe(true)
    const extended = { ...days, lastOn: '2026-04-01' }
    expect(await change(id, { ...days, lastOn: '2026-03-25' }, extended, begins + day)).toEqual({ ok: true })
    expect(await opens(Date.UTC(2026, 2, 26))).toBe(false)
    const shortened = { ...days, lastOn: '2026-03-25' }
    const moved = { fromOn: '2026-03-20', lastOn: '2026-03-25' }
    expect(await change(id, moved, shortened, begins + day)).toMatchObject({ errors: { fromOn: [expect.any(String)] } })
  })

  test('changed by two at once: the second is told; once it is over nobody changes them', async () => {
    const id = await made()
    await change(id, { ...days, lastOn: '2026-03-31' })
    expect(await change(id, { ...days, lastOn: '2026-03-25' })).toEqual({ ok: false, why: 'conflict' })
    const later = { ...days, lastOn: '2026-04-09' }
    expect(await change(id, later, { ...days, lastOn: '2026-03-31' }, Date.UTC(2026, 3, 1))).toMatchObject({
      why: 'not-found',
    })
  })

  test('are refused beside their field: past, upside down, too long, taken already', async () => {
    const refused = async (given: Partial<typeof days>, key: string) => {
      const asked = { clientId, personId: practice.tomas.personId, key, ...days, ...given }
      const outcome = await addCover(practice.mara, asked, monday)
      return outcome.ok || outcome.why !== 'invalid' ? outcome : Object.keys(outcome.errors)
    }
    expect(await refused({ fromOn: '2026-01-04' }, '1')).toEqual(['fromOn'])
    expect(await refused({ lastOn: '2026-03-22' }, '2')).toEqual(['lastOn'])
    expect(await refused({ lastOn: '2026-12-24' }, '3')).toEqual(['lastOn'])
    await made()
    expect(await refused({ fromOn: '2026-03-29', lastOn: '2026-04-02' }, '4')).toEqual(['lastOn'])
    expect(await refused({ fromOn: '2026-03-30', lastOn: '2026-04-02' }, '5')).toMatchObject({ ok: true })
  })

  test('stay the same days where the practice has another time zone', async () => {
    const id = await made()
    const particulars = { name: 'Test Practice', locale: 'en-GB' }
    const before = { ...particulars, timeZone: 'Europe/London' }
    await changePractice(practice.ines, { before, after: { ...particulars, timeZone: 'Asia/Tokyo' } }, monday)
    const [place] = await db().select().from(careTeam).where(eq(careTeam.id, id))
    expect(place).toMatchObject({ fromAt: Date.UTC(2026, 2, 22, 15), toAt: Date.UTC(2026, 2, 29, 15) })
  })
})

describe('who covers', () => {
  const refusal = async (who: Viewer) => {
    const outcome = await cover({}, who)
    return outcome.ok || outcome.why !== 'invalid' ? '' : (outcome.errors.personId?.[0] ?? '')
  }

  test('is a clinician of the practice who does not work with the client already', async () => {
    expect(await refusal(practice.ruth)).toContain('not a clinician')
    expect(await refusal(practice.mara)).toContain('work with this client already')
    expect(await refusal(practice.ines)).toContain('not a clinician')
  })

  test('and joins the care team later is listed once', async () => {
    await made()
    const tomas = await at(begins)
    await joinCareTeam(practice.mara, { clientId, personId: tomas.personId, role: 'clinician' }, begins)
    expect(await caseload(tomas, begins)).toHaveLength(1)
    expect((await client(tomas, clientId, begins))?.careTeam.filter(each => !each.isOver)).toHaveLength(2)
  })
})
