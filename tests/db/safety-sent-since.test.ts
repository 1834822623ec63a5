import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { flagsToReview, openFlagCount, resolveFlag } from '@/db/flags'
import { db } from '@/db/open'
import { beginAfterUpdate } from '@/db/rereading'
import { goOnReadingAny } from '@/db/rereading-run'
import { assessments, flagEvents, mailings, practices } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { undoVoid, voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import { correctClientSheet } from '@/db/sheet-corrections'
import { writeUnattended } from '@/db/write-unattended'
import type { Entry } from '@/lib/entry'
import { sentSinceText } from '@/lib/flags/sent-since'
import { all, allianceOf, distress, newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'
import { ask, send } from '../support/sent-answers'

/*
 * A Safety flag that somebody resolved, and the client's own pen after that (S12): whoever is shown the sentence on their thanks page has an open
 * flag in their record, whatever was said of the same answer before they gave it themselves.
 */

const minute = 60_000
let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let sessionId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
  if (!begun.ok) throw new Error('The session was not begun')
  sessionId = begun.sessionId
})
afterEach(() => practice.remove())

const core = (risk: number, rest = 1): Record<number, number> => ({ ...all(10, rest), 6: risk })
const typed = (risk: number) => distress(core(risk, 2))
const entry = async () => {
  const found = await sessionToRecord(practice.mara, sessionId, monday)
  if (!found) throw new Error('No such session')
  return found
}
async function save(entries: Entry[], at: number) {
  const { version, draftVersion } = (await entry()).session
  const saved = { sessionId, version, draftVersion, key: randomUUID(), entries }
  expect(await recordAssessments(practice.mara, saved, at)).toMatchObject({ ok: true })
}
async function sends(risk: number, at: number) {
  const request = await ask(practice.mara, clientId, { occasion: 'session', sessionId }, monday)
  const received = await send(request, { 'core-10': core(risk) }, at)
  expect(received).toMatchObject({ sessionId, isRaised: risk > 0 })
}
const flags = async () =>
  ((await client(practice.mara, clientId, monday))?.flags ?? []).filter(({ tier }) => tier === 'safety')
const standing = async () => (await flags()).map(({ key, state }) => `${key.replace(`:${sessionId}`, '')} ${state}`)
async function resolve(at: number) {
  for (const { id, version, state } of await flags())
    if (state === 'open')
      expect(await resolveFlag(practice.mara, { flagId: id, version, reason: 'Talked about it' }, at)).toMatchObject({
        ok: true,
      })
}
const events = async () =>
  (
    await db()
      .select({ kind: flagEvents.kind })
      .from(flagEvents)
      .orderBy(asc(flagEvents.happenedAt), asc(flagEvents.id))
  ).map(({ kind }) => kind)
const mails = async () =>
  (await db().select({ once: mailings.once }).from(mailings).where(eq(mailings.kind, 'safety'))).length
const ownSheet = async () => {
  const [found] = (await db().select().from(assessments).where(eq(assessments.sessionId, sessionId))).filter(
    ({ instrumentId, state }) => instrumentId === 'core-10' && state === 'final',
  )
  return { assessmentId: found?.id ?? '', version: found?.version ?? 0 }
}
const correct = async (risk: number, rest: number, at: number) =>
  expect(
    await correctClientSheet(
      practice.mara,
      { ...(await ownSheet()), answers: core(risk, rest), reason: 'One line too low' },
      at,
    ),
  ).toMatchObject({ ok: true })
async function readAgainAfterUpdate() {
  await writeUnattended(tx => tx.update(practices).set({ rulesetVersion: 'expected-range 1' }))
  await beginAfterUpdate(monday)
  await goOnReadingAny(monday)
}

const open = 'core-10:client:6=2 open'
const resolved = 'core-10:client:6=2 resolved'

test.each([
  ['saved', async () => save([typed(2)], monday)],
  [
    'a draft',
    async () => {
      const { draftVersion } = (await entry()).session
      await saveDraft(practice.mara, { sessionId, draftVersion, entries: [typed(2)] }, monday)
    },
  ],
])('typed (%s) and resolved, then sent by the client: open again, told, and it says why', async (_, type) => {
  await type()
  await resolve(monday + minute)
  expect(await standing()).toEqual([resolved])
  expect(await openFlagCount(practice.mara)).toBe(0)
  await sends(2, monday + 2 * minute)
  expect(await standing()).toEqual([open])
  const [flag] = await flags()
  expect(flag?.sentence).toBe(
    `Answered 2 of 4 on the risk item of CORE-10 (plans to end life) at session 1, filled in by the client. ${sentSinceText}`,
  )
  expect(await events()).toEqual(['raised', 'resolved', 'raised-again'])
  expect(await openFlagCount(practice.mara)).toBe(1)
  const { groups } = await flagsToReview(practice.mara, { show: 'open' }, monday)
  expect(groups.map(({ lead }) => lead.id)).toEqual([flag?.id])
  expect(await mails()).toBe(1)
})

