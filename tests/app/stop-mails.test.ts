import { NextRequest } from 'next/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GET, POST } from '@/app/answer/stop/[token]/route'
import { planMails, takeMail } from '@/db/mailings'
import { db } from '@/db/open'
import { clientContacts, notices } from '@/db/schema'
import { mailingKinds } from '@/lib/answer/request'
import { newClient } from '../support/course'
import { agreeToMail, askByLink } from '../support/mailed-client'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
  vi.stubEnv('ATTUNE_DOOR_KEY', 'the key')
})
afterEach(() => {
  vi.unstubAllEnvs()
  practice.remove()
})

async function stopLink(): Promise<string> {
  const clientId = await newClient(practice.mara)
  await agreeToMail(practice.mara, clientId, monday)
  await askByLink(practice.mara, clientId, monday)
  await planMails({ reminds: true }, monday + 2 * day)
  const mail = await takeMail(mailingKinds, monday + 2 * day)
  if (mail?.kind !== 'reminder') throw new Error('No reminder')
  return mail.stop
}

async function ask(
  way: typeof POST,
  token: string,
  init: { method?: string; body?: BodyInit; language?: string } = {},
) {
  const { language = 'en', ...rest } = init
  const headers = { 'x-attune-door': 'the key', 'x-forwarded-for': '192.0.2.7', 'accept-language': language }
  const request = new NextRequest(`https://answers.example/answer/stop/${token}`, { headers, ...rest })
  const answer = await way(request, { params: Promise.resolve({ token }) })
  return { status: answer.status, page: await answer.text(), headers: answer.headers }
}

const isStopped = async () => (await db().select().from(clientContacts)).every(({ endedAt }) => endedAt !== null)

test('opened, by whatever opens links, it stops nothing and shows a button', async () => {
  const token = await stopLink()
  for (let scanner = 0; scanner < 50; scanner++) await ask(GET, token)
  const { status, page, headers } = await ask(GET, token, { language: 'de' })
  expect([status, await isStopped()]).toEqual([200, false])
  expect(page).toMatch(/<html lang="de" dir="ltr">[\s\S]*<button[^>]*>Keine Mails mehr<\/button>/)
  expect(page).not.toMatch(/Amira|K-001|<script/)
  expect(headers.get('cache-control')).toContain('no-store')
})

test.each([
  ['by the button of the page', new URLSearchParams()],
  ['by a program of mail', new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
  ['by a program of mail that sends it in parts', Object.assign(new FormData(), {})],
])('pressed %s, it stops reminders and tells the clinician once', async (_, body) => {
  const token = await stopLink()
  for (let press = 0; press < 3; press++) {
    const { status, page } = await ask(POST, token, { method: 'POST', body })
    expect([status, /Mails are stopped/.test(page)]).toEqual([200, true])
  }
  expect(await isStopped()).toBe(true)
  expect((await db().select().from(notices)).filter(({ kind }) => kind === 'reminders.stopped')).toHaveLength(1)
})

test('of a link that is none of ours it says the same, and changes nothing', async () => {
  const token = await stopLink()
  const right = await ask(GET, token)
  const odd = `${'0'.repeat(8)}${token.slice(8)}`
  expect((await ask(GET, odd)).page).toBe(right.page)
  expect((await ask(POST, odd, { method: 'POST' })).page).toContain('Mails are stopped')
  expect(await isStopped()).toBe(false)
})
