import { isIP } from 'node:net'
import { headers } from 'next/headers'
import { isNamedProxy } from './named-proxies'
import { peerHeader } from './peer'

/**
 * Where a request came from: the other end of its connection. Where that is a proxy that ATTUNE_PROXY names, what it says in
 * X-Forwarded-For, from its end until a hop that is none of them. Whatever stands before that is the sender's own claim.
 */
export async function addressOf(): Promise<string> {
  const asked = await headers()
  const claimed = asked.get('x-forwarded-for')?.split(',') ?? []
  const hops = [...claimed, asked.get(peerHeader) ?? ''].map(hop => hop.trim()).filter(hop => hop !== '')
  const from = hops.findLast(hop => !isNamedProxy(hop)) ?? hops[0] ?? 'unknown'
  return asked.get(peerHeader) ? networkOf(from) : 'unknown'
}

/** An address as attempts are counted by: of IPv6 the first 64 bits, since all that begin with them are one household's or one machine's. */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  if (isIP(plain) !== 6) return plain
  const [, four] = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? []
  return four ?? `${groupsOf(plain).slice(0, 4).join(':')}::/64`
}

/** The eight groups of an address of IPv6, without leading zeros. An end in the manner of IPv4 is two of them, and none of the first four. */
function groupsOf(address: string): string[] {
  const [before = '', after] = address.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::')
  const groups = (half: string) => (half === '' ? [] : half.split(':').map(group => group.replace(/^0+(?=.)/, '')))
  if (after === undefined) return groups(before)
  const missing = 8 - groups(before).length - groups(after).length
  return [...groups(before), ...Array.from({ length: missing }, () => '0'), ...groups(after)]
}

/** The address that people type: ATTUNE_ORIGIN behind a TLS proxy, else this machine's own. */
export const publicOrigin = () =>
  new URL(process.env.ATTUNE_ORIGIN || `http://localhost:${process.env.PORT || 3000}`).origin

export const isSecure = () => new URL(publicOrigin()).protocol === 'https:'
