import { randomUUID } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AskedPageBody } from '@/components/asking/asked-page-body'
import { endRequest } from '@/db/answer-request-rows'
import { askedRequest } from '@/db/answer-requests'
import { client } from '@/db/client-pages'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession } from '@/db/session-moves'
import { sessionSummary } from '@/db/session-summary'
import { startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { titlesSaid } from '@/lib/answer/request-state'
import type { Answers } from '@/lib/instruments/answers'
import { all, newClient } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { ask, byClient, send } from '../support/sent-answers'

/* What came in by a request, and where it can be read. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const core = { 'core-10': all(10, 1) }
const now = monday + 3 * day

/** Asks, and sends what is answered. */
async function sent(asked: Parameters<typeof ask>[2], given: Record<string, Answers> = core, at = monday) {
  const request = await ask(practice.mara, clientId, asked, at)
  await send(request, given, at)
  await writeUnattended(tx => endRequest(tx, request.id, { outcome: 'sent', by: null, now: at }))
  return request.id
}

async function viewOf(requestId: string, whose = clientId) {
  const view = await askedRequest(practice.mara, whose, requestId, now)
  if (!view) throw new Error('No such request')
  return view
}

async function begin(at = monday) {
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, at)
  if (!begun.ok) throw new Error('The session was not begun')
  return begun.sessionId
}

const nothing = () => Promise.resolve({})
const actions = { withdraw: nothing, renewCode: nothing, mail: nothing }
const reader = { locale: 'en-GB', timeZone: 'Europe/London' }

/** What the page of a request says, and where it leads. */
async function pageOf(requestId: string) {
  const about = { link: null, tabletAddress: '', practice: '', mails: null, sendKey: '' }
  const html = renderToStaticMarkup(AskedPageBody({ view: await viewOf(requestId), ...about, actions, reader, now }))
  const links = [...html.matchAll(/href="([^"]*\/sessions\/[^"]*)"/g)].map(([, href]) => href)
  return { text: html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '), links: [...new Set(links)] }
}

describe('answers that were sent before their session, or between two', () => {
  test.each([
    ['between', 'For between sessions'],
    ['next-session', 'For the next session'],
  ] as const)('say so and lead to where they are read: %s', async (occasion, forWhat) => {
    const requestId = await sent({ occasion })
    const { request } = await viewOf(requestId)
    const [place] = request.cameIn?.occasions ?? []
    expect([request.session, place]).toMatchObject([null, { heldOn: '2026-01-05', isBetween: true }])
    expect(await sessionToRecord(practice.mara, place?.id ?? '', now)).toBeNull()
    expect(await sessionSummary(practice.mara, place?.id ?? '', now)).not.toBeNull()
    const { text, links } = await pageOf(requestId)
    expect(links).toEqual([`/clients/${clientId}/sessions/${place?.id}/summary`])
    expect(text).toContain('They are kept between sessions, on 5 Jan 2026')
    expect(text).toContain(forWhat)
    expect(text).not.toContain('the session of')
  })

  test('are of the session that takes them in', async () => {
    const requestId = await sent({ occasion: 'next-session' })
    const sessionId = await begin(monday + day)
    const { text, links } = await pageOf(requestId)
    expect(links).toEqual([`/clients/${clientId}/sessions/${sessionId}`])
    expect(text).toContain('They are kept in the session of 6 Jan 2026')
    expect(await sessionToRecord(practice.mara, sessionId, now)).not.toBeNull()
  })
})

test('what was answered once more for a session is told to be at both places', async () => {
  const sessionId = await begin()
  await sent({ occasion: 'session', sessionId })
  const measures = [byClient('core-10'), byClient('phq-9')]
  const again = await sent({ occasion: 'session', sessionId, measures }, { ...core, 'phq-9': all(9, 1) })
  const { text } = await pageOf(again)
  expect(text).toMatch(/They are kept (in the session of|between sessions, on) .* and /)
  expect((await viewOf(again)).request.cameIn?.occasions.map(({ isBetween }) => isBetween).toSorted()).toEqual([
    false,
    true,
  ])
})

test('a line names what came in, and not what was left open from its first question to its last', async () => {
  const sessionId = await begin()
  const measures = [byClient('core-10'), byClient('client-impression')]
  const asked = await ask(practice.mara, clientId, { occasion: 'session', sessionId, measures }, monday - 1)
  const said = async () => (await client(practice.mara, clientId, monday - 1))?.requests.map(titlesSaid)
  expect(await said()).toEqual([['CORE-10', "Client's impression"]])
  await send(asked, core, monday)
  await writeUnattended(tx => endRequest(tx, asked.id, { outcome: 'sent', by: null, now: monday }))
  expect(await said()).toEqual([['CORE-10']])
  expect((await pageOf(asked.id)).text).toMatch(/Asked CORE-10, Client&#x27;s impression Came in CORE-10 /)
})

test('what was moved to another client leads to nothing of theirs, and is read there', async () => {
  const sessionId = await begin()
  const requestId = await sent({ occasion: 'session', sessionId })
  const toClientId = await newClient(practice.mara, 'C-0002')
  const { version = 0 } = (await sessionToRecord(practice.mara, sessionId, now))?.session ?? {}
  expect(await moveSession(practice.mara, { sessionId, version, toClientId }, now)).toMatchObject({ ok: true })
  expect(await askedRequest(practice.mara, clientId, requestId, now)).toBeNull()
  expect((await viewOf(requestId, toClientId)).request.cameIn?.occasions).toMatchObject([{ id: sessionId }])
})
