import { readFileSync } from 'node:fs'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { db } from '@/db/open'
import { auditEvents } from '@/db/schema'
import { readingActs } from '@/lib/audit-acts'
import { cookieFor } from '../e2e/support/login'
import { builtActions } from '../support/built-actions'
import { loginAs } from '../support/practice'
import { type Actor, actors, isOutside, tokensOf } from './actors'
import { type Answer, act, ask, comesTo, open, type Sent, trace, ways } from './asking'
import { clientActs } from './client-acts'
import { clinical, decidedColumns, own, patternOf, secret, wordColumns } from './columns'
import { type Door, doors, noDoors } from './pages'
import { practiceActs, publicActs } from './practice-acts'
import { serve } from './server'
import { storedState } from './stored-state'
import { teamActs } from './team-acts'
import { insiders, type Told, toldPractice } from './told-practice'

/*
 * Every door of the build, tried by everybody in every way: each page, route handler and server action answers as the matrices beside this
 * file say, with proxy.ts and without, and no word of a client stands in what is sent to somebody who may not see it.
 */

// A door is tried some hundred times, on a machine that may do something else as well.
vi.setConfig({ testTimeout: 180_000 })

const acts = { ...clientActs, ...practiceActs, ...teamActs }
const actions = builtActions(() => true)
const idOf = new Map([...actions].map(([id, name]) => [name, id]))