test('within one moment too, and where the clock was put back between the two', async () => {
  await save([typed(2)], monday + minute)
  await resolve(monday + minute)
  await sends(2, monday)
  expect(await standing()).toEqual([open])
  await resolve(monday)
  expect(await standing()).toEqual([resolved])
  await save([allianceOf(48)], monday)
  expect(await standing()).toEqual([resolved])
})

test('what the client answers lower than what was typed opens that again, and both are said', async () => {
  await save([typed(3)], monday)
  await resolve(monday + minute)
  await sends(1, monday + 2 * minute)
  expect(await standing()).toEqual(['core-10:client:6=3 open'])
  expect((await flags())[0]?.sentence).toContain('at session 1; the client filled in 1.')
})

test('typed beside what the client sent, which raises nothing: the flag says whose pen it was', async () => {
  await sends(0, monday + minute)
  await save([typed(2)], monday + 2 * minute)
  expect((await flags()).map(({ sentence }) => sentence)).toEqual([
    'Answered 2 of 4 on the risk item of CORE-10 (plans to end life) at session 1, typed beside what the client filled in, which says less.',
  ])
})

test('what they answer higher is a flag of its own', async () => {
  await save([typed(1)], monday)
  await resolve(monday + minute)
  await sends(2, monday + 2 * minute)
  expect((await standing()).toSorted()).toEqual(['core-10:client:6=1 resolved', open])
})

test('nothing that raises nothing opens it', async () => {
  await save([typed(2)], monday)
  await resolve(monday + minute)
  await sends(0, monday + 2 * minute)
  expect(await standing()).toEqual([resolved])
  expect(await mails()).toBe(0)
})

test('still open when they send: new evidence, which is told as well', async () => {
  await save([typed(2)], monday)
  await sends(2, monday + minute)
  expect(await standing()).toEqual([open])
  expect(await events()).toEqual(['raised', 'new-evidence'])
  expect((await flags())[0]?.sentence).not.toContain(sentSinceText)
  expect(await mails()).toBe(1)
})

test('the other way round, sent and resolved, what is typed after that opens nothing', async () => {
  await sends(2, monday)
  await resolve(monday + minute)
  await save([typed(2)], monday + 2 * minute)
  expect(await standing()).toEqual([resolved])
  const { draftVersion } = (await entry()).session
  await saveDraft(practice.mara, { sessionId, draftVersion, entries: [typed(2)] }, monday + 3 * minute)
  expect(await standing()).toEqual([resolved])
  expect(await events()).toEqual(['raised', 'resolved'])
})

test('resolved once more it stays so: saved, corrected elsewhere, read again after an update', async () => {
  await save([typed(2)], monday)
  await resolve(monday + minute)
  await sends(2, monday + 2 * minute)
  await resolve(monday + 3 * minute)
  const before = await events()
  await save([allianceOf(48)], monday + 4 * minute)
  await correct(2, 3, monday + 5 * minute)
  await readAgainAfterUpdate()
  expect(await standing()).toEqual([resolved])
  expect(await events()).toEqual(before)
})

test('open again it stays so, whatever else is corrected or read again', async () => {
  await save([typed(2)], monday)
  await resolve(monday + minute)
  await sends(2, monday + 2 * minute)
  const before = await events()
  await correct(2, 3, monday + 3 * minute)
  await readAgainAfterUpdate()
  expect(await standing()).toEqual([open])
  expect(await events()).toEqual(before)
})

test('corrected to another answer, what was typed is answered again by what was said of it', async () => {
  await save([typed(2)], monday)
  await resolve(monday + minute)
  await sends(2, monday + 2 * minute)
  await correct(0, 1, monday + 3 * minute)
  expect(await standing()).toEqual([resolved])
  await correct(2, 1, monday + 4 * minute)
  expect(await standing()).toEqual([open])
})

test('resolved while its session was made void, it is open once more when that is taken back', async () => {
  await save([typed(2)], monday)
  await resolve(monday + minute)
  await sends(2, monday + 2 * minute)
  const [flag] = await flags()
  const known = { flagId: flag?.id ?? '', version: flag?.version ?? 0, done: 'Not this client' }
  const { version, draftVersion } = (await entry()).session
  const voiding = { sessionId, version, draftVersion, reason: 'Another client', safety: [known] }
  expect(await voidSession(practice.mara, voiding, monday + 3 * minute)).toMatchObject({ ok: true })
  expect(await standing()).toEqual([resolved])
  expect(await undoVoid(practice.mara, { sessionId }, monday + 4 * minute)).toMatchObject({ ok: true })
  expect(await standing()).toEqual([open])
})
