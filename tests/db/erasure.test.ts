import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { saveDraft } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { clientTables } from '@/db/client-tables'
import { endEpisode } from '@/db/episodes'
import { eraseClient, erasure } from '@/db/erasure'
import { commentOnFlag } from '@/db/flag-comments'
import { dismissFlag, flagsToReview } from '@/db/flags'
import { tablesInOrder } from '@/db/move-tables'
import { db } from '@/db/open'
import { changeRetention } from '@/db/retention'
import { keepView, viewsOf } from '@/db/saved-views'
import { auditEvents, auditSalts, clients, flagEvents, flags, sessions, submissions } from '@/db/schema'
import { moveSession } from '@/db/session-moves'
import { undoVoid, voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { fillAskedClient } from '../support/asked-client'
import { distress } from '../support/course'
import { type Filled, filledPractice, later } from '../support/filled-practice'
import { acts } from '../support/opposites'
import { day, monday } from '../support/practice'

let practice: Filled
beforeEach(async () => {
  practice = await filledPractice()
})
afterEach(() => practice.remove())

const seen = async (clientId: string, now = later) => {
  const found = await erasure(practice.mara, clientId, now)
  if (!found) throw new Error('The client is not there')
  return found
}

/** Erases what is there now. */
async function erase(clientId: string, code: string, more: object = {}, now = later) {
  const { version, mark } = await seen(clientId, now)
  return eraseClient(practice.mara, { clientId, version, mark, code, isEarly: false, ...more }, now)
}

/** Ends the therapy, with what was done about each open safety flag. */
async function endTherapy(clientId: string): Promise<void> {
  const found = await client(practice.mara, clientId, later)
  const [episode] = found?.episodes ?? []
  const open = (found?.flags ?? []).filter(({ tier, ending }) => tier === 'safety' && ending === null)
  const safety = open.map(({ id, version }) => ({ flagId: id, version, done: 'Asked; a plan is agreed' }))
  const which = { episodeId: episode?.id ?? '', version: episode?.version ?? 0 }
  const ended = await endEpisode(
    practice.mara,
    { ...which, endedOn: '2026-03-06', endKind: 'completed', reason: 'Goals met', safety },
    later,
  )
  expect(ended).toEqual({ ok: true })
}

async function sent(name: string): Promise<void> {
  const act = acts[name]
  if (!act || 'untried' in act) throw new Error(`There is no act ${name}`)
  if (act.first) await (await act.first(practice))()
  expect(await (await act.form(practice))()).toMatchObject({ ok: true })
}

const rowsOf = async (clientId: string): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const table of clientTables()) {
    const [found] = await db().select({ n: count() }).from(table.table).where(table.of(db(), clientId))
    counts[table.name] = found?.n ?? 0
  }
  return counts
}

/** Something of every kind. */
async function fill(): Promise<void> {
  const { mara, clientId, sessionIds } = practice
  await fillAskedClient(mara, clientId, later)
  for (const name of [
    'setClientMeasure',
    'pauseMeasures',
    'acknowledgeFlag',
    'commentOnFlag',
    'judgeRupture',
    'endEntryRun',
    'reviewEmergency',
  ])
    await sent(name)
  const begun = await startSession(mara, { clientId, key: randomUUID() }, later)
  if (!begun.ok) throw new Error('The session was not begun')
  await saveDraft(mara, { sessionId: begun.sessionId, draftVersion: 0, entries: [distress({ 1: 2 })] }, later)
  const version = (
    await db()
      .select()
      .from(sessions)
      .where(eq(sessions.id, sessionIds[0] ?? ''))
  )[0]
  const which = {
    sessionId: version?.id ?? '',
    version: version?.version ?? 0,
    draftVersion: version?.draftVersion ?? 0,
  }
  expect(await voidSession(mara, { ...which, reason: 'Another client', safety: [] }, later)).toEqual({ ok: true })
}

