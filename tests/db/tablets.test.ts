import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientToAsk } from '@/db/answer-asking'
import { beginByCode, tabletOf } from '@/db/answer-begin'
import { askClient, askedRequest } from '@/db/answer-requests'
import { db } from '@/db/open'
import { tablets } from '@/db/schema'
import { enrolTablet, tabletToEnrol } from '@/db/tablet-enrolment'
import { addTablet, practiceTablets, removeTablet, renewTabletLink } from '@/db/tablets'
import { tensionOnTablet } from '../support/asked'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const minute = 60_000

/** A tablet that was named, with its link. */
async function named(now = monday) {
  await addTablet(practice.ines, { key: randomUUID(), name: 'Waiting room' }, now)
  return shown(now)
}
async function shown(now: number) {
  const [tablet] = (await practiceTablets(practice.ines, now)) ?? []
  if (!tablet) throw new Error('There is no tablet')
  return tablet
}

test('a device becomes a tablet by its link once, within ten minutes, and by opening it alone not at all', async () => {
  const { link } = await named()
  const token = link?.token ?? ''
  expect(await tabletToEnrol(token, monday)).toBe('Waiting room')
  expect(await tabletToEnrol(token, monday)).toBe('Waiting room')
  expect(await enrolTablet(token, monday + 10 * minute)).toBe(null)
  const secret = await enrolTablet(token, monday + 9 * minute)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await enrolTablet(token, monday + 9 * minute)).toBe(null)
  expect(await tabletToEnrol(token, monday + 9 * minute)).toBe(null)
  expect(await shown(monday)).toMatchObject({ link: null, enrolledAt: monday + 9 * minute })
  expect(JSON.stringify(await db().select().from(tablets))).not.toContain(secret)
  expect(await enrolTablet(`${token}x`, monday)).toBe(null)
})

test('a link that has run out is made anew, and of a device that is a tablet there is none', async () => {
  const { id } = await named()
  expect((await shown(monday + 11 * minute)).link).toBe(null)
  await renewTabletLink(practice.ines, { key: randomUUID(), tabletId: id }, monday + 11 * minute)
  const { link } = await shown(monday + 12 * minute)
  expect(await enrolTablet(link?.token ?? '', monday + 12 * minute)).not.toBe(null)
  expect(await renewTabletLink(practice.ines, { key: randomUUID(), tabletId: id }, monday + 13 * minute)).toEqual({
    ok: false,
    why: 'not-found',
  })
})

test('a code of a client opens their questions there until the tablet is taken out', async () => {
  const { id, link } = await named()
  const tablet = (await enrolTablet(link?.token ?? '', monday)) ?? ''
  const clientId = await newClient(practice.mara)
  expect((await clientToAsk(practice.mara, { clientId, sessionId: null, againId: null }, monday))?.hasTablet).toBe(true)
  const asked = await askClient(practice.mara, tensionOnTablet(clientId), monday)
  const requestId = asked.ok ? asked.requestId : ''
  const code = (await askedRequest(practice.mara, clientId, requestId, monday))?.code?.letters ?? ''
  expect(await beginByCode({ tablet, code, language: null }, monday + minute)).toMatchObject({ ok: true })
  await removeTablet(practice.ines, id, monday)
  expect(await removeTablet(practice.ines, id, monday)).toEqual({ ok: true })
  expect(await beginByCode({ tablet, code, language: null }, monday + minute)).toEqual({ ok: false, why: 'no-tablet' })
  expect(await tabletOf(tablet)).toBe(null)
  expect(await practiceTablets(practice.ines, monday)).toEqual([])
})

test('tablets are an administrator’s to add', async () => {
  expect(await addTablet(practice.mara, { key: randomUUID(), name: 'Mine' }, monday)).toEqual({
    ok: false,
    why: 'not-found',
  })
  expect(await practiceTablets(practice.mara, monday)).toBe(null)
})
