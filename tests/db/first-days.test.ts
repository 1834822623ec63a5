import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { client } from '@/db/client-pages'
import {
  bringBackFirstDays,
  dismissFirstDays,
  firstDaysLeft,
  firstDaysOf,
  sayWorkingAlone,
  takeBackWorkingAlone,
} from '@/db/first-days'
import { changePracticePlan, planMark, practicePlan } from '@/db/measure-plans'
import { db, openPractice } from '@/db/open'
import { addPerson } from '@/db/people'
import { createPractice } from '@/db/practices'
import { auditEvents, clients, sessions, sessionVoids } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { defaultPlan } from '@/lib/battery'
import { lighterPlan } from '@/lib/first-days'
import type { Role, Viewer } from '@/lib/viewer'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { migratedFolder, removePractice } from '../support/folder'
import { freshPractice, loginAs, monday } from '../support/practice'
import { setUpSecondFactor } from '../support/second-factor'

const notThere = { ok: false, why: 'not-found' }
const later = monday + 60_000

/** A practice as set-up leaves it, and the one person in it. */
async function setUp({ roles = ['admin', 'clinician'], isDemo = false }: { roles?: Role[]; isDemo?: boolean } = {}) {
  await openPractice(folder, { fast: true })
  const person = { name: 'Ada', email: 'ada@attune.example', passwordHash: 'x', roles }
  const practice = {
    name: 'North Street',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    isDemo,
    plan: defaultPlan,
    person,
  }
  const made = await createPractice(practice, monday)
  return loginAs(made.ok ? made.personId : '')
}

async function done(viewer: Viewer): Promise<string[]> {
  const steps = (await firstDaysOf(viewer))?.steps ?? []
  return steps.filter(({ isDone }) => isDone).map(({ step }) => step)
}

const audits = async (act: string) => (await db().select().from(auditEvents).where(eq(auditEvents.act, act))).length

let folder: string
beforeEach(async () => {
  folder = await migratedFolder()
})
afterEach(() => removePractice(folder))

describe('in a practice that was just set up', () => {
  let ada: Viewer
  beforeEach(async () => {
    ada = await setUp()
  })

  test('nothing is done, and the measures are first', async () => {
    expect(await firstDaysOf(ada)).toEqual({
      steps: ['measures', 'colleagues', 'second-factor', 'backup', 'client', 'session'].map(step => ({
        step,
        isDone: false,
      })),
      doneCount: 0,
      next: 'measures',
      worksAlone: false,
      isDismissed: false,
    })
  })

  test.each([
    ['the lighter plan', lighterPlan],
    ['the plan as it came, once somebody says so', defaultPlan],
    ['no measure at all', []],
  ])('the measures are chosen by choosing %s', async (_, entries) => {
    const mark = planMark(await practicePlan(ada))
    expect(await changePracticePlan(ada, { mark, entries }, later)).toEqual({ ok: true })
    expect(await done(ada)).toEqual(['measures'])
  })

  test('a colleague is a second person', async () => {
    const person = {
      key: 'k',
      name: 'Mara',
      email: 'mara@attune.example',
      passwordHash: 'x',
      roles: ['clinician' as const],
    }
    await addPerson(ada, person, later)
    expect(await done(ada)).toEqual(['colleagues'])
  })

  test('or there is none, which is said, noted once, and taken back', async () => {
    for (const _ of [1, 2]) expect(await sayWorkingAlone(ada, later)).toMatchObject({ ok: true })
    expect(await firstDaysOf(ada)).toMatchObject({ worksAlone: true })
    expect(await done(ada)).toEqual(['colleagues'])
    expect(await audits('first-days.working-alone')).toBe(1)
    for (const _ of [1, 2]) expect(await takeBackWorkingAlone(ada, later)).toEqual({ ok: true })
    expect(await firstDaysOf(ada)).toMatchObject({ worksAlone: false, doneCount: 0 })
    expect(await audits('first-days.not-alone')).toBe(1)
    await sayWorkingAlone(ada, later)
    expect(await done(ada)).toEqual(['colleagues'])
  })

  test.each(['backup', 'db'])(
    'a backup is a copy that the command made (.%s), and none that an update set aside or that is unfinished',
    async ending => {
      const put = (name: string) => writeFileSync(path.join(folder, 'backups', name), '')
      mkdirSync(path.join(folder, 'backups'))
      const made = `attune-20260105-090000.${ending}`
      for (const name of ['before-migration-5-1764072000000.db', `${made}.unfinished`]) put(name)
      expect(await done(ada)).toEqual([])
      put(made)
      expect(await done(ada)).toEqual(['backup'])
    },
  )

  test('a client is one whom the viewer works with or did, and who was not removed', async () => {
    const clientId = await newClient(ada)
    expect(await done(ada)).toEqual(['client'])
    await writeUnattended(tx =>
      tx.update(clients).set({ removedAt: later, removedBy: ada.personId }).where(eq(clients.id, clientId)),
    )
    expect(await done(ada)).toEqual([])
  })

  test('a session is one that was saved and is not void; it settles the measures too', async () => {
    const clientId = await newClient(ada)
    await startSession(ada, { clientId, key: 'k' }, monday)
    expect(await done(ada)).toEqual(['client'])
    const sessionId = await recordWeek(ada, clientId, 0, [allianceOf(48)])
    expect(await db().select().from(sessions)).toHaveLength(1)
    expect(await done(ada)).toEqual(['measures', 'client', 'session'])
    const { practiceId, personId: voidedBy } = ada
    const reason = { sealedReason: Buffer.from('x'), voidedBy, voidedAt: later }
    await writeUnattended(tx => tx.insert(sessionVoids).values({ id: 'v', practiceId, sessionId, ...reason }))
    expect(await done(ada)).toEqual(['client'])
    await writeUnattended(tx => tx.update(sessionVoids).set({ undoneAt: later, undoneBy: voidedBy }))
    expect(await done(ada)).toEqual(['measures', 'client', 'session'])
  })

  test('the list is dismissed once, stays readable, and comes back', async () => {
    expect(await firstDaysLeft(ada)).toMatchObject({ next: 'measures' })
    for (const _ of [1, 2]) expect(await dismissFirstDays(ada, later)).toEqual({ ok: true })
    expect(await firstDaysLeft(ada)).toBeNull()
    expect(await firstDaysOf(ada)).toMatchObject({ isDismissed: true, next: 'measures' })
    for (const _ of [1, 2]) expect(await bringBackFirstDays(ada, later)).toEqual({ ok: true })
    expect(await firstDaysLeft(ada)).toMatchObject({ isDismissed: false })
    expect([await audits('first-days.dismiss'), await audits('first-days.bring-back')]).toEqual([1, 1])
  })

  test('nothing is left once everything is done', async () => {
    await sayWorkingAlone(ada, later)
    mkdirSync(path.join(folder, 'backups'))
    writeFileSync(path.join(folder, 'backups', 'attune-20260105-090000.db'), '')
    await recordWeek(ada, await newClient(ada), 0, [allianceOf(48)])
    await setUpSecondFactor(ada, later)
    expect(await firstDaysOf(ada)).toMatchObject({ doneCount: 6, next: null })
    expect(await firstDaysLeft(ada)).toBeNull()
  })
})

