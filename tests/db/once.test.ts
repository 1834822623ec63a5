import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments } from '@/db/assessments'
import { addClient } from '@/db/clients'
import { addPin } from '@/db/event-pins'
import { sessionToRecord } from '@/db/session-entry'
import { startSession } from '@/db/sessions'
import { all, distress, newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let sessionId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  const begun = await startSession(practice.mara, { clientId, key: 'begin' }, monday)
  sessionId = begun.ok ? begun.sessionId : ''
})
afterEach(() => practice.remove())

const save = (answer: number, version: number) =>
  recordAssessments(
    practice.mara,
    { sessionId, version, draftVersion: version - 1, key: 'k', entries: [distress(all(10, answer))] },
    monday,
  )

async function stored() {
  const entry = (await sessionToRecord(practice.mara, sessionId, monday))?.battery.find(part => part.entry)?.entry
  return entry?.how === 'items' ? entry.answers[1] : undefined
}

test('an answer corrected after a lost reply is not passed over as saved', async () => {
  expect(await save(1, 1)).toMatchObject({ ok: true, version: 2 })
  expect(await save(1, 1)).toMatchObject({ ok: true, version: 2 })
  expect(await save(0, 1)).toEqual({ ok: false, why: 'conflict' })
  expect(await stored()).toBe(1)
})

test('overwriting after that conflict saves what was corrected', async () => {
  await save(1, 1)
  await save(0, 1)
  expect(await save(0, 2)).toMatchObject({ ok: true, version: 3 })
  expect(await stored()).toBe(0)
})

test('a form sent again with the same key and other content adds no second client and calls nothing done', async () => {
  const about = { key: 'k', name: null, birthDate: null, pronouns: null, reason: null, nextSessionOn: null }
  const add = (code: string) => addClient(practice.mara, { ...about, code, startedOn: '2026-01-05' }, monday)
  const first = await add('K-101')
  expect(await add('K-101')).toEqual(first)
  expect(await add('K-102')).toEqual({ ok: false, why: 'conflict' })
})

test('a key that another act has used is a conflict, not a failure', async () => {
  const pin = { clientId, key: 'begin', happenedOn: '2026-01-06', text: 'Moved house' }
  expect(await addPin(practice.mara, pin, monday)).toEqual({ ok: false, why: 'conflict' })
})