describe('no door is missing', () => {
  const manifest = z.record(z.string(), z.string())
  const pages = Object.keys(manifest.parse(JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8'))))

  test('of the pages and route handlers of the build', () =>
    expect([...Object.keys(doors), ...noDoors].toSorted()).toEqual(pages.toSorted()))

  test('of its server actions', () =>
    expect([...Object.keys(acts), ...Object.keys(publicActs)].toSorted()).toEqual([...actions.values()].toSorted()))

  test('and no column of words that nobody has decided about', () =>
    expect(decidedColumns().toSorted()).toEqual(wordColumns().toSorted()))
})

let told: Told
let tokens: Readonly<Record<Actor, string>>
beforeAll(async () => {
  told = await toldPractice()
  tokens = await tokensOf(told)
}, 120_000)
afterAll(() => told.remove())

/** Who may see the client, Emil for the time of an emergency and not in lists. */
const team: readonly Actor[] = ['mara', 'ruth', 'emil']
const isList = (address: string) => /^\/(caseload|flags)\b/.test(address)
const ofClients = [...Object.values(clinical), 'Zqwork', 'ZWORK-']

/** What may not stand in an answer to somebody. */
const unseenBy = (actor: Actor, address: string): string[] => [
  ...(team.includes(actor) && !(actor === 'emil' && isList(address)) ? [] : ofClients),
  ...(actor === 'mara' ? [] : Object.values(own)),
  ...Object.values(secret),
]

const canariesIn = (told: string, among: readonly string[]) => among.filter(text => patternOf(text).test(told))

/** What was told to those who may be told it. */
const seen = new Set<string>()

/** What an answer says that it may not, beside what was sent to it; notes what it may. */
function leaks(actor: Actor, address: string, { told: text }: Answer, sent = ''): string[] {
  const unseen = unseenBy(actor, address).filter(word => !patternOf(word).test(sent))
  for (const found of canariesIn(text, [...ofClients, ...Object.values(own)]))
    if (!unseen.includes(found)) seen.add(found)
  const { clientId } = told.told
  // An answer may name the address that was asked for.
  const isIdTold = !team.includes(actor) && !address.includes(clientId) && text.includes(clientId)
  return [...canariesIn(text, unseen), ...(isIdTold ? [clientId] : [])].map(word => `${actor} ${address} ${word}`)
}

describe.each([
  ['without proxy.ts', false],
  ['as it is', true],
])('%s', (_, isProxied) => {
  let server: Awaited<ReturnType<typeof serve>>
  let atFirst: Awaited<ReturnType<typeof storedState>>
  beforeAll(async () => {
    server = await serve(told.folder, isProxied)
    atFirst = await storedState()
  }, 60_000)
  afterAll(() => server.stop())

  test.each(Object.entries(doors))('%s', async (name, door) => {
    const leaked: string[] = []
    const found = await Promise.all(
      actors.map(async actor => {
        const cells: Record<string, string> = {}
        for (const path of door.at(told.told))
          for (const way of waysOf(name)) {
            const answer = await open(way, server.address + path, tokens[actor])
            leaked.push(...leaks(actor, path, answer))
            // A prefetch is answered with what is the same for everybody, whoever asks.
            if (way !== 'prefetch') cells[`${way} ${path}`] = comesTo(answer)
          }
        return [actor, cells]
      }),
    )
    expect(Object.fromEntries(found)).toEqual(matrixOf(name, door))
    expect(leaked).toEqual([])
  })

  test('what is opened is not changed by that', async () => expect(await storedState()).toEqual(atFirst))

  test('nothing is echoed to TRACE', async () =>
    expect(await trace(`${server.address}/login`)).not.toContain('zq-echo'))

  test('what no page sends is refused before the framework reads it', async () => {
    const post = async (headers: Record<string, string>, body: string) =>
      (await ask(`${server.address}/login`, '', { method: 'POST', headers, body })).status
    expect(await post({ 'next-action': '40'.repeat(21) }, '[]')).toBe(409)
    expect(await post({ 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\nContent-Disp')).toBe(400)
  })

  test('every act is refused to whoever may not carry it out, and nothing is changed', async () => {
    const bodies = new Map<string, Sent>()
    for (const [name, { by, sent }] of Object.entries(acts))
      bodies.set(name, await sent(told, told.viewers[by[0] ?? 'mara']))
    const before = await storedState()
    for (const actor of actors) {
      const refused = Object.entries(acts).filter(([, { by }]) => isOutside(actor) || !by.some(who => who === actor))
      const cells = await Promise.all(
        refused.map(async ([name]) => [name, await refusal(actor, name, bodies.get(name) ?? { call: null })]),
      )
      const wanted = isOutside(actor) ? 'asked to log in' : 'not found'
      expect(Object.fromEntries(cells), actor).toEqual(Object.fromEntries(refused.map(([name]) => [name, wanted])))
      expect(await storedState(), `after every act by ${actor}`).toEqual(before)
    }
  })

  test('what is somebody else’s is not found by those who may do the like with their own', async () => {
    const before = await storedState()
    for (const [name, { by, ofOthers }] of Object.entries(acts))
      for (const actor of by)
        if (ofOthers && actor !== 'mara')
          expect(await refusal(actor, name, await ofOthers(told)), `${name} by ${actor}`).toBe('not found')
    expect(await storedState()).toEqual(before)
  })

  test('what nobody has to be logged in for does nothing without its code or link', async () => {
    const before = await storedState()
    for (const [name, { sent, says }] of Object.entries(publicActs))
      for (const actor of actors) {
        const answer = await act(server.address, tokens[actor], idOf.get(name) ?? '', sent)
        expect(answer.told, `${name} by ${actor}`).toMatch(says)
        expect(leaks(actor, name, answer)).toEqual([])
      }
    expect(await storedState()).toEqual(before)
  })

  test('no stranger has left a reading of the client in the audit', async () => {
    const strangers = insiders.filter(who => !team.includes(who)).map(who => told.viewers[who].personId)
    // Enno did open the client, two hours ago; and who reviews that is not told which client it was: the entry says it.
    const readings = readingActs.filter(act => !act.startsWith('emergency.'))
    const ofTheClient = and(
      eq(auditEvents.clientId, told.told.clientId),
      inArray(auditEvents.personId, strangers),
      inArray(auditEvents.act, readings),
    )
    const found = await db()
      .select({ act: auditEvents.act })
      .from(auditEvents)
      .where(ofTheClient)
      .orderBy(auditEvents.seq)
    expect(found).toEqual([])
  })

  test('what is looked for stands in what is told to those who may see it', () =>
    expect([...ofClients, ...Object.values(own)].filter(text => !seen.has(text))).toEqual([]))

  test.runIf(isProxied)('every act is carried out for whoever may', async () => {
    for (const [name, { by, sent, says }] of Object.entries(acts))
      for (const who of by) {
        const body = await sent(told, told.viewers[who])
        const answer = await act(server.address, tokens[who], idOf.get(name) ?? '', body)
        const isDone = (says ?? /"ok":true|^x-action-redirect: /m).test(answer.told)
        expect(isDone, `${name} by ${who}: ${answer.status}\n${answer.told.slice(0, 4000)}`).toBe(true)
      }
  })

  test.runIf(isProxied)('logging out ends the login', async () => {
    const token = await cookieFor((await loginAs(told.viewers.mara.personId, Date.now())).loginId)
    const caseload = () => open('HTML', `${server.address}/caseload`, token)
    expect(comesTo(await caseload())).toBe('shown')
    const sent = await ask(`${server.address}/log-out`, token, { method: 'POST' })
    expect([sent.status, sent.location]).toEqual([303, '/login'])
    expect(comesTo(await caseload())).toBe('/login')
  })

  async function refusal(actor: Actor, name: string, sent: Sent): Promise<string> {
    const answer = await act(server.address, tokens[actor], idOf.get(name) ?? '', sent)
    const leaked = leaks(actor, name, answer, JSON.stringify(sent))
    if (leaked.length > 0) return leaked.join(', ')
    if (comesTo(answer) === 'not found') return 'not found'
    const isAsked = /"signedOut":true|"why":"signed-out"/.test(answer.told)
    return answer.status === 200 && isAsked ? 'asked to log in' : `${answer.status} ${answer.told}`
  }
})

/** A route handler is no page: the app's own navigation does not come there. */
const waysOf = (name: string) => (name.endsWith('/route') ? ways.filter(way => way === 'HTML' || way === 'HEAD') : ways)

/** Every cell of a door, by actor. */
function matrixOf(name: string, { at, inside, outside = '/login', head }: Door) {
  const addresses = at(told.told)
  const cellsOf = (cell: string) =>
    Object.fromEntries(
      addresses.flatMap(path =>
        waysOf(name)
          .filter(way => way !== 'prefetch')
          .map(way => [`${way} ${path}`, way === 'HEAD' ? (head ?? cell) : cell]),
      ),
    )
  const outsiders = actors.filter(isOutside).map(actor => [actor, cellsOf(outside)])
  return Object.fromEntries([...outsiders, ...insiders.map(who => [who, cellsOf(inside[who] ?? 'not found')])])
}
