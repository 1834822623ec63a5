import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword } from '@/app/auth/password'
import { passwordProblem } from '@/app/auth/password-problem'

const names = ['Elm Street Practice', 'Mara Lindqvist', 'mara.lindqvist@elmstreet.example']

describe('a new password', () => {
  test.each([
    ...['teal lantern orbit mews', 'Wo die Zitronen blühn!', '四季折々の静かな庭を毎朝そっと歩く', 'zR8#kq0Vt!2mPw9'],
    ...[
      'plum ferry cactus rowing',
      'my aunt keeps eleven geese',
      'Gx7vKp2mQz9wLr4',
      '!?;!~|*}{#=<^>:&.%',
      '§=)(/&%$#+*~°^<>|',
    ],
    ...['🌵🎻🛶🧭🎲🪁🧩🎺🪵🧊🍄🎯🪡🧶🎒', `aaa${' brook under the stone bridge '.repeat(8)}`],
  ])('%s will do', async password => {
    expect(await passwordProblem(password, names)).toBeNull()
  })

  test.each([
    ...['', 'short', 'fourteen chars', 'x'.repeat(257)],
    // Well known ones, with what is put behind, before and in place of letters.
    ...[
      'Password123456789!',
      'PasswordPassword1',
      'P@ssw0rdP@ssw0rd1',
      'drowssapdrowssap1',
      'letmeinletmein123',
      'trustno1trustno1',
    ],
    ...[
      'Welcome123456789',
      'iloveyou1234567!',
      'changeme12345678',
      'administrator123',
      'admin1234admin1234',
      'superman12345678',
    ],
    ...['sunshine!!!!!!!!', 'football123456789', 'monkeymonkeymonkey', 'charlie123charlie', 'ilovemypractice!'],
    // Neighbouring keys, and what repeats or counts on.
    ...[
      '1q2w3e4r5t6y7u8i9o0p',
      'qwertyuiopasdfghjkl',
      'qwertzuiop12345!',
      'zaq1xsw2cde3vfr4',
      '!QAZ2wsx#EDC4rfv',
      'asdfghjkl;asdfghjkl',
    ],
    ...['aaaaaaaaaaaaaaa', 'abcabcabcabcabcabc', '123456789012345', 'zyxwvutsrqponmlkj', 'aaaaaaaaaaaaaaaaB1!'],
    ...['mondaytuesdaywednesday', 'januaryfebruarymarch', '!@#$%^&*()_+{}|:~<?'],
    // Dates and numbers.
    ...[
      '19790312 19790312',
      '12/03/1979 12/03/1979',
      '0044 7700 900123 00',
      'Summer2026Summer2026',
      'december25december',
    ],
    // Names: of people, of the practice, of the trade.
    ...[
      'MaraLindqvist1979!',
      'Mara Lindqvist 12.03.1979',
      'lindqvist.mara.1979',
      'mara.lindqvist@elmstreet.example',
      'LindqvistLindqvist',
    ],
    ...[
      'ElmStreetPractice!!',
      'ElmStreetPractice2026',
      'Elm Street Practice 2026!',
      'Attune2026Attune!',
      'welcome-to-therapy-2026',
    ],
    ...['JohnSmith19790312', 'therapytherapy12', 'psychotherapy123'],
    ...['correct horse battery staple', 'The quick brown fox jumps', 'tobeornottobe123', 'Maythe4thbewithyou'],
  ])('%s will not', async password => {
    expect(await passwordProblem(password, names)).toMatch(/^(Please|This|Numbers)/)
  })

  test('is told what is wrong with it', async () => {
    const told = (password: string) => passwordProblem(password, names)
    expect(await told('ElmStreetPractice2026')).toMatch(/names of people and the practice/)
    expect(await told('asdfghjkl;asdfghjkl')).toMatch(/neighbouring keys/)
    expect(await told('07700900123 07700')).toMatch(/telephone numbers/)
    expect(await told('jennifer-19790312')).toMatch(/words, names or dates/)
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
