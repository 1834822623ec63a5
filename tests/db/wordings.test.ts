import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/open'
import { auditEvents, wordings } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { startSession } from '@/db/sessions'
import { keepWording, removeWording, wordingHeld } from '@/db/wordings'
import type { Wording } from '@/lib/instruments/wording'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const words = (text: string): Wording => ({
  title: 'Form',
  language: 'de',
  copyright: '© Somebody',
  publisher: null,
  version: null,
  url: null,
  items: [{ n: 1, linkId: '1', text, heading: null, options: [{ value: 1, label: 'nie' }] }],
})
const keep = (text: string, viewer = practice.ines) =>
  keepWording(viewer, { instrumentId: 'wai-sr', wording: words(text), licenceConfirmed: true }, monday)
const atEntry = async () => {
  const clientId = await newClient(practice.mara, randomUUID().slice(0, 8))
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
  const entry = begun.ok ? await sessionToRecord(practice.mara, begun.sessionId, monday) : null
  return entry?.battery.find(part => part.instrument.id === 'wai-sr')?.wording
}

test('a wording is shown at entry as it was loaded, until it is removed', async () => {
  expect(await atEntry()).toBeNull()
  expect(await keep('  Wording of item 1 … ')).toEqual({ ok: true })
  expect(await atEntry()).toEqual(words('  Wording of item 1 … '))
  const held = await wordingHeld(practice.mara, 'wai-sr')
  expect(held).toMatchObject({ addedAt: monday, addedByName: 'Ines Admin', wording: { language: 'de' } })
  expect(await removeWording(practice.ines, { wordingId: held?.id ?? '' }, monday)).toEqual({ ok: true })
  expect(await atEntry()).toBeNull()
})

test('a new wording takes the place of the one before, whose text is gone while the confirmation stays known', async () => {
  await keep('first')
  await keep('second')
  expect((await wordingHeld(practice.ines, 'wai-sr'))?.wording.items[0]?.text).toBe('second')
  const rows = db().select().from(wordings).all()
  expect(rows.map(row => [row.wording === null, row.confirmedBy, row.endedBy])).toEqual([
    [true, practice.ines.personId, practice.ines.personId],
    [false, practice.ines.personId, null],
  ])
  expect(JSON.stringify(rows)).not.toContain('first')
})

test("is an administrator's to keep and to remove", async () => {
  const refused = { ok: false, why: 'not-found' }
  expect(await keep('first', practice.mara)).toEqual(refused)
  await keep('first')
  const held = await wordingHeld(practice.ines, 'wai-sr')
  expect(await removeWording(practice.ruth, { wordingId: held?.id ?? '' }, monday)).toEqual(refused)
  expect(await removeWording(practice.ines, { wordingId: 'another' }, monday)).toEqual(refused)
  expect(await wordingHeld(practice.ines, 'wai-sr')).not.toBeNull()
  const unknown = { instrumentId: 'horoscope', wording: words('x'), licenceConfirmed: true as const }
  expect(await keepWording(practice.ines, unknown, monday)).toEqual(refused)
  const acts = db().select({ act: auditEvents.act }).from(auditEvents).all()
  expect(acts.filter(({ act }) => act.startsWith('wording'))).toEqual([{ act: 'wording.keep' }])
})
