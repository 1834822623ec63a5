import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { caseload } from '@/db/caseload'
import { client, clientsToFind, report, timeline } from '@/db/client-pages'
import { changeClient } from '@/db/clients'
import { emergenciesToReview } from '@/db/emergency-reviews'
import { addPin, changePin } from '@/db/event-pins'
import { flagsToReview } from '@/db/flags'
import { inTurn } from '@/db/in-turn'
import { keyStoreFolder } from '@/db/key-store'
import { closePractice, db, openPractice, sqlite } from '@/db/open'
import { keepOwnPoint, ownPath, ownPointsUnreadable } from '@/db/own-attachment'
import { changeSettings, practiceSettings } from '@/db/practice-settings'
import { reevaluateEpisode } from '@/db/reevaluate'
import { judgeRupture } from '@/db/rupture-judgements'
import {
  clients,
  episodes,
  eventPins,
  practiceSettings as practiceSettingsTable,
  practices,
  sessions,
} from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { sessionSummary } from '@/db/session-summary'
import { writeUnattended } from '@/db/write-unattended'
import { unreadableExplanation } from '@/lib/flags/rule'
import { defaultSettings } from '@/lib/settings'
import { unreadable } from '@/lib/text/unreadable'
import { fillAskedClient } from '../support/asked-client'
import { later } from '../support/filled-practice'
import { damageJson, flipColumn, flipped, jsonColumns, sealedColumns } from '../support/flipped-bits'
import { acts } from '../support/opposites'
import { monday } from '../support/practice'
import { questions } from '../support/questions'
import { isInServer } from '../support/server'
import { cast, type Guarded, guardedPractice } from '../support/strangers'

let practice: Guarded
const store = () => keyStoreFolder(practice.folder)
let log: string[]
beforeEach(async () => {
  practice = await guardedPractice()
  log = []
  vi.spyOn(console, 'error').mockImplementation(line => void log.push(String(line)))
})
afterEach(() => {
  vi.restoreAllMocks()
  practice.remove()
})

async function carriedOut(name: string): Promise<void> {
  const act = acts[name]
  if (!act || 'untried' in act) throw new Error(`There is no act ${name}`)
  if (act.first) await (await act.first(practice))()
  const outcome = await (await act.form(practice))()
  if (!outcome.ok) throw new Error(`${name} was refused`)
}

/** Something in every column that is encrypted. */
async function fillAll(): Promise<void> {
  const { mara, clientId, sessionIds } = practice
  await fillAskedClient(mara, clientId, later)
  for (const name of [
    'commentOnFlag',
    'acknowledgeFlag',
    'resolveFlag',
    'pauseMeasures',
    'keepOwnPoint',
    'beginSecondFactor',
  ])
    await carriedOut(name)
  const word = { sessionId: sessionIds[5] ?? '', instrumentId: 'wai-sr', kind: 'withdrawal' as const }
  await judgeRupture(mara, { ...word, done: 'We spoke of it', key: randomUUID() }, later)
  for (const name of ['voidSession', 'reviewEmergency', 'undoTransfer']) await carriedOut(name)
  const person = {
    code: 'K-001',
    name: 'Amira Tal',
    preferredName: 'Ami',
    birthDate: '1990-05-01',
    pronouns: 'she/her',
  }
  const version = (await client(mara, clientId, later))?.version ?? 0
  const changed = await changeClient(mara, { clientId, version, ...person, language: 'de' }, later)
  if (!changed.ok) throw new Error('The client was not changed')
  const note = { sealedNote: Buffer.alloc(60, 2) }
  await writeUnattended(tx => tx.update(sessions).set(note))
  await writeUnattended(tx => tx.update(episodes).set({ sealedStartReason: Buffer.alloc(60, 2) }))
}

/** Everything that a team reads, as text. */
async function pagesOfTeam(): Promise<string> {
  const { mara, ruth, clientId, sessionIds, begunSessionId } = practice
  return JSON.stringify([
    await caseload(mara, later),
    await caseload(ruth, later),
    await clientsToFind(mara, '', later),
    await flagsToReview(mara, { show: 'all' }, later),
    await client(mara, clientId, later),
    await timeline(mara, clientId, null, later),
    await report(mara, { clientId, episodeId: null, withNotes: true }, later),
    await sessionToRecord(mara, begunSessionId, later),
    await sessionSummary(mara, sessionIds[0] ?? '', later),
    await emergenciesToReview(mara, later),
    await ownPath(mara),
  ])
}

