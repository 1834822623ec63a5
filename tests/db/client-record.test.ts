import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { noteHead } from '@/components/report/report-words'
import { saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { clientRecord, recordToHandOver } from '@/db/client-record'
import { clientTables } from '@/db/client-tables'
import { commentOnFlag } from '@/db/flag-comments'
import { db } from '@/db/open'
import { auditEvents, sessions } from '@/db/schema'
import { voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import { countsOf } from '@/lib/history'
import { recordFiles } from '@/lib/record/record-files'
import { sessionCountsText } from '@/lib/record/record-words'
import { fillAskedClient } from '../support/asked-client'
import { all, allianceOf, distress } from '../support/course'
import { type Filled, filledPractice, later } from '../support/filled-practice'

let practice: Filled
beforeEach(async () => {
  practice = await filledPractice()
  const { mara, ruth, sessionIds, clientId } = practice
  const [first] = await db()
    .select()
    .from(sessions)
    .where(eq(sessions.id, sessionIds[0] ?? ''))
  const which = { sessionId: first?.id ?? '', version: first?.version ?? 0, draftVersion: first?.draftVersion ?? 0 }
  const voided = await voidSession(mara, { ...which, reason: '=Of another client', safety: [] }, later)
  if (!voided.ok) throw new Error('The session was not made void')
  const [flag] = (await client(ruth, clientId, later))?.flags ?? []
  await commentOnFlag(ruth, { flagId: flag?.id ?? '', key: 'c', text: 'Let us speak' }, later)
})
afterEach(() => practice.remove())

const jsonSchema = z.object({
  sessions: z.array(z.looseObject({ isVoid: z.boolean(), isSaved: z.boolean(), heldOn: z.string() })),
})

const made = { by: 'Mara', practiceName: 'Test Practice', at: later, reports: 1 }

async function record() {
  const found = await clientRecord(practice.mara, practice.clientId, later)
  if (!found) throw new Error('There is no record')
  return found
}

async function fileOf(name: string): Promise<string> {
  return recordFiles(await record(), made).find(file => file.name === name)?.text ?? ''
}

test('every row of every table that holds something of the client is in it, with its texts opened', async () => {
  const { tables } = await record()
  for (const table of clientTables()) {
    if (['flag_groups', 'summaries', 'early_means'].includes(table.name)) continue
    const kept = await db().select().from(table.table).where(table.of(db(), practice.clientId))
    expect([table.name, tables[table.name]?.length]).toEqual([table.name, kept.length])
  }
  const text = await fileOf('record.json')
  for (const said of ['Amira Tal', 'Moved house', 'Let us speak', '=Of another client', 'Ruth'])
    expect(text).toContain(said)
  expect(text).not.toMatch(/sealed|keyId|wrapped|"type": "Buffer"/)
})

test('nothing of another client is in it', async () => {
  const all = recordFiles(await record(), made)
  const text = all.map(file => file.text).join('\n')
  for (const other of ['Cleo', 'Bo Lind', 'Dara', 'K-002', 'K-003', practice.endedId]) expect(text).not.toContain(other)
})

test('void sessions are marked, with the reason, in both', async () => {
  const { sessions: held } = jsonSchema.parse(JSON.parse(await fileOf('record.json')))
  expect(held.filter(({ isVoid }) => isVoid).map(({ heldOn }) => heldOn)).toEqual(['2026-01-05'])
  const lines = (await fileOf('sessions.csv')).split('\r\n')
  // What a spreadsheet would take for a formula is none.
  expect(lines[1]).toBe(`"2026-01-05","attended","in-person","Mara","saved","void","'=Of another client","",""`)
  expect(lines.filter(line => line.includes('"void",'))).toHaveLength(2)
})

describe('what is typed and not saved', () => {
  const begun = async () => {
    const { mara, clientId } = practice
    const outcome = await startSession(mara, { clientId, key: 'begun', another: true }, later)
    return outcome.ok ? outcome.sessionId : expect.unreachable('The session was not begun')
  }
  const typed = (sessionId: string, entries: Parameters<typeof saveDraft>[1]['entries']) =>
    saveDraft(practice.mara, { sessionId, draftVersion: 0, entries, note: 'Half a thou' }, later)
  const lines = async () => (await fileOf('sessions.csv')).split('\r\n').filter(line => line.includes('Half a thou'))
  const reportNotes = async () => (await record()).episodes[0]?.notes.map(each => noteHead(each, 'en-GB'))

  test('is marked in each file, and counted as the page counts it', async () => {
    const { mara, clientId } = practice
    expect(await typed(await begun(), [])).toMatchObject({ ok: true })
    expect(await lines()).toEqual([expect.stringContaining('"Mara","begun, not saved","",""')])
    const counts = (await recordToHandOver(mara, clientId, later))?.sessions
    expect(counts).toEqual({ saved: 5, voids: 1, begun: 1, between: 0 })
    const readme = await fileOf('README.txt')
    expect(readme).toContain('sessions.csv: 5 sessions, 1 void, 1 begun and not saved; with date and note')
    expect(readme).toContain('Begun and not saved: 2026-03-06. What is typed there may be unfinished.')
    expect(readme).not.toMatch(/: drafts,/)
    const { sessions: held } = jsonSchema.parse(JSON.parse(await fileOf('record.json')))
    expect(held.filter(({ isSaved }) => !isSaved).map(({ heldOn }) => heldOn)).toEqual(['2026-03-06'])
    const [history] = (await record()).episodes
    expect(history && countsOf(history.history)).toBe('5 sessions, 5 attended')
    expect(await reportNotes()).toEqual([])
  })

  test('is marked in the report too, where it has answers', async () => {
    await typed(await begun(), [distress({ ...all(10, 1), 6: 0 })])
    const [shown] = (await record()).episodes
    expect(shown && countsOf(shown.history)).toBe('6 sessions, 6 attended, 1 not saved yet')
    expect(await reportNotes()).toEqual(['Session 6, 6 Mar 2026, not saved yet'])
    expect((await recordToHandOver(practice.mara, practice.clientId, later))?.sessions.begun).toBe(1)
  })

  test('of a session that was saved before is told apart from it', async () => {
    const id = practice.sessionIds[2] ?? ''
    const [row] = await db().select().from(sessions).where(eq(sessions.id, id))
    const draft = {
      sessionId: id,
      draftVersion: row?.draftVersion ?? 0,
      entries: [allianceOf(41)],
      note: 'Half a thou',
    }
    expect(await saveDraft(practice.mara, draft, later)).toMatchObject({ ok: true })
    expect(await lines()).toEqual([expect.stringContaining('"saved; later changes are not"')])
  })
})

test('how many sessions there are is said without a number that is none', () => {
  expect(sessionCountsText({ saved: 0, voids: 0, begun: 0, between: 0 })).toBe('no session')
  expect(sessionCountsText({ saved: 0, voids: 0, begun: 1, between: 0 })).toBe(
    'no saved session, 1 begun and not saved',
  )
  expect(sessionCountsText({ saved: 1, voids: 0, begun: 0, between: 0 })).toBe('1 session')
})

test('who read it is in it, and that it was downloaded is in the audit', async () => {
  const lines = (await fileOf('readers.csv')).split('\r\n')
  expect(lines.some(line => line.includes('"Ruth"') && line.includes('Opened the client'))).toBe(true)
  const acts = await db()
    .select({ act: auditEvents.act })
    .from(auditEvents)
    .where(eq(auditEvents.clientId, practice.clientId))
  expect(acts.filter(({ act }) => act === 'record.export')).toHaveLength(1)
})

test('it says what is not in it and why, and that it is not encrypted', async () => {
  const text = await fileOf('README.txt')
  expect(text).toContain('The whole record of Amira Tal (K-001)')
  expect(text).toContain('NOT ENCRYPTED')
  expect(text).toMatch(/Not in it, and why\r\n- The wording of questionnaires/)
  expect(text).toContain('Void sessions: 2026-01-05')
})

test('nobody but a clinician of the client is given it', async () => {
  for (const viewer of [practice.ruth, practice.tomas, practice.ines])
    expect(await clientRecord(viewer, practice.clientId, later)).toBeNull()
})

test('what the client filled in by themselves says so, with how and when, and nothing says what its link was known by', async () => {
  const { mara, clientId } = practice
  await fillAskedClient(mara, clientId, later)
  const own = (await fileOf('sessions.csv')).split('\r\n').filter(line => line.includes('(handover, '))
  expect(own).toHaveLength(1)
  expect(own[0]).toMatch(/"[a-z0-9-]+ \(handover, 2026-03-06T09:00:00\.000Z\)"$/)
  expect(await fileOf('record.json')).not.toMatch(/"(token|code|pin|secret)Hash"/)
})