describe('of a client whose therapy has ended', () => {
  test('every table that holds something of them is emptied, and nothing of anybody else is', async () => {
    const { clientId, endedId, emptyId, mara } = practice
    await fill()
    await endTherapy(clientId)
    const before = await rowsOf(clientId)
    expect(Object.entries(before).filter(([, n]) => n === 0)).toEqual([])
    const others = [await rowsOf(endedId), await rowsOf(emptyId)]
    expect(await erase(clientId, 'K-001')).toEqual({ ok: true })
    expect(await rowsOf(clientId)).toEqual(
      Object.fromEntries(Object.keys(before).map(name => [name, name === 'clients' ? 1 : 0])),
    )
    expect([await rowsOf(endedId), await rowsOf(emptyId)]).toEqual(others)
    expect((await caseload(mara, later)).map(({ code }) => code).toSorted()).toEqual(['K-002', 'K-003', 'K-004'])
    expect(await client(mara, clientId, later)).toBeNull()
  })

  test('no text of the database names them or anything of theirs but the audit, by ids alone', async () => {
    const { clientId, sessionIds } = practice
    await fill()
    await endTherapy(clientId)
    await erase(clientId, 'K-001')
    const traces = ['Amira', 'K-001', 'k001', 'Moved house', ...sessionIds]
    const found: string[] = []
    for (const { name, table } of tablesInOrder()) {
      const text = JSON.stringify(await db().select().from(table))
      for (const trace of traces) if (text.includes(trace)) found.push(`${name} ${trace}`)
      if (text.includes(clientId)) found.push(name)
    }
    expect([...new Set(found.map(each => each.split(' ')[0]))].toSorted()).toEqual(
      ['audit_events', 'clients', 'erased_keys', 'submissions'].toSorted(),
    )
    // The one form that erased them, known by the client's id.
    const left = await db().select({ act: submissions.act }).from(submissions)
    expect(left.filter(({ act }) => act !== 'person.add')).toEqual([{ act: 'client.erase' }])
  })

  test('the audit stays, with how many sessions there were, and what its reasons were hashed with is gone', async () => {
    const { clientId } = practice
    await fill()
    await endTherapy(clientId)
    const entries = async () => await db().select().from(auditEvents).where(eq(auditEvents.clientId, clientId))
    const before = await entries()
    const held = (await seen(clientId)).counts.sessions
    expect(await db().select().from(auditSalts).where(eq(auditSalts.clientId, clientId))).not.toEqual([])
    await erase(clientId, 'K-001')
    const after = (await entries()).toSorted((a, b) => a.seq - b.seq)
    expect(after.slice(0, before.length)).toEqual(before.toSorted((a, b) => a.seq - b.seq))
    expect(after.at(-1)).toMatchObject({ act: 'client.erase', count: held, personId: practice.mara.personId })
    expect(await db().select().from(auditSalts).where(eq(auditSalts.clientId, clientId))).toEqual([])
  })

  test('kept views that name them go, and those that only look like it stay', async () => {
    const { mara, ruth } = practice
    await keepView(mara, { name: 'Cleo and others', query: 'show=due' }, monday)
    await keepView(mara, { name: 'k-003', query: 'show=due' }, monday)
    await keepView(mara, { name: 'Cleopatra, K-0031', query: 'show=due' }, monday)
    await keepView(ruth, { name: 'Cleo', query: 'show=due' }, monday)
    await erase(practice.endedId, 'K-003')
    expect((await viewsOf(mara)).map(({ name }) => name)).toEqual(['Cleopatra, K-0031'])
    // Ruth never had anything to do with them.
    expect(await viewsOf(ruth)).toHaveLength(1)
  })
})

describe('it is refused', () => {
  test('while the therapy is going on', async () => {
    expect((await seen(practice.clientId)).isInTherapy).toBe(true)
    expect(await erase(practice.clientId, 'K-001')).toMatchObject({
      why: 'invalid',
      errors: { '': [/End the episode/] },
    })
  })

  test('without the code of this client', async () => {
    const refused = { why: 'invalid', errors: { code: ['This is not the code of this client.'] } }
    expect(await erase(practice.endedId, 'K-001')).toMatchObject(refused)
    expect(await erase(practice.endedId, '')).toMatchObject(refused)
    expect(await erase(practice.endedId, ' k-003 ')).toEqual({ ok: true })
  })

  test.each([
    ['another ending', () => sent('changeEnding')],
    [
      'another name',
      () => writeUnattended(tx => tx.update(clients).set({ sealedName: null }).where(eq(clients.id, practice.endedId))),
    ],
  ])('where %s came since it was looked at', async (_, change) => {
    const { version, mark } = await seen(practice.endedId)
    await change()
    const sent = { clientId: practice.endedId, version, mark, code: 'K-003', isEarly: false }
    expect(await eraseClient(practice.mara, sent, later)).toMatchObject({ ok: false, why: 'conflict' })
  })

  test('before the practice’s own time is over, unless that is said; then it is not', async () => {
    const { endedId, ines } = practice
    expect((await seen(endedId)).retention).toEqual({ years: null, lastOn: '2026-02-01', until: null, isOver: false })
    await changeRetention(ines, { before: null, after: 2 }, later)
    expect((await seen(endedId)).retention).toEqual({
      years: 2,
      lastOn: '2026-02-01',
      until: '2028-02-01',
      isOver: false,
    })
    expect(await erase(endedId, 'K-003')).toMatchObject({ why: 'invalid', errors: { early: [expect.any(String)] } })
    const over = monday + 800 * day
    expect((await seen(endedId, over)).retention.isOver).toBe(true)
    expect(await erase(endedId, 'K-003', { isEarly: true })).toEqual({ ok: true })
  })
})

