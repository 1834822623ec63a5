import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { caseload, unlistedClients } from '@/db/caseload'
import { openFlagCount, talliesAtOnce } from '@/db/flags'
import { practicePeople } from '@/db/people'
import { confirmReturn, returnsToAnswer } from '@/db/returns'
import { logins } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { all, allianceOf, distress } from '../support/course'
import { later } from '../support/filled-practice'
import { loginAs } from '../support/practice'
import { growingSteps, planOfQuery, queriesOf } from '../support/query-plans'
import { questions } from '../support/questions'
import { type Guarded, guardedPractice } from '../support/strangers'

/* A page takes as long in a practice of a million sessions as in one of a thousand. */

let practice: Guarded
beforeAll(async () => {
  practice = await guardedPractice()
})
afterAll(() => practice.remove())

/** It reads every episode, beside the requests. */
const readInAnotherThread = 'previewSettings'

/** What lists everybody who works here: as many as there are. */
const listsEverybody = ['answerSettings', 'colleagues', 'clientsToTransfer', 'clientRecord']

/** What counts them, and lists a page of them in the order of an index. */
const pagesOfEverybody = ['practicePeople']

/** What begins at the newest entry and stops after a page, and names all people to choose from; of what is refused little is kept. */
const beginsAtTheNewest = ['auditLog', 'auditExport']

/** Emergencies are few, and all of them are looked through for those that somebody may review. */
const readsEmergencies = ['emergenciesToReview']

/** Of those who came back by a link alone there are few, and who keeps the practice is looked for among all. */
const readsReturns = ['returnsToAnswer']

/** Called with the whole table by the test itself. */
const askedByTheTest = [
  'openTo',
  'keptBy',
  'isOpenTo',
  'isKeptBy',
  'hasOnCareTeam',
  'isTeamKeptBy',
  'emergencyOf',
  'flagRowsInOrder',
  'flagViews',
  'pausesNotOver',
  'clientLeft',
  'safetyOfRun',
  'runOf',
]

describe('no page walks through the practice, and what makes one answer is read of one moment', () => {
  let before: Viewer
  beforeAll(() => {
    before = practice.mara
  })
  // One of the questions has held Mara back: she goes on as she came.
  afterAll(async () => {
    const [{ id = '' } = {}] = await returnsToAnswer(practice.ruth, later)
    expect(await confirmReturn(practice.ruth, { returnId: id }, later)).toEqual({ ok: true })
    await writeUnattended(tx => tx.update(logins).set({ endedAt: null }).where(eq(logins.id, before.loginId)))
    practice.mara = before
  })

  test.each(Object.entries(questions))('%s', async (name, question) => {
    await question.first?.(practice)
    const viewer = 'told' in question && question.told[0] ? practice[question.told[0]] : practice.mara
    const { distinct, outside } = await queriesOf(() => question.ask(practice, viewer))
    const found = [...distinct].flatMap(query => growingSteps(query).map(step => `${step}: ${query}`))
    if (name === readInAnotherThread) return
    if (!askedByTheTest.includes(name)) expect(outside.slice(1)).toEqual([])
    if (listsEverybody.includes(name)) expect(found.every(each => /^SCAN (people|person_roles)/.test(each))).toBe(true)
    else if (readsEmergencies.includes(name))
      expect(found.every(each => /^SCAN (emergencies|people|person_roles)/.test(each))).toBe(true)
    else if (readsReturns.includes(name))
      expect(found.every(each => /^(SCAN people|SEARCH returns) /.test(each))).toBe(true)
    else if (pagesOfEverybody.includes(name)) expect(found.every(each => /^SCAN people USING /.test(each))).toBe(true)
    else if (beginsAtTheNewest.includes(name))
      expect(
        found.every(each =>
          /^SCAN (people|refusals|audit_events: .* order by "audit_events"."seq" desc limit)/.test(each),
        ),
      ).toBe(true)
    else if (!askedByTheTest.includes(name)) expect(found).toEqual([])
  })
})

test('a page of people is not put in order, however many there are', async () => {
  const { distinct, sent } = await queriesOf(() => practicePeople(practice.ines, { page: 2 }))
  expect([...distinct].flatMap(planOfQuery).filter(step => /TEMP B-TREE/.test(step))).toEqual([])
  expect(sent).toBe(7)
})

test('how large a team is is asked once in a request', async () => {
  const viewer = await loginAs(practice.mara.personId, later)
  const { all: sent } = await queriesOf(async () => {
    await openFlagCount(viewer)
    await caseload(viewer, later)
    await unlistedClients(viewer)
    await talliesAtOnce(viewer)
  })
  expect(sent.filter(query => /^select "id" from "care_team" .* offset \?$/.test(query))).toHaveLength(1)
})

/** How many statements each page and act sends, at most: each costs a round trip where the database is another machine. */
const statements: Readonly<Record<string, number>> = {
  // One of them says what clients were asked.
  caseload: 11,
  client: 40,
  timeline: 26,
  report: 26,
  flagsToReview: 16,
  openFlagCount: 3,
  sessionToRecord: 25,
  sessionSummary: 30,
}

describe('a page sends no more statements than it did', () => {
  test.each(Object.entries(statements))('%s', async (name, most) => {
    const question = questions[name]
    if (!question) throw new Error(`There is no question ${name}`)
    const { sent } = await queriesOf(() => question.ask(practice, practice.mara))
    expect(sent).toBeLessThanOrEqual(most)
  })

  test('a draft and a save', async () => {
    const { mara, clientId } = practice
    const begun = await startSession(mara, { clientId, key: 'counted', another: true }, later)
    if (!begun.ok) throw new Error('The session was not begun')
    const { sessionId } = begun
    const entries = [allianceOf(48), distress({ ...all(10, 1), 6: 0 })]
    const draft = (draftVersion: number) => saveDraft(mara, { sessionId, draftVersion, entries }, later)
    await draft(0)
    expect((await queriesOf(() => draft(1))).sent).toBeLessThanOrEqual(24)
    const save = { sessionId, version: 1, draftVersion: 2, key: 'saved', entries }
    expect((await queriesOf(() => recordAssessments(mara, save, later))).sent).toBeLessThanOrEqual(50)
  })
})

describe('a plan that grows is seen', () => {
  test.each([
    ['a walk through a table', 'select id from sessions where recorded_at is null', 1],
    ['all clients of a practice', 'select id from clients where practice_id = ? and removed_at is null', 1],
    ['one client', 'select id from sessions where client_id = ?', 0],
    ['the first of any', 'select id from sessions where recorded_at is not null limit ?', 0],
    ['the settings of the practice', 'select settings from practice_settings where practice_id = ?', 0],
  ])('%s', (_, query, steps) => expect(growingSteps(query)).toHaveLength(steps))
})
