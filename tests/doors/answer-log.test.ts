import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keepWordings } from '@/db/wordings'
import { k10 } from '@/lib/instruments/k10'
import { freePort } from '../../scripts/port.mjs'
import { OwnServer } from '../e2e/support/own-server'
import { askClient, clientBornOn, madeUpWording } from '../support/answering'
import { freshPractice } from '../support/practice'

/* What the server prints while a client answers, does what is not right, and sends: no name, no token, no day of birth, no answer. */

vi.setConfig({ testTimeout: 60_000 })

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

let cookie = ''
async function send(path: string, fields: Record<string, string> | string): Promise<number> {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded', origin: server.address, cookie }
  const answer = await fetch(server.address + path, { method: 'POST', headers: type, body, redirect: 'manual' })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
  return answer.status
}

test('nothing of a client is in the log', async () => {
  expect((await fetch(`${server.address}/answer/${token}`)).status).toBe(200)
  expect(await send(`/answer/${token}/begin`, { ...bornOn, year: '1985' })).toBe(422)
  expect(await send(`/answer/${token}/begin`, bornOn)).toBe(303)
  expect(await send('/answer/now/keep', { page: '1', i6: '3', i1: '77', go: 'on' })).toBe(303)
  expect(await send('/answer/now/keep', 'page=%ZZ&i1=zq-typed')).toBe(303)
  expect(await send('/answer/now/send', {})).toBe(303)
  const thanks = await fetch(`${server.address}/answer/now`, { headers: { cookie } })
  expect(await thanks.text()).toContain('Thank you.')
  const secret = cookie.split('=')[1] ?? 'none'
  const told = [token, secret, 'Rosa', '1984', '1985', 'Made-up', 'zq-typed', 'k10', 'A-']
  expect(told.filter(word => printed.includes(word))).toEqual([])
})
