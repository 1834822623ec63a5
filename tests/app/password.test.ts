import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, passwordProblem } from '@/app/auth/password'

const names = ['Elm Street Practice', 'Mara Lindqvist', 'mara.lindqvist@elmstreet.example']

describe('a new password', () => {
  test.each([
    ...['teal lantern orbit mews', 'Wo die Zitronen blühn!', '四季折々の静かな庭を毎朝そっと歩く', 'zR8#kq0Vt!2mPw9'],
    'a'.repeat(3) + ' brook under the stone bridge '.repeat(8),
  ])('%s will do', password => {
    expect(passwordProblem(password, names)).toBeNull()
  })

  test.each([
    ...[
      '',
      'short',
      'fourteen chars',
      'aaaaaaaaaaaaaaa',
      'abcabcabcabcabcabc',
      '123456789012345',
      'qwertyuiopasdfghjkl',
    ],
    ...[
      'zyxwvutsrqponmlkj',
      'PasswordPassword1',
      'welcome-to-therapy-2026',
      'mara.lindqvist.1979',
      'ElmStreetPractice!!',
    ],
    ...['correct horse battery staple', 'x'.repeat(257)],
  ])('%s will not', password => {
    expect(passwordProblem(password, names)).toMatch(/^(Please|This)/)
  })
})

describe('a kept password', () => {
  test('is an Argon2id hash at the cost OWASP asks for, with a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('teal lantern orbit'), hashPassword('teal lantern orbit')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  test('opens by the same characters, however the keyboard made them, and by no others', async () => {
    const kept = await hashPassword('caf\u00e9 under the bridge')
    expect(await isPassword('cafe\u0301 under the bridge', kept)).toBe(true)
    expect(await isPassword('cafe under the bridge', kept)).toBe(false)
  })

  test('is never right where there is no account', async () => {
    expect(await isPassword('anything at all', null)).toBe(false)
  })
})
