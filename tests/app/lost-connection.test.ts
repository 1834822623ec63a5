import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { errorMessage } from '@/app/auth/error-message'
import { rpcAction } from '@/app/auth/form-action'
import { currentViewer } from '@/app/auth/viewer'
import { recordAssessments } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { db } from '@/db/open'
import { clients } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { freePort } from '../../scripts/port.mjs'
import { allianceOf, newClient } from '../support/course'
import { expectFactsInStep } from '../support/facts-in-step'
import { freshPractice, monday } from '../support/practice'
import { practiceRows } from '../support/practice-rows'
import { asOwner, isInServer } from '../support/server'

vi.mock('@/app/auth/viewer', () => ({ currentViewer: vi.fn() }))

/* The connection to a server of PostgreSQL, cut while an act is carried out. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let sessionId: string
beforeEach(async () => {
  practice = await freshPractice()
  vi.mocked(currentViewer).mockResolvedValue(practice.mara)
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const begun = await startSession(practice.mara, { clientId: await newClient(practice.mara), key: 'begin' }, monday)
  if (!begun.ok) throw new Error('The session was not begun')
  sessionId = begun.sessionId
})
afterEach(async () => {
  vi.restoreAllMocks()
  await practice.remove()
})

const saving = rpcAction(z.object({ key: z.string() }), 'recordSessions', (viewer, { key }) =>
  recordAssessments(viewer, { sessionId, version: 1, draftVersion: 0, key, entries: [allianceOf(48)] }, monday),
)

/** Has whoever writes a row of a table lose their connection: at once, or when what they did is to be kept. */
async function cutAt(table: string, when: 'at once' | 'when it is kept'): Promise<void> {
  await asOwner(`create function cut() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`)
  const [constraint, deferred] = when === 'at once' ? ['', ''] : ['constraint', 'deferrable initially deferred']
  await asOwner(
    `create ${constraint} trigger cut after insert or update on ${table} ${deferred} for each row execute function cut()`,
  )
}

const cutNoMore = () => asOwner('drop function cut cascade')

/** Cuts the connections that nobody uses. */
const cutIdle = () =>
  db().execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'attune'`)

const places = [
  ['assessments', 'at once'],
  ['answers', 'at once'],
  ['scores', 'at once'],
  ['sessions', 'at once'],
  ['summaries', 'at once'],
  ['submissions', 'at once'],
  ['audit_events', 'at once'],
  ['audit_events', 'when it is kept'],
] as const

describe.runIf(isInServer)('a connection that is cut while a session is saved', () => {
  test.each(places)('(%s, %s) leaves nothing half, is told kindly, and the same form saves', async (table, when) => {
    const before = await practiceRows()
    await cutAt(table, when)
    const told = await saving({ key: 'save' })
    expect(told).toMatchObject({ ok: false, why: 'failed' })
    expect('message' in told && told.message).toMatch(/^The connection to the database was lost/)
    await cutNoMore()
    expect(await practiceRows()).toEqual(before)
    expect(await saving({ key: 'save' })).toMatchObject({ ok: true, version: 2 })
    await expectFactsInStep()
  })
})

describe.runIf(isInServer)('connections that were cut while nobody used them', () => {
  test('are seen by nobody: the next acts and pages have others', async () => {
    await Promise.all(Array.from({ length: 8 }, () => caseload(practice.mara, monday)))
    await cutIdle()
    const count = () => db().$count(clients)
    const [saved, rows, ...counts] = await Promise.all([
      saving({ key: 'save' }),
      caseload(practice.mara, monday),
      ...Array.from({ length: 12 }, count),
    ])
    expect(saved).toMatchObject({ ok: true, version: 2 })
    expect(rows).toHaveLength(1)
    expect(counts).toEqual(Array.from({ length: 12 }, () => 1))
  })
})

describe.runIf(isInServer)('a server that is not there', () => {
  test('is told like a connection that was lost, whatever is asked of it first', async () => {
    const { postgresEngine } = await import('@/db/engine-postgres')
    const engine = postgresEngine(`postgres://attune:x@127.0.0.1:${await freePort()}/none`)
    const failures = [engine.db.$count(clients), engine.transaction('look', async () => {}), engine.check()]
    for (const failed of await Promise.allSettled(failures))
      expect('reason' in failed && errorMessage(failed.reason)).toMatch(/^The connection to the database was lost/)
    engine.close()
  })
})
