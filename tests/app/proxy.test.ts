import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'
import { proxy } from '@/proxy'

const answer = (path: string, headers = {}) =>
  proxy(new NextRequest(new URL(path, 'http://localhost:3000'), { headers }))
const passedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)

describe('the headers of every page', () => {
  test('allow scripts and styles by a nonce that is new each time, and nothing from elsewhere', () => {
    const policies = [answer('/caseload'), answer('/caseload')].map(
      ({ headers }) => headers.get('content-security-policy') ?? '',
    )
    const nonces = policies.map(policy => /script-src 'self' 'nonce-([^']{36})' 'strict-dynamic';/.exec(policy)?.[1])
    expect(nonces[0]).toBeTruthy()
    expect(nonces[0]).not.toBe(nonces[1])
    expect(policies[0]).toContain(`style-src 'self' 'nonce-${nonces[0]}'`)
    expect(policies[0]).toContain("frame-ancestors 'none'; base-uri 'none'")
    expect(policies[0]).not.toMatch(/unsafe|https?:|\*/)
    expect(policies[0]).toMatch(/; require-trusted-types-for 'script'; trusted-types default$/)
  })

  test('let nobody keep, frame or sniff it', () => {
    const { headers } = answer('/clients/1')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  test('tell the page its own path, whatever the browser says it is', () => {
    expect(passedOn(answer('/flags?show=all&_rsc=1k2', { 'x-attune-path': '//elsewhere' }), 'x-attune-path')).toBe(
      '/flags?show=all',
    )
  })
})
