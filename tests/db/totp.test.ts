import { expect, test } from 'vitest'
import { codeAt, keyUri, newSeed, stepOfCode } from '@/db/totp'
import { isAppCode } from '@/lib/text/app-code'

/** "12345678901234567890" of RFC 6238, appendix B, in base 32. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

// The appendix shows eight digits, of which apps show the last six.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code of RFC 6238 is %s', (seconds, code) => {
  expect(codeAt(seed, seconds * 1000)).toBe(code)
})

test('a code is right in its half minute and the ones beside it, once each, and never an older one', () => {
  const now = 1_234_567_890_000
  const step = Math.floor(now / 30_000)
  const of = (offset: number) => codeAt(seed, now + offset * 30_000)
  const found = (offset: number, after = 0) => stepOfCode(seed, of(offset), { now, after })
  expect([-2, -1, 0, 1, 2].map(offset => found(offset))).toEqual([null, step - 1, step, step + 1, null])
  expect(found(0, step)).toBeNull()
  expect(found(-1, step)).toBeNull()
  expect(found(1, step)).toBe(step + 1)
  expect([found(0, step + 1), found(0, step + 2)]).toEqual([null, step])
  for (const typed of ['', '1', '1234567', 'abcdef']) expect(stepOfCode(seed, typed, { now, after: 0 })).toBeNull()
})

test('a new key has 160 bits in the letters of base 32, and is another one each time', () => {
  const seeds = Array.from({ length: 20 }, newSeed)
  expect(new Set(seeds).size).toBe(20)
  for (const each of seeds) expect(each).toMatch(/^[A-Z2-7]{32}$/)
  for (const each of seeds) expect(isAppCode(codeAt(each, 0))).toBe(true)
})

test('what the camera reads is the Key URI of the apps', () => {
  expect(keyUri(seed, { issuer: 'Attune Elm & Co', account: 'ada@elm.example' })).toBe(
    `otpauth://totp/Attune%20Elm%20%26%20Co:ada%40elm.example?secret=${seed}&issuer=Attune%20Elm%20%26%20Co`,
  )
})
