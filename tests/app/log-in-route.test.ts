import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { POST } from '@/app/api/auth/[...nextauth]/route'

/** What next-auth answers. */
const library = vi.hoisted(() => ({ error: '' }))
vi.mock('next-auth', () => ({
  default: async () => Response.json({ url: `http://localhost/login?error=${library.error}` }, { status: 401 }),
}))
vi.mock('@/app/auth/next-auth', () => ({ authOptions: async () => ({}) }))

async function answered(error: string, headers = {}) {
  library.error = error
  const request = new NextRequest('http://localhost/api/auth/callback/password', {
    method: 'POST',
    headers: { 'content-length': '10', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
  return POST(request, { params: Promise.resolve({ nextauth: ['callback', 'password'] }) })
}

test('a log-in that is refused is an answer, and says why in its body', async () => {
  const response = await answered('CredentialsSignin')
  expect([response.status, response.headers.get('retry-after')]).toEqual([200, null])
  expect(await response.json()).toEqual({ url: 'http://localhost/login?error=CredentialsSignin' })
})

test('one that came while too much was going on is asked to come again in some seconds', async () => {
  const response = await answered('busy')
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toEqual({ url: 'http://localhost/login?error=busy' })
})

test.each([
  [{ 'content-type': 'application/json' }, 415],
  [{ 'content-length': '20000' }, 413],
])('what no form of ours sends is not read: %j', async (headers, status) => {
  expect((await answered('CredentialsSignin', headers)).status).toBe(status)
})