describe('of a client to whom a session was moved', () => {
  const versionOf = async (sessionId: string) =>
    (await db().select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.version ?? 0

  async function moveLastTo(toClientId: string): Promise<string> {
    const sessionId = practice.sessionIds.at(-1) ?? ''
    const version = await versionOf(sessionId)
    expect(await moveSession(practice.mara, { sessionId, version, toClientId }, later)).toMatchObject({ ok: true })
    return sessionId
  }

  test('what the other client keeps no more speaks of the session that is gone', async () => {
    const { clientId, emptyId, mara } = practice
    const drop = (await client(mara, clientId, later))?.flags.find(({ tier }) => tier !== 'safety')
    await commentOnFlag(practice.ruth, { flagId: drop?.id ?? '', key: 'c', text: 'Let us speak' }, later)
    await dismissFlag(mara, { flagId: drop?.id ?? '', version: drop?.version ?? 0, reason: 'The room was loud' }, later)
    const sessionId = await moveLastTo(emptyId)
    const left = async () =>
      await db()
        .select()
        .from(flags)
        .where(and(eq(flags.clientId, clientId), eq(flags.sessionId, sessionId)))
    expect(await left()).not.toEqual([])
    await endTherapy(emptyId)
    expect(await erase(emptyId, 'K-002')).toEqual({ ok: true })
    expect(await left()).toEqual([])
    expect((await client(mara, clientId, later))?.histories[0]?.sessions).toHaveLength(5)
    const { flags: listed } = await flagsToReview(mara, { show: 'all' }, later)
    expect(listed.map(flag => flag.client.code)).not.toContain('K-002')
  })

  test('nor does an ending that was given while the session was void', async () => {
    const { emptyId, mara } = practice
    const sessionId = practice.sessionIds.at(-1) ?? ''
    const [row] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
    const safety = (await client(mara, practice.clientId, later))?.flags.find(({ tier }) => tier === 'safety')
    const which = { sessionId, version: row?.version ?? 0, draftVersion: row?.draftVersion ?? 0 }
    const answered = [{ flagId: safety?.id ?? '', version: safety?.version ?? 0, done: 'Typed in error' }]
    expect(await voidSession(mara, { ...which, reason: 'Wrong sheet', safety: answered }, later)).toEqual({ ok: true })
    expect(await undoVoid(mara, { sessionId }, later)).toEqual({ ok: true })
    await moveLastTo(emptyId)
    await endTherapy(emptyId)
    expect(await erase(emptyId, 'K-002')).toEqual({ ok: true })
    expect(await client(mara, practice.clientId, later)).not.toBeNull()
  })

  test('the one it came from can be erased, and the session stays where it went', async () => {
    const { clientId, emptyId, mara } = practice
    await sent('endEntryRun')
    const [earlier] = await db()
      .select()
      .from(sessions)
      .where(and(eq(sessions.clientId, clientId), eq(sessions.heldOn, '2026-01-30')))
    const moving = { sessionId: earlier?.id ?? '', version: earlier?.version ?? 0, toClientId: emptyId }
    expect(await moveSession(mara, moving, later)).toMatchObject({ ok: true })
    await endTherapy(clientId)
    expect(await erase(clientId, 'K-001')).toEqual({ ok: true })
    expect((await client(mara, emptyId, later))?.histories[0]?.sessions).toHaveLength(1)
  })
})

test('what is never removed of anybody who is there stays so', async () => {
  const remove = () => writeUnattended(tx => tx.delete(flagEvents))
  await expect(remove()).rejects.toThrow()
  expect(await db().select().from(flagEvents)).not.toEqual([])
})

test('nobody but a clinician of the client is shown it, or does it', async () => {
  const { version, mark } = await seen(practice.endedId)
  const erasing = { clientId: practice.endedId, version, mark, code: 'K-003', isEarly: false }
  for (const viewer of [practice.ruth, practice.tomas, practice.ines]) {
    expect(await erasure(viewer, practice.endedId, later)).toBeNull()
    expect(await eraseClient(viewer, erasing, later)).toEqual({ ok: false, why: 'not-found' })
  }
})
