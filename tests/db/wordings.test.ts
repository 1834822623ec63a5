import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { client } from '@/db/client-pages'
import { changeClient } from '@/db/clients'
import { db } from '@/db/open'
import { first } from '@/db/rows'
import { auditEvents, clients, wordings } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { startSession } from '@/db/sessions'
import { keepWordings, removeWording, wordingsHeld } from '@/db/wordings'
import type { Wording } from '@/lib/instruments/wording'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const words = (text: string, language = 'de'): Wording => ({
  title: 'Form',
  language,
  copyright: '© Somebody',
  publisher: null,
  version: null,
  url: null,
  items: [{ n: 1, linkId: '1', text, heading: null, options: [{ value: 1, label: 'nie' }] }],
})
const keepAll = (all: Wording[], viewer = practice.ines, instrumentId = 'wai-sr') =>
  keepWordings(viewer, { instrumentId, wordings: all, licenceConfirmed: true }, monday)
const keep = (text: string, viewer = practice.ines) => keepAll([words(text)], viewer)
const atEntry = async (language?: string | null) => {
  const about = { code: randomUUID().slice(0, 8), name: null, birthDate: null, pronouns: null }
  const clientId = await newClient(practice.mara, about.code)
  if (language !== undefined) await changeClient(practice.mara, { clientId, version: 1, ...about, language }, monday)
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
  const entry = begun.ok ? await sessionToRecord(practice.mara, begun.sessionId, monday) : null
  return entry?.battery.find(part => part.instrument.id === 'wai-sr')?.wording
}
const held = async () => (await wordingsHeld(practice.mara, 'wai-sr')).map(({ wording }) => wording)

test('a wording is shown at entry as it was loaded, until it is removed', async () => {
  expect(await atEntry()).toBeNull()
  expect(await keep('  Wording of item 1 … ')).toEqual({ ok: true })
  expect(await atEntry()).toEqual(words('  Wording of item 1 … '))
  const [first] = await wordingsHeld(practice.mara, 'wai-sr')
  expect(first).toMatchObject({ addedAt: monday, addedByName: 'Ines Admin', wording: { language: 'de' } })
  expect(await removeWording(practice.ines, { wordingId: first?.id ?? '' }, monday)).toEqual({ ok: true })
  expect(await atEntry()).toBeNull()
})

test('a new wording takes the place of the one before, whose text is gone while the confirmation stays known', async () => {
  await keep('first')
  await keep('second')
  expect((await held()).map(each => each.items[0]?.text)).toEqual(['second'])
  const rows = await db().select().from(wordings).orderBy(wordings.id)
  expect(rows.map(row => [row.wording === null, row.confirmedBy, row.endedBy])).toEqual([
    [true, practice.ines.personId, practice.ines.personId],
    [false, practice.ines.personId, null],
  ])
  expect(JSON.stringify(rows)).not.toContain('first')
})

describe('in several languages', () => {
  const english = words('one', 'en-GB')

  test('each is kept, replaced and removed by itself', async () => {
    expect(await keepAll([english, words('eins')])).toEqual({ ok: true })
    expect(await keepAll([words('uno', 'it')])).toEqual({ ok: true })
    expect(await keep('zwei')).toEqual({ ok: true })
    expect((await held()).map(({ language, items }) => [language, items[0]?.text])).toEqual([
      ['en-GB', 'one'],
      ['de', 'zwei'],
      ['it', 'uno'],
    ])
    const german = (await wordingsHeld(practice.ines, 'wai-sr'))[1]
    await removeWording(practice.ines, { wordingId: german?.id ?? '' }, monday)
    expect((await held()).map(({ language }) => language)).toEqual(['en-GB', 'it'])
  })

  test('the same two sent again change nothing', async () => {
    await keepAll([english, words('eins')])
    const before = await db().select().from(wordings)
    expect(await keepAll([english, words('eins')])).toEqual({ ok: true })
    expect(await db().select().from(wordings)).toEqual(before)
  })

  test('entry shows that of the client, else one of another region, else the first', async () => {
    await keepAll([english])
    await keep('eins')
    expect(await atEntry()).toEqual(english)
    expect(await atEntry('de')).toEqual(words('eins'))
    expect(await atEntry('de-AT')).toEqual(words('eins'))
    expect(await atEntry('fr')).toEqual(english)
    expect(await atEntry(null)).toEqual(english)
  })

  test('one that is loaded anew does not change which is the first', async () => {
    await keepAll([english, words('eins')])
    await keepAll([words('one more', 'en-GB')])
    expect(await atEntry()).toEqual(words('one more', 'en-GB'))
  })

  test('two of one language, and one of which nobody said the language, are refused whole', async () => {
    expect(await keepAll([english, words('one more', 'en-GB')])).toMatchObject({ ok: false, why: 'invalid' })
    expect(await keepAll([words('eins'), words('x', 'und')])).toMatchObject({
      ok: false,
      errors: { language: ['Please say which language this is.'] },
    })
    expect(await held()).toEqual([])
  })
})

describe('the language of a client', () => {
  const about = { code: 'L-1', name: null, birthDate: null, pronouns: null }

  test('is kept sealed, is left alone where it is not given, and is taken back', async () => {
    await keepAll([words('eins'), words('one', 'en')])
    const clientId = await newClient(practice.mara, 'L-1')
    const change = (version: number, more: object) =>
      changeClient(practice.mara, { clientId, version, ...about, ...more }, monday)
    const shown = async () => (await client(practice.mara, clientId, monday))?.language
    expect(await shown()).toBeNull()
    expect(await change(1, { language: 'de' })).toEqual({ ok: true })
    expect(await shown()).toBe('de')
    expect(await change(2, {})).toEqual({ ok: true })
    expect(await shown()).toBe('de')
    expect((await client(practice.mara, clientId, monday))?.languages).toEqual(['de', 'en'])
    const row = await first(db().select().from(clients).where(eq(clients.id, clientId)))
    expect(Buffer.from(row?.sealedLanguage ?? '').includes('de')).toBe(false)
    expect(await change(3, { language: null })).toEqual({ ok: true })
    expect(await shown()).toBeNull()
  })
})

test("is an administrator's to keep and to remove", async () => {
  const refused = { ok: false, why: 'not-found' }
  expect(await keep('first', practice.mara)).toEqual(refused)
  await keep('first')
  const [first] = await wordingsHeld(practice.ines, 'wai-sr')
  expect(await removeWording(practice.ruth, { wordingId: first?.id ?? '' }, monday)).toEqual(refused)
  expect(await removeWording(practice.ines, { wordingId: 'another' }, monday)).toEqual(refused)
  expect(await held()).toHaveLength(1)
  expect(await keepAll([words('x')], practice.ines, 'horoscope')).toEqual(refused)
  const acts = await db().select({ act: auditEvents.act }).from(auditEvents).orderBy(auditEvents.seq)
  expect(acts.filter(({ act }) => act.startsWith('wording'))).toEqual([{ act: 'wording.keep' }])
})