test('one flipped bit in any encrypted column is said in its place, and every page goes on', async () => {
  await fillAll()
  const said = new Map<string, string>()
  for (const column of sealedColumns().filter(name => !name.endsWith('.wrapped_key'))) {
    expect([column, (await flipColumn(column)) > 0]).toEqual([column, true])
    said.set(column, await pagesOfTeam())
  }
  const all = said.get([...said.keys()].at(-1) ?? '') ?? ''
  expect(all.split(unreadable).length).toBeGreaterThan(20)
  expect(all).toContain('K-001')
  for (const gone of ['Amira', 'Moved house', 'We spoke of it', '"Seen"']) expect(all).not.toContain(gone)
  expect(await ownPointsUnreadable(practice.mara)).toBe(1)
}, 60_000)

/** What cannot be answered with all of it damaged, of everything that a screen asks. */
async function unanswered(): Promise<string[]> {
  const asked = Object.entries(questions).filter(([, { first }]) => first === undefined)
  const failed = await inTurn(asked, async ([name, { ask }]) => {
    try {
      for (const who of cast) await ask(practice, practice[who])
      return []
    } catch (error) {
      return [`${name}: ${error}`]
    }
  })
  return failed.flat()
}

test('with one flipped bit in everything that is encrypted, every question is answered', async () => {
  await fillAll()
  for (const column of sealedColumns()) await flipColumn(column)
  expect(await unanswered()).toEqual([])
}, 60_000)

describe('JSON that is damaged', () => {
  beforeEach(async () => {
    await fillAskedClient(practice.mara, practice.clientId, later)
    for (const name of [
      'changeSettings',
      'changeNextSteps',
      'keepWordings',
      'addOwnMeasure',
      'commentOnFlag',
      'addPasskey',
    ])
      await carriedOut(name)
    if (!isInServer) for (const name of triggers()) sqlite().exec(`drop trigger ${name}`)
  })
  const triggers = () =>
    z.array(z.string()).parse(sqlite().prepare("select name from sqlite_master where type = 'trigger'").pluck().all())
  const kept = jsonColumns().filter(name => !isInServer || !/^(flag_events|wordings)/.test(name))

  test('stands in the columns that are tried', () => expect(jsonColumns()).toContain('summaries.summary'))

  test.each(kept)('in %s: not JSON any more, or of another shape', async column => {
    const before = await pagesOfTeam()
    const ways = [{ a: 1 }, 'a', ...(isInServer ? [] : [null])]
    for (const way of ways) {
      expect(await damageJson(column, way)).toBeGreaterThan(0)
      expect(await unanswered()).toEqual([])
      const after = await pagesOfTeam()
      // What is worked out of the sessions is worked out again.
      if (column === 'summaries.summary') expect(after).toBe(before)
    }
  })

  test('of a flag is said in its place, and kept anew where its episode is read again', async () => {
    await damageJson('flags.evidence', { a: 1 })
    expect(await pagesOfTeam()).toContain('What raised this flag is damaged and cannot be read.')
    expect(log.join()).toContain('flags.evidence')
    const { mara, clientId } = practice
    for (const { id: episodeId } of await db().select().from(episodes).where(eq(episodes.clientId, clientId)))
      await writeUnattended(tx => reevaluateEpisode(tx, { practiceId: mara.practiceId, clientId, episodeId }, later))
    const { flags } = await flagsToReview(practice.mara, { show: 'open' }, later)
    expect(flags.map(({ sentence }) => sentence)).not.toContain(unreadableExplanation.sentence)
  })
})

test('the log says in which column and row, once, and nothing of what was there', async () => {
  await flipColumn('clients.sealed_name')
  await pagesOfTeam()
  await pagesOfTeam()
  const lines = log.filter(line => line.includes('"unreadable":"clients.sealed_name"'))
  expect(lines).toHaveLength(4)
  expect(lines.join('\n')).toContain(practice.clientId)
  expect(log.join('\n')).not.toMatch(/Amira|Cleo|Bo Lind|Dara/)
})

test('with any one key damaged, the practice starts and every question is answered', async () => {
  await fillAll()
  const owners = new Set<string>()
  for (const name of readdirSync(store()).filter(each => each.endsWith('.key'))) {
    const file = path.join(store(), name)
    const kept = readFileSync(file, 'latin1')
    writeFileSync(file, flipped(Buffer.from(kept, 'base64'), 30 + owners.size).toString('base64'))
    closePractice()
    await openPractice(practice.folder, { fast: true })
    expect([name, await unanswered()]).toEqual([name, []])
    writeFileSync(file, kept)
    owners.add(name.split('.')[0] ?? '')
  }
  expect([...owners]).toEqual(expect.arrayContaining([practice.clientId, `person~${practice.mara.personId}`]))
}, 60_000)

