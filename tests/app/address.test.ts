import { afterEach, describe, expect, test, vi } from 'vitest'
import { addressOf, networkOf } from '@/app/auth/address'
import { namedProxies, unnamedProxy } from '@/app/auth/named-proxies'

const asked = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => asked.headers }))
afterEach(() => vi.unstubAllEnvs())

const from = async (peer: string, claimed?: string, named?: string) => {
  asked.headers = new Headers({ 'x-attune-peer': peer, ...(claimed && { 'x-forwarded-for': claimed }) })
  vi.stubEnv('ATTUNE_PROXY', named)
  return addressOf()
}

describe('where a request comes from', () => {
  test('is the other end of its connection, whatever it claims', async () => {
    expect(await from('192.0.2.1')).toBe('192.0.2.1')
    expect(await from('192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
    expect(await from('127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
    expect(await from('192.0.2.1', '203.0.113.9', '127.0.0.1')).toBe('192.0.2.1')
  })

  test('is what a proxy says that is named, and not what stands before that', async () => {
    expect(await from('127.0.0.1', '203.0.113.9', '127.0.0.1')).toBe('203.0.113.9')
    expect(await from('::ffff:127.0.0.1', '203.0.113.9', '127.0.0.1')).toBe('203.0.113.9')
    expect(await from('::1', '198.51.100.7, 203.0.113.9', '127.0.0.1, ::1')).toBe('203.0.113.9')
    expect(await from('127.0.0.1', '203.0.113.9, 10.1.2.3', '127.0.0.1,10.0.0.0/8')).toBe('203.0.113.9')
    expect(await from('127.0.0.1', undefined, '127.0.0.1')).toBe('127.0.0.1')
  })

  test('is not known without a connection', async () => {
    asked.headers = new Headers({ 'x-forwarded-for': '203.0.113.9' })
    expect(await addressOf()).toBe('unknown')
  })

  test('of IPv6 is counted by what one household or machine has', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:0DB8:0001:0002::1')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf('64:ff9b::192.0.2.1')).toBe('64:ff9b:0:0::/64')
    expect(networkOf('nonsense')).toBe('nonsense')
  })

  test('a proxy that does the encryption and is not named is spoken of at the start', () => {
    const said = (origin: string | undefined, named?: string) => {
      vi.stubEnv('ATTUNE_ORIGIN', origin)
      vi.stubEnv('ATTUNE_PROXY', named)
      return unnamedProxy()
    }
    expect(said('https://attune.example.org')).toMatch(/ATTUNE_PROXY=127\.0\.0\.1/)
    expect(said('https://attune.example.org', '127.0.0.1')).toBeNull()
    expect([said(undefined), said('http://localhost:3000')]).toEqual([null, null])
  })

  test.each(['nonsense', '10.0.0.0/40', '10.0.0.0/x', '::1/200'])('a proxy named %s is refused', named => {
    vi.stubEnv('ATTUNE_PROXY', named)
    expect(() => namedProxies()).toThrow(`ATTUNE_PROXY names ${named}, which is no address`)
  })
})
