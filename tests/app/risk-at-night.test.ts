import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendMails } from '@/app/mailing'
import { askedIn } from '@/db/answer-asked'
import { beginByLink } from '@/db/answer-begin'
import { keepAnswers } from '@/db/answer-keep'
import { sendAnswers } from '@/db/answer-send'
import { saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { acknowledgeFlag, resolveFlag } from '@/db/flags'
import { unreadNotices } from '@/db/notices'
import { startSession } from '@/db/sessions'
import { keepWordings } from '@/db/wordings'
import { instantAt } from '@/lib/dates'
import { sentSinceText } from '@/lib/flags/sent-since'
import { instrumentById } from '@/lib/instruments/catalogue'
import { askClient, clientBornOn, madeUpWording } from '../support/answering'
import { all, distress } from '../support/course'
import { mailServer } from '../support/mail-server'
import { day, freshPractice, loginAs, monday } from '../support/practice'

/* A client who answers at home at ten past two in the night, from the link to the mail of their clinician. */

const night = instantAt('2026-01-09', '02:10', 'Europe/London')
const second = 1000
const bornOn = '1984-03-07'
const measure = 'core-10:client:'

let practice: Awaited<ReturnType<typeof freshPractice>>
let server: Awaited<ReturnType<typeof mailServer>>
beforeEach(async () => {
  practice = await freshPractice()
  server = await mailServer()
  vi.stubEnv('ATTUNE_SMTP', server.url)
  vi.stubEnv('ATTUNE_MAIL_FROM', 'post@elm.example')
  vi.stubEnv('ATTUNE_ORIGIN', 'https://attune.elm.example')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.stop()
  practice.remove()
})

/** Answers the CORE-10 with this answer to its risk item; gives what the client's browser shows then. */
async function answer(clientId: string, risk: number, sessionId: string | null = null) {
  const occasion = sessionId ? ('session' as const) : ('between' as const)
  const { token } = await askClient(practice.mara, { clientId, measures: [measure], occasion, sessionId }, monday)
  const begun = await beginByLink({ token, given: bornOn, language: 'en', before: [] }, night - 60 * second)
  if (!begun.ok) throw new Error('The client was not let in')
  const given = Array.from({ length: 10 }, (_, at) => ({ measure, item: at + 1, answer: at === 5 ? risk : 1 }))
  await keepAnswers(begun.secret, { given, language: null }, night - second)
  await sendMails(() => night - second)
  expect(server.received).toEqual([])
  // Twice, as by a second click.
  expect(await sendAnswers(begun.secret, night)).toBe('sent')
  expect(await sendAnswers(begun.secret, night + second)).toBe('sent')
  return askedIn(begun.secret, night)
}

async function setUp(): Promise<string> {
  const core10 = instrumentById('core-10')
  const wordings = core10 ? [madeUpWording(core10)] : []
  const kept = await keepWordings(practice.ines, { instrumentId: 'core-10', wordings, licenceConfirmed: true }, monday)
  if (!kept.ok) throw new Error('The wording was not kept')
  return clientBornOn(practice.mara, bornOn, monday)
}

test('a raised risk item shows its client where to turn, flags it, and within seconds mails the clinician that they look', async () => {
  const clientId = await setUp()
  expect(await answer(clientId, 3)).toMatchObject({ state: 'sent', isRisk: true })
  await sendMails(() => night + 2 * second)
  expect(server.received.map(({ to }) => to)).toEqual([['mara@attune.example']])
  const [, ...body] = server.received[0]?.message.split('\n\n') ?? []
  expect(body.join('\n\n').trim()).toBe('Please look at Attune today:\nhttps://attune.elm.example/flags')
  const mara = await loginAs(practice.mara.personId, night + 5 * second)
  expect((await unreadNotices(mara)).map(({ kind }) => kind)).toContain('answers.safety')
  const { flags = [] } = (await client(mara, clientId, night + 5 * second)) ?? {}
  expect(flags.map(({ tier, state }) => [tier, state])).toContainEqual(['safety', 'open'])
})

test('where the same answer had been typed and answered, it is flagged and mailed all the same, once', async () => {
  const clientId = await setUp()
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, night - day)
  if (!begun.ok) throw new Error('The session was not begun')
  const { sessionId } = begun
  const entries = [distress({ ...all(10, 1), 6: 3 })]
  await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries }, night - day)
  const flag = async () => (await client(practice.mara, clientId, night))?.flags.find(({ tier }) => tier === 'safety')
  const known = async () => ({ flagId: (await flag())?.id ?? '', version: (await flag())?.version ?? 0 })
  expect(await acknowledgeFlag(practice.mara, { ...(await known()), note: null }, night - day)).toEqual({ ok: true })
  expect(await resolveFlag(practice.mara, { ...(await known()), reason: 'Talked' }, night - day)).toEqual({ ok: true })
  expect(await answer(clientId, 3, sessionId)).toMatchObject({ state: 'sent', isRisk: true })
  await sendMails(() => night + 2 * second)
  expect(server.received.map(({ to }) => to)).toEqual([['mara@attune.example']])
  const open = await flag()
  expect(open?.sentence).toContain(sentSinceText)
  expect(open?.events.map(({ what }) => what)).toEqual(['raised', 'acknowledged', 'resolved', 'raised-again'])
})

test('one that is not raised shows, flags and mails none of it', async () => {
  const clientId = await setUp()
  expect(await answer(clientId, 0)).toMatchObject({ state: 'sent', isRisk: false })
  await sendMails(() => night + 2 * second)
  expect(server.received).toEqual([])
  const mara = await loginAs(practice.mara.personId, night + 5 * second)
  expect((await unreadNotices(mara)).map(({ kind }) => kind)).not.toContain('answers.safety')
  expect((await client(mara, clientId, night))?.flags.filter(({ tier }) => tier === 'safety')).toEqual([])
})
