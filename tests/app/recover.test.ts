import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { logInByPassword } from '@/app/auth/log-in'
import { hashPassword } from '@/app/auth/password'
import { recoverByCode } from '@/app/auth/recover'
import { changeOwnPassword } from '@/db/accounts'
import { viewerOf } from '@/db/logins'
import { makeRecoveryCode } from '@/db/recovery'
import { freshPractice, monday } from '../support/practice'

/** The browser that is asking: its cookies and where it is. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), address: '192.0.2.1' }))

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: ({ name, value }: { name: string; value: string }) => browser.cookies.set(name, value),
  }),
  headers: async () => new Headers({ 'x-attune-peer': browser.address }),
}))

const email = 'ines@attune.example'
const password = 'teal lantern orbit mews'
const wrong = { email, code: 'AAAA-BBBB-CCCC', password }
const refused = { ok: false, errors: { code: [expect.stringMatching(/does not belong to that e-mail address/)] } }
const waits = { ok: false, errors: { code: ['Too many attempts. Please wait a minute.'] } }

let practice: Awaited<ReturnType<typeof freshPractice>>
let code: string
beforeEach(async () => {
  practice = await freshPractice()
  await changeOwnPassword(practice.ines, { before: 'x', after: await hashPassword('a quiet river at dusk') }, monday)
  const made = await makeRecoveryCode(null, monday)
  code = made.ok ? made.code : ''
})
afterEach(async () => {
  browser.cookies.clear()
  browser.address = '192.0.2.1'
  await practice.remove()
})

describe('a new password by a code', () => {
  test('logs in, and is the password from then on', async () => {
    const result = await recoverByCode({ email, code, password }, monday)
    expect(result.ok && (await viewerOf(result.loginId, monday))?.name).toBe('Ines Admin')
    expect(await logInByPassword({ email, password }, monday)).toMatchObject({ ok: true })
  })

  test('an unknown address, another person’s and a wrong code get the same answer', async () => {
    for (const who of [email, 'nobody@attune.example', 'mara@attune.example'])
      expect(await recoverByCode({ ...wrong, email: who }, monday)).toEqual(refused)
  })

  test('waits after five wrong codes, but not for what somebody does elsewhere', async () => {
    for (let n = 0; n < 5; n++) expect(await recoverByCode(wrong, monday)).toEqual(refused)
    expect(await recoverByCode({ email, code, password }, monday)).toEqual(waits)
    browser.address = '192.0.2.2'
    expect(await recoverByCode({ email, code, password }, monday)).toMatchObject({ ok: true })
  })

  test('forgets the failed attempts to log in, so that the new password is let in at once', async () => {
    for (let n = 0; n < 5; n++) await logInByPassword({ email, password: 'not it, though long' }, monday)
    expect(await logInByPassword({ email, password }, monday)).toEqual({ ok: false, waitMinutes: 1 })
    await recoverByCode({ email, code, password }, monday)
    browser.cookies.clear()
    expect(await logInByPassword({ email, password }, monday)).toMatchObject({ ok: true })
  })

  test('that will not do is said beside its field, and neither the code nor an attempt is used up', async () => {
    for (const weak of ['short', 'Test Practice Ines Admin Sofa'])
      for (let n = 0; n < 5; n++)
        expect(await recoverByCode({ email, code, password: weak }, monday)).toEqual({
          ok: false,
          errors: { password: [expect.any(String)] },
        })
    expect(await recoverByCode({ email, code, password }, monday)).toMatchObject({ ok: true })
  })

  test('made of names is told so to the holder of the code alone', async () => {
    expect(await recoverByCode({ ...wrong, password: 'Test Practice Ines Admin Sofa' }, monday)).toEqual(refused)
  })
})
