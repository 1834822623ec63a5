import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { keepOwnPoint } from '@/db/own-attachment'
import { addPerson } from '@/db/people'
import { keepView } from '@/db/saved-views'
import { changeSecondFactorRule } from '@/db/second-factor'
import type { Viewer } from '@/lib/viewer'
import { cookieFor } from '../e2e/support/login'
import { builtActions } from '../support/built-actions'
import { loginAs } from '../support/practice'
import { comeBack } from '../support/returns'
import { setUpSecondFactor } from '../support/second-factor'
import { type Answer, act, comesTo, open, type Sent } from './asking'
import { clientActs } from './client-acts'
import { clinical, own, patternOf, secret } from './columns'
import { doors } from './pages'
import { practiceActs } from './practice-acts'
import { serve } from './server'
import { storedState } from './stored-state'
import { teamActs } from './team-acts'
import { day, must, type Told, toldPractice } from './told-practice'

/*
 * The doors for those who are logged in and held back: their own account is open, and nothing else. Tried with those to whom most is open
 * otherwise, and without proxy.ts, which could only close more.
 */

vi.setConfig({ testTimeout: 180_000 })

const acts = { ...clientActs, ...practiceActs, ...teamActs }
const idOf = new Map([...builtActions(() => true)].map(([id, name]) => [name, id]))

/** What is open to whoever is held back, beside what is open to everybody without a login. */
const ownDoors = ['page', 'confirm/page', 'second-factor/page', 'waiting/page'].map(page => `/(practice)/me/${page}`)
const ownActs = Object.keys(acts).filter(name =>
  /^app\/(auth|\(practice\)\/me\/second-factor)\/|\/me\/actions\.ts#(chooseTheme|changePassword|endOne|endOthers|endHandedOver)$/.test(
    name,
  ),
)

let told: Told
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  told = await toldPractice()
  must(await changeSecondFactorRule(told.viewers.ines, { before: null, after: day(0) }, Date.now()))
  server = await serve(told.folder, false)
}, 180_000)
afterAll(async () => {
  await server.stop()
  told.remove()
})

type HeldBack = { name: string; home: string; come: () => Promise<Viewer> }

const without = (['mara', 'ruth', 'ines'] as const).map((who): HeldBack => {
  const name = `${who}, who has no second factor and needs one`
  return { name, home: '/me/second-factor', come: async () => told.viewers[who] }
})
const returned: HeldBack = { name: 'xeno, who came back by a link alone', home: '/me/waiting', come: xenoReturned }

describe.each([...without, returned])('$name', ({ home, come }) => {
  let token: string
  beforeAll(async () => {
    token = await cookieFor((await come()).loginId)
  })

  test.each(Object.entries(doors))('%s', async (name, { at, outside }) => {
    for (const path of at(told.told))
      for (const way of name.endsWith('/route')
        ? (['HTML'] as const)
        : (['HTML', 'HEAD', 'RSC', 'prefetch'] as const)) {
        const answer = await open(way, server.address + path, token)
        expect(leaks(answer), `${way} ${path}`).toEqual([])
        if (way !== 'prefetch') expect(comesTo(answer), `${way} ${path}`).toBe(cell(name, home, outside))
      }
  })

  test('every act but those of one’s own account is refused, and nothing is changed', async () => {
    const bodies = new Map<string, Sent>()
    for (const [name, { by, sent }] of Object.entries(acts))
      if (!ownActs.includes(name)) bodies.set(name, await sent(told, told.viewers[by[0] ?? 'mara']))
    const before = await storedState()
    const wrong: string[] = []
    for (const [name, body] of bodies) {
      const answer = await act(server.address, token, idOf.get(name) ?? '', body)
      const seen = leaks(answer).filter(word => !patternOf(word).test(JSON.stringify(body)))
      if (comesTo(answer) !== 'not found' || seen.length > 0) wrong.push(`${name} ${answer.status} ${seen.join()}`)
    }
    expect(wrong).toEqual([])
    expect(await storedState()).toEqual(before)
  })

  test('they can set one up', async () => {
    const begun = await act(server.address, token, idOf.get(`${secondFactor}#begin`) ?? '', { form: {} })
    expect(begun.told).toMatch(/"ok":true/)
  })
})

const secondFactor = 'app/(practice)/me/second-factor/actions.ts'

/** Xeno works with the client of the canaries, and has something of his own. */
async function xenoReturned(): Promise<Viewer> {
  const { ines, mara } = told.viewers
  const person = { key: randomUUID(), name: 'Xeno', email: 'xeno@attune.example', passwordHash: 'x' }
  const { personId } = must(await addPerson(ines, { ...person, roles: ['clinician'] }, Date.now()))
  await setUpSecondFactor(await loginAs(personId, Date.now()), Date.now())
  const xeno = await loginAs(personId, Date.now())
  must(await joinCareTeam(mara, { clientId: told.told.clientId, personId, role: 'clinician' }, Date.now()))
  const point = { anxiety: 5, avoidance: 4, source: own['own_attachments.sealed_point'] }
  must(await keepOwnPoint(xeno, { key: randomUUID(), ...point }, Date.now()))
  must(await keepView(xeno, { name: own['saved_views.name'], query: 'show=due' }, Date.now()))
  return comeBack(xeno, { by: ines, now: Date.now() })
}

function cell(name: string, home: string, outside: string | undefined): string {
  if (ownDoors.includes(name)) return 'shown'
  // The practice is set up, and whoever is logged in is led on from there.
  if (name === '/setup/page') return '/login'
  const isOpen = outside !== undefined && outside !== '/login' && name !== '/login/page'
  return isOpen ? outside : home
}

const canaries = [...Object.values(clinical), ...Object.values(own), ...Object.values(secret), 'Zqwork', 'ZWORK-']
const leaks = ({ told: text }: Answer): string[] => canaries.filter(word => patternOf(word).test(text))
