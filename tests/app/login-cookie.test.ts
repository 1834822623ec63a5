import { afterEach, expect, test, vi } from 'vitest'
import { cookieName, cookieOptions } from '@/app/auth/login-cookie'

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['https://attune.example.org', '3000', '__Host-attune.login'],
  ['', '3000', 'attune.login.3000'],
  ['', '3001', 'attune.login.3001'],
  ['http://attune.lan', '3000', 'attune.login'],
])('at %s, port %s, the cookie is named so that no other host or port has it', (origin, port, name) => {
  vi.stubEnv('ATTUNE_ORIGIN', origin)
  vi.stubEnv('PORT', port)
  expect(cookieName('login')).toBe(name)
})

test('a cookie of this host alone is what a browser asks of such a name', () => {
  vi.stubEnv('ATTUNE_ORIGIN', 'https://attune.example.org')
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
})
