import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keepWordings } from '@/db/wordings'
import { k10 } from '@/lib/instruments/k10'
import { freePort } from '../../scripts/port.mjs'
import { OwnServer } from '../e2e/support/own-server'
import { askClient, clientBornOn, madeUpWording } from '../support/answering'
import { freshPractice } from '../support/practice'
import { AnsweringBrowser } from './answering-browser'

/* What the server prints while a client answers, does what is not right, and sends: no name, no token, no day of birth, no answer. */

vi.setConfig({ testTimeout: 180_000 })

const bornOn = { day: '7', month: '3', year: '1984' }
const form = 'k10:client:'

let practice: Awaited<ReturnType<typeof freshPractice>>
let server: OwnServer
let token: string
let printed = ''
beforeAll(async () => {
  practice = await freshPractice()
  const now = Date.now()
  const wordings = [madeUpWording(k10)]
  await keepWordings(practice.ines, { instrumentId: k10.id, wordings, licenceConfirmed: true }, now)
  const clientId = await clientBornOn(practice.mara, '1984-03-07', now)
  token = (await askClient(practice.mara, { clientId, measures: [form] }, now)).token
  const hear = (text: string) => {
    printed += text
  }
  server = new OwnServer(practice.folder, await freePort(), { hear })
  await server.start()
}, 60_000)
afterAll(async () => {
  await server.kill()
  practice.remove()
})

test('nothing of a client is in the log', async () => {
  const browser = new AnsweringBrowser(server.address)
  expect(await browser.open(`/answer/${token}`)).toContain('Questions for you')
  expect(await browser.send(`/answer/${token}/begin`, { ...bornOn, year: '1985' })).toBe(422)
  expect(await browser.send(`/answer/${token}/begin`, bornOn)).toBe(303)
  const marks = await browser.marksAt('/answer/now?page=1')
  expect(await browser.send('/answer/now/keep', { ...marks, i6: '3', go: 'on' })).toBe(303)
  expect(await browser.send('/answer/now/keep', { ...marks, i1: '77', go: 'on' })).toBe(409)
  expect(await browser.send('/answer/now/keep', `visit=${marks.visit}&measure=%ZZ&i1=zq-typed`)).toBe(409)
  expect(await browser.send('/answer/now/send', marks)).toBe(303)
  expect(await browser.open('/answer/now')).toContain('Thank you.')
  const secret = browser.cookie.split('=')[1] ?? 'none'
  const told = [token, secret, 'Rosa', '1984', '1985', 'Made-up', 'zq-typed', 'k10', 'A-']
  expect(told.filter(word => printed.includes(word))).toEqual([])
})
