import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { logInByPassword } from '@/app/auth/log-in'
import { cookieName } from '@/app/auth/login-cookie'
import { hashPassword } from '@/app/auth/password'
import { logInBySecondStep, readFirstStep } from '@/app/auth/second-step'
import { changeOwnPassword, ownAccount } from '@/db/accounts'
import { viewerOf } from '@/db/logins'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { refusals } from '@/db/schema'
import { noteWrongFactor } from '@/db/second-step'
import { day, freshPractice, monday } from '../support/practice'
import { nextCode, setUpSecondFactor } from '../support/second-factor'

/** The browser that is asking: its cookies. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }))

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: ({ name, value }: { name: string; value: string }) => browser.cookies.set(name, value),
  }),
  headers: async () => new Headers({ 'x-attune-peer': '192.0.2.1' }),
}))

const right = { email: 'mara@attune.example', password: 'teal lantern orbit mews' }
const halfDone = { ok: false, waitMinutes: null, isHalfDone: true }

let practice: Awaited<ReturnType<typeof freshPractice>>
let key = ''
let codes: string[] = []
beforeEach(async () => {
  practice = await freshPractice()
  await changeOwnPassword(practice.mara, { before: 'x', after: await hashPassword(right.password) }, monday)
  const made = await setUpSecondFactor(practice.mara, monday)
  key = made.key
  codes = made.codes
})
afterEach(async () => {
  browser.cookies.clear()
  await practice.remove()
})

describe('the second step of a log-in', () => {
  test('begins with the right password alone, and ends with the code', async () => {
    expect(await logInByPassword({ ...right, password: 'teal lantern orbit' }, monday)).toEqual({
      ok: false,
      waitMinutes: null,
    })
    expect(await readFirstStep()).toBeNull()
    expect(await logInByPassword(right, monday)).toEqual(halfDone)
    expect(browser.cookies.has(cookieName('device'))).toBe(false)
    expect(await logInBySecondStep({ code: '000000' }, monday)).toMatchObject({ ok: false, error: expect.any(String) })
    const result = await logInBySecondStep({ code: nextCode(key, monday) }, monday)
    expect(result.ok && (await viewerOf(result.loginId, monday))?.name).toBe('Mara')
    expect(browser.cookies.has(cookieName('device'))).toBe(true)
    expect(await readFirstStep()).toBeNull()
    const counted = await db().select().from(refusals)
    expect(counted.map(({ kind, count }) => [kind, count]).toSorted()).toEqual([
      ['login', 1],
      ['second-factor', 1],
    ])
  })

  test('is nobody’s without the first, nor that of whose page it is not', async () => {
    const [code = ''] = codes
    expect(await logInBySecondStep({ code }, monday)).toEqual({ ok: false, isOver: true })
    await logInByPassword(right, monday)
    const other = { code, personId: practice.tomas.personId }
    expect(await logInBySecondStep(other, monday)).toEqual({ ok: false, isOver: true })
    expect(await logInBySecondStep({ code, personId: practice.mara.personId }, monday)).toMatchObject({ ok: true })
  })

  test('takes no cookie that was made for something else, or elsewhere', async () => {
    await logInByPassword(right, monday)
    const step = browser.cookies.get(cookieName('first-step')) ?? ''
    browser.cookies.set(cookieName('first-step'), `${step.slice(0, -2)}AA`)
    expect(await readFirstStep()).toBeNull()
    browser.cookies.set(cookieName('first-step'), browser.cookies.get(cookieName('device')) ?? 'x.y')
    expect(await readFirstStep()).toBeNull()
  })

  test('waits after five wrong codes, and an address where much fails makes nobody wait who has come so far', async () => {
    await logInByPassword(right, monday)
    for (let n = 0; n < 31; n++) await logInByPassword({ ...right, email: `${n % 7}@attune.example` }, monday)
    for (let n = 0; n < 5; n++)
      expect(await logInBySecondStep({ code: `00000${n}` }, monday)).toMatchObject({
        error: expect.stringMatching(/not the code/),
      })
    const code = nextCode(key, monday)
    expect(await logInBySecondStep({ code }, monday)).toMatchObject({
      error: expect.stringMatching(/^Too many attempts/),
    })
    expect(await logInBySecondStep({ code: nextCode(key, monday + 60_000) }, monday + 60_000)).toMatchObject({
      ok: true,
    })
  })

  test('by what nobody can guess is not held up by what somebody else got wrong', async () => {
    await logInByPassword(right, monday)
    for (let n = 0; n < 7; n++) await logInBySecondStep({ code: `00000${n}` }, monday)
    expect(await logInBySecondStep({ code: codes[0] ?? '' }, monday)).toMatchObject({ ok: true })
  })

  test('tells whose account it is, once a day, that somebody may know the password', async () => {
    const { mara } = practice
    await logInByPassword(right, monday)
    const told = async () => (await unreadNotices(mara)).map(({ kind }) => kind)
    for (let n = 0; n < 4; n++) await logInBySecondStep({ code: `none ${n}` }, monday)
    expect(await told()).toEqual([])
    for (let n = 0; n < 4; n++) await logInBySecondStep({ code: `none ${n}` }, monday)
    expect(await told()).toEqual(['second-factor.refused'])
    const [{ personId, count } = { personId: '', count: 0 }] = await db().select().from(refusals)
    expect({ personId, count }).toEqual({ personId: mara.personId, count: 8 })
  })

  test('takes no more codes of the app on a day of many wrong ones, but in a browser that the account knows', async () => {
    const elsewhere = new Map(browser.cookies)
    await logInByPassword(right, monday)
    await logInBySecondStep({ code: codes[0] ?? '' }, monday)
    const known = new Map(browser.cookies)
    browser.cookies = elsewhere
    await logInByPassword(right, monday)
    const hour = 60 * 60_000
    for (let n = 0; n < 30; n++) await noteWrongFactor(practice.mara.personId, monday)
    const later = monday + hour
    await logInByPassword(right, later)
    const refused = await logInBySecondStep({ code: nextCode(key, later) }, later)
    expect(refused).toMatchObject({ error: expect.stringMatching(/^Too many wrong codes were typed today/) })
    browser.cookies = known
    await logInByPassword(right, later)
    expect(await logInBySecondStep({ code: nextCode(key, later) }, later)).toMatchObject({ ok: true })
    browser.cookies = elsewhere
    await logInByPassword(right, later + day)
    expect(await logInBySecondStep({ code: nextCode(key, later + day) }, later + day)).toMatchObject({ ok: true })
  })

  test('is over, and says so, once the password is another one', async () => {
    await logInByPassword(right, monday)
    const { passwordHash = '' } = (await ownAccount(practice.mara)) ?? {}
    await changeOwnPassword(practice.mara, { before: passwordHash, after: 'another' }, monday)
    expect(await logInBySecondStep({ code: nextCode(key, monday) }, monday)).toEqual({ ok: false, isOver: true })
  })
})
