import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TooBusy } from '@/app/auth/at-once'
import { logInByPassword, logInToDemo } from '@/app/auth/log-in'
import { cookieName } from '@/app/auth/login-cookie'
import { hashPassword } from '@/app/auth/password'
import { changeOwnPassword } from '@/db/accounts'
import { startLogin, viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import { failedLogins, refusals } from '@/db/schema'
import { cookieFor } from '../e2e/support/login'
import { freshPractice, monday } from '../support/practice'

/** The browser that is asking: its cookies and where it is. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), address: '192.0.2.1' }))

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: ({ name, value }: { name: string; value: string }) => browser.cookies.set(name, value),
  }),
  headers: async () => new Headers({ 'x-forwarded-for': '203.0.113.9', 'x-attune-peer': browser.address }),
}))

/** Checking a password takes until this is over. */
const hashing = vi.hoisted(() => ({ held: Promise.resolve() }))

vi.mock('@node-rs/argon2', async importOriginal => {
  const library = await importOriginal<typeof import('@node-rs/argon2')>()
  const verify = async (...given: Parameters<typeof library.verify>) => {
    await hashing.held
    return library.verify(...given)
  }
  return { ...library, verify }
})

const right = { email: ' Mara@attune.example', password: 'teal lantern orbit mews' }
const wrong = { ...right, password: 'teal lantern orbit' }
const refused = { ok: false, waitMinutes: null }

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
  await changeOwnPassword(practice.mara, { before: 'x', after: await hashPassword(right.password) }, monday)
})
afterEach(async () => {
  browser.cookies.clear()
  await practice.remove()
})

async function failUntilRefused(now = monday) {
  for (let n = 0; n < 5; n++) expect(await logInByPassword(wrong, now)).toEqual(refused)
}

describe('logging in', () => {
  test('by the right password starts a login of that person', async () => {
    const result = await logInByPassword(right, monday)
    expect(result.ok && (await viewerOf(result.loginId, monday))?.name).toBe('Mara')
  })

  test('ends the login that this browser had before, whosever it was', async () => {
    const before = await logInByPassword(right, monday)
    if (!before.ok) throw new Error('Not logged in')
    const elsewhere = await startLogin(practice.mara.personId, monday)
    browser.cookies.set(cookieName('login'), await cookieFor(before.loginId))
    const after = await logInByPassword(right, monday)
    expect(await viewerOf(before.loginId, monday)).toBeNull()
    for (const loginId of [elsewhere, after.ok && after.loginId])
      expect(await viewerOf(loginId || '', monday)).not.toBeNull()
  })

  test('that is refused ends nothing', async () => {
    const before = await logInByPassword(right, monday)
    if (!before.ok) throw new Error('Not logged in')
    browser.cookies.set(cookieName('login'), await cookieFor(before.loginId))
    await logInByPassword(wrong, monday)
    expect(await viewerOf(before.loginId, monday)).not.toBeNull()
  })

  test('answers an unknown account and a wrong password alike', async () => {
    expect(await logInByPassword(wrong, monday)).toEqual(refused)
    expect(await logInByPassword({ ...right, email: 'nobody@attune.example' }, monday)).toEqual(refused)
    const counted = await db().select().from(refusals)
    expect(counted.map(({ kind, count, personId }) => [kind, count, personId])).toEqual([
      ['login', 1, ''],
      ['login', 1, ''],
    ])
  })

  test('waits after five failures, also with the right password, and then lets it in', async () => {
    await failUntilRefused()
    expect(await logInByPassword(right, monday)).toEqual({ ok: false, waitMinutes: 1 })
    expect(await logInByPassword(right, monday + 60_000)).toMatchObject({ ok: true })
    expect(await logInByPassword(wrong, monday + 60_000)).toEqual(refused)
  })

  test('from a browser the account knows does not wait for what a stranger does', async () => {
    await logInByPassword(right, monday)
    const known = new Map(browser.cookies)
    browser.cookies.clear()
    await failUntilRefused()
    expect(await logInByPassword(right, monday)).toMatchObject({ ok: false, waitMinutes: 1 })
    for (const [name, value] of known) browser.cookies.set(name, value)
    expect(await logInByPassword(right, monday)).toMatchObject({ ok: true })
  })

  test('from a browser the account knows does not wait for what others at the same address do', async () => {
    await logInByPassword(right, monday)
    const known = new Map(browser.cookies)
    browser.cookies.clear()
    for (let n = 0; n < 31; n++) await logInByPassword({ ...wrong, email: `${n % 7}@attune.example` }, monday)
    expect(await logInByPassword({ ...right, email: 'ines@attune.example' }, monday)).toMatchObject({ waitMinutes: 15 })
    for (const [name, value] of known) browser.cookies.set(name, value)
    expect(await logInByPassword(right, monday)).toMatchObject({ ok: true })
  })

  test('of many at once is refused beyond what can be waited for, and what was refused is no failure', async () => {
    let refused = 0
    let letGo = () => {}
    hashing.held = new Promise<void>(resolve => {
      letGo = resolve
    })
    const noted = (error: unknown) => {
      expect(error).toBeInstanceOf(TooBusy)
      if (++refused === 6) letGo()
    }
    const one = (n: number) => logInByPassword({ ...wrong, email: `${n}@attune.example` }, monday).catch(noted)
    await Promise.all(Array.from({ length: 24 }, (_, n) => one(n)))
    expect(refused).toBe(6)
    expect(await db().$count(failedLogins)).toBe(18)
  })

  test('has no known browser for a proof that was made up', async () => {
    await failUntilRefused()
    browser.cookies.set(cookieName('device'), 'invented.proof')
    expect(await logInByPassword(right, monday)).toMatchObject({ ok: false, waitMinutes: 1 })
  })

  test('without a password is for a demo alone', async () => {
    expect(await logInToDemo(practice.mara.personId, monday)).toEqual(refused)
  })
})