test('a demo asks for no backup and no second factor, since it is made again by a command and lets everybody in', async () => {
  const ada = await setUp({ roles: ['admin'], isDemo: true })
  expect((await firstDaysOf(ada))?.steps.map(({ step }) => step)).toEqual(['measures', 'colleagues'])
})

describe('among several', () => {
  let practice: Awaited<ReturnType<typeof freshPractice>>
  beforeEach(async () => {
    practice = await freshPractice()
  })
  afterEach(() => practice.remove())

  test('each role has its own steps, and a supervisor none', async () => {
    const stepsOf = async (viewer: Viewer) => (await firstDaysOf(viewer))?.steps.map(({ step }) => step)
    expect(await stepsOf(practice.ines)).toEqual(['measures', 'colleagues', 'second-factor', 'backup'])
    expect(await stepsOf(practice.mara)).toEqual(['client', 'session'])
    expect(await firstDaysOf(practice.ruth)).toBeNull()
    expect(await firstDaysLeft(practice.ruth)).toBeNull()
  })

  test('the client and session of one clinician are not those of another, until they share the client', async () => {
    const clientId = await newClient(practice.mara)
    await recordWeek(practice.mara, clientId, 0, [allianceOf(48)])
    expect(await done(practice.mara)).toEqual(['client', 'session'])
    expect(await done(practice.tomas)).toEqual([])
    expect(await done(practice.ines)).toEqual(['measures', 'colleagues'])
    await joinCareTeam(practice.mara, { clientId, personId: practice.tomas.personId, role: 'clinician' }, monday)
    expect(await done(practice.tomas)).toEqual(['client', 'session'])
    const team = (await client(practice.mara, clientId, monday))?.careTeam ?? []
    const membershipId = team.find(({ name }) => name === 'Tomas')?.id ?? ''
    expect(await leaveCareTeam(practice.mara, { membershipId }, later)).toMatchObject({ ok: true })
    expect(await done(practice.tomas)).toEqual(['client', 'session'])
  })

  test('what a role may not do is not there, and leaves nothing', async () => {
    const before = await db().$count(auditEvents)
    for (const viewer of [practice.mara, practice.ruth])
      for (const act of [sayWorkingAlone, takeBackWorkingAlone]) expect(await act(viewer, later)).toEqual(notThere)
    for (const act of [dismissFirstDays, bringBackFirstDays]) expect(await act(practice.ruth, later)).toEqual(notThere)
    expect(await db().$count(auditEvents)).toBe(before)
  })

  test('dismissing is each one’s own', async () => {
    await dismissFirstDays(practice.mara, later)
    expect(await firstDaysLeft(practice.mara)).toBeNull()
    expect(await firstDaysLeft(practice.tomas)).not.toBeNull()
  })
})
