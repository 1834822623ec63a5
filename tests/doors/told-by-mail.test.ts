import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { db } from '@/db/open'
import { mailings } from '@/db/schema'
import { freePort } from '../../scripts/port.mjs'
import { OwnServer } from '../e2e/support/own-server'
import { builtActions } from '../support/built-actions'
import { newClient } from '../support/course'
import { mailServer } from '../support/mail-server'
import { sendRisk } from '../support/mailed-client'
import { freshPractice, loginAs, monday } from '../support/practice'
import { linkFor } from '../support/returns'
import { act } from './asking'

/* Who comes back by a link alone is answered at once, and those who could know whether it was them are mailed; and what the clock of the server sends. */

vi.setConfig({ testTimeout: 180_000 })

let practice: Awaited<ReturnType<typeof freshPractice>>
let mails: Awaited<ReturnType<typeof mailServer>>
let server: OwnServer
beforeAll(async () => {
  practice = await freshPractice()
  mails = await mailServer()
  const env = { ATTUNE_SMTP: mails.url, ATTUNE_MAIL_FROM: 'attune@elm.example' }
  server = new OwnServer(practice.folder, await freePort(), { env })
  await server.start()
})
afterAll(async () => {
  await server.kill()
  await mails.stop()
  practice.remove()
})

test('of a reset whose second factor is lost, the person and all who are asked', async () => {
  const { mara, tomas, ines } = practice
  const clientId = await newClient(mara, 'K-001', 'Amira Tal')
  await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday)
  const now = Date.now()
  const token = await linkFor(mara, { by: await loginAs(ines.personId, now), now })
  const [id = ''] = [...builtActions(() => true)].find(([, name]) => name.endsWith('#resetPassword')) ?? []
  const answer = await act(server.address, '', id, { form: { token, password: 'nine amber kites in fog' } })
  expect(answer.told).toMatch(/^x-action-redirect: \//m)
  await expect.poll(() => mails.received.length, { timeout: 20_000 }).toBe(2)
  expect(mails.received.map(({ to }) => to).toSorted()).toEqual([
    ['ines@attune.example', 'tomas@attune.example'],
    ['mara@attune.example'],
  ])
  expect(JSON.stringify(mails.received)).not.toMatch(/Amira|K-001/)
})

test('of a Safety flag that a client’s own answers raise, by the server’s own clock, though the one that ran before was killed', async () => {
  await server.kill()
  const { tomas } = practice
  const clientId = await newClient(tomas, 'K-002', 'Bela Novak')
  await sendRisk(tomas, clientId, 3, Date.now())
  const before = mails.received.length
  await server.start()
  await expect.poll(() => mails.received.length, { timeout: 20_000 }).toBe(before + 1)
  const [mail] = mails.received.slice(before)
  expect(mail?.to).toEqual(['tomas@attune.example'])
  expect(mail?.message).toMatch(/Subject: Attune: please look today/)
  expect(mail?.message).not.toMatch(/Bela|Novak|K-002|CORE/)
  await expect
    .poll(async () => (await db().select().from(mailings)).map(({ outcome }) => outcome), { timeout: 20_000 })
    .toEqual(['sent'])
})