describe('with the key of one client damaged', () => {
  beforeEach(async () => {
    const [name = ''] = readdirSync(store()).filter(each => each.startsWith(practice.clientId))
    const file = path.join(store(), name)
    writeFileSync(file, flipped(Buffer.from(readFileSync(file, 'latin1'), 'base64'), 50).toString('base64'))
    closePractice()
    await openPractice(practice.folder, { fast: true })
  })

  test('the practice starts, and everybody else is read', async () => {
    const pages = await pagesOfTeam()
    expect(pages).toContain('Cleo Marsh')
    expect(pages).not.toContain('Amira')
    expect(pages).toContain(unreadable)
  })

  test('what cannot be encrypted is refused, and what needs no encrypting is kept', async () => {
    const pin = { clientId: practice.clientId, key: randomUUID(), happenedOn: '2026-01-07', text: 'New job' }
    await expect(addPin(practice.mara, pin, later)).rejects.toMatchObject({ code: 'ATTUNE_UNREADABLE' })
    expect(await db().select().from(eventPins)).toHaveLength(1)
  })
})

test('a form that shows what cannot be read, sent again, keeps it as it is; another text replaces it', async () => {
  const { mara, clientId } = practice
  await flipColumn('clients.sealed_name')
  await flipColumn('event_pins.sealed_text')
  const names = async () => (await db().select().from(clients).where(eq(clients.id, clientId)))[0]
  const before = await names()
  const person = { clientId, code: 'K-001', birthDate: null, pronouns: 'they' }
  const version = before?.version ?? 0
  await changeClient(mara, { ...person, version, name: unreadable }, later)
  expect((await names())?.sealedName).toEqual(before?.sealedName)
  await changeClient(mara, { ...person, version: version + 1, name: 'Amira Tal' }, later)
  expect((await client(mara, clientId, later))?.name).toBe('Amira Tal')
  const [pin] = await db().select().from(eventPins)
  const which = { clientId, pinId: pin?.id ?? '', happenedOn: '2026-01-06' }
  await changePin(mara, { ...which, version: 1, text: unreadable }, later)
  expect((await db().select().from(eventPins))[0]?.sealedText).toEqual(pin?.sealedText)
  await changePin(mara, { ...which, version: 2, text: 'Moved' }, later)
  expect((await client(mara, clientId, later))?.pins.map(({ text }) => text)).toEqual(['Moved'])
})

test('of one’s own points, those that can be read are shown', async () => {
  const { mara } = practice
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
  await flipColumn('own_attachments.sealed_point')
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 4, avoidance: 2 }, later)
  expect((await ownPath(mara)).map(({ anxiety }) => anxiety)).toEqual([4])
  expect(await ownPointsUnreadable(mara)).toBe(1)
})

test('the last settings that can be read hold where the newest cannot, and saving mends it', async () => {
  const { ines, mara, clientId } = practice
  const stricter = { ...defaultSettings, reliableChange: { 'gad-7': 1 } }
  const { mark } = await practiceSettings(ines)
  await changeSettings(ines, { mark, settings: stricter }, later)
  const row = { practiceId: ines.practiceId, changedBy: ines.personId, changedAt: later }
  await writeUnattended(tx =>
    tx.insert(practiceSettingsTable).values({ ...row, id: 'zz', settings: { level: 'hardly' } }),
  )
  const read = await practiceSettings(ines)
  expect(read).toMatchObject({ settings: stricter, isOlder: true })
  expect((await client(mara, clientId, later))?.settings).toEqual(stricter)
  expect(log.join('\n')).toContain('practice_settings.settings')
  // Put before the others, it is the newest no more.
  await writeUnattended(tx =>
    tx.update(practiceSettingsTable).set({ id: '00' }).where(eq(practiceSettingsTable.id, 'zz')),
  )
  expect(await practiceSettings(ines)).toMatchObject({ settings: stricter, isOlder: false })
})

test('with no settings that can be read, the defaults hold, and the same ones can be saved', async () => {
  const { ines } = practice
  const row = { id: '00', practiceId: ines.practiceId, changedBy: ines.personId, changedAt: monday }
  await writeUnattended(tx => tx.insert(practiceSettingsTable).values({ ...row, settings: 'nonsense' }))
  const { mark, settings, isOlder } = await practiceSettings(ines)
  expect([settings, isOlder]).toEqual([defaultSettings, true])
  expect(await changeSettings(ines, { mark, settings }, later)).toEqual({ ok: true })
  expect(await practiceSettings(ines)).toMatchObject({ isOlder: false })
})

test('a damaged value that tells the practice key is made anew where the clients’ keys tell it', async () => {
  await writeUnattended(tx => tx.update(practices).set({ keyFingerprint: 'x' }))
  closePractice()
  await openPractice(practice.folder, { fast: true })
  const [{ keyFingerprint } = { keyFingerprint: '' }] = await db().select().from(practices)
  expect(keyFingerprint).toMatch(/^[\w-]{43}$/)
})
