import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginHandover } from '@/db/handovers'
import type { AskedMeasure } from '@/lib/measure'
import { cookieFor } from '../e2e/support/login'
import { builtActions } from '../support/built-actions'
import { loginAs } from '../support/practice'
import { type Answer, act, comesTo, open, type Sent } from './asking'
import { clientActs } from './client-acts'
import { clinical, own, patternOf, secret } from './columns'
import { doors } from './pages'
import { practiceActs } from './practice-acts'
import { serve } from './server'
import { storedState } from './stored-state'
import { teamActs } from './team-acts'
import { must, type Told, toldPractice } from './told-practice'

/*
 * The doors from a screen that a clinician has handed over to a client: whatever address of the practice is typed there leads back to the
 * questions, no act is carried out, and nothing is told. Tried with whose client it is, and without proxy.ts, which could only close more.
 */

vi.setConfig({ testTimeout: 180_000 })

const acts = { ...clientActs, ...practiceActs, ...teamActs }
const idOf = new Map([...builtActions(() => true)].map(([id, name]) => [name, id]))
const asked: AskedMeasure = { instrumentId: 'client-impression', respondent: 'client', target: null }

let told: Told
let server: Awaited<ReturnType<typeof serve>>
let token: string
beforeAll(async () => {
  told = await toldPractice()
  const now = Date.now()
  const mara = await loginAs(told.viewers.mara.personId, now)
  // Of another session than those that the acts hand over: one ends the other.
  must(await beginHandover(mara, { sessionId: told.worked.savedId, measures: [asked], language: 'en' }, now))
  token = await cookieFor(mara.loginId)
  server = await serve(told.folder, false)
}, 180_000)
afterAll(async () => {
  await server.stop()
  told.remove()
})

test.each(Object.entries(doors))('%s', async (name, { at, outside }) => {
  for (const path of at(told.told))
    for (const way of name.endsWith('/route') ? (['HTML'] as const) : (['HTML', 'HEAD', 'RSC', 'prefetch'] as const)) {
      const answer = await open(way, server.address + path, token)
      expect(leaks(answer), `${way} ${path}`).toEqual([])
      if (way !== 'prefetch') expect(comesTo(answer), `${way} ${path}`).toBe(cell(name, outside))
    }
})

test('every act is refused, and nothing is changed', async () => {
  const bodies = new Map<string, Sent>()
  for (const [name, { by, sent }] of Object.entries(acts))
    bodies.set(name, await sent(told, told.viewers[by[0] ?? 'mara']))
  const before = await storedState()
  const wrong: string[] = []
  for (const [name, body] of bodies) {
    const answer = await act(server.address, token, idOf.get(name) ?? '', body)
    const seen = leaks(answer).filter(word => !patternOf(word).test(JSON.stringify(body)))
    if (seen.length > 0 || /"ok":true/.test(answer.told)) wrong.push(`${name} ${answer.status} ${seen.join()}`)
  }
  expect(wrong).toEqual([])
  expect(await storedState()).toEqual(before)
})

test('the page on which it is given back says nothing but whose it is', async () => {
  const answer = await open('HTML', `${server.address}/give-back`, token)
  expect([comesTo(answer), leaks(answer)]).toEqual(['shown', []])
  expect(answer.told).not.toContain('mara@')
})

/** What is open to everybody without a login is open; what leads them to log in leads to the questions. */
function cell(name: string, outside: string | undefined): string {
  if (name === '/give-back/page') return 'shown'
  // The browser of this test has not got what opens the questions.
  if (name === '/answer/now/route') return '/give-back'
  if (outside === undefined || name === '/page') return '/answer/now'
  return outside
}

const canaries = [...Object.values(clinical), ...Object.values(own), ...Object.values(secret), 'Zqwork', 'ZWORK-']
const leaks = ({ told: text }: Answer): string[] => canaries.filter(word => patternOf(word).test(text))
