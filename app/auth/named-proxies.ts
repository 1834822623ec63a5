import { BlockList, isIP } from 'node:net'

/** Whether an address is one of a proxy that ATTUNE_PROXY names: by its address, or a network such as 10.0.0.0/8, several with commas. */
export function isNamedProxy(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family !== 0 && namedProxies().check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

/** What to say at the start where there is a proxy and none is named: all who come through it are counted as one. Null otherwise. */
export const unnamedProxy = (): string | null =>
  process.env.ATTUNE_ORIGIN?.startsWith('https:') && !process.env.ATTUNE_PROXY?.trim()
    ? 'No proxy is named (ATTUNE_PROXY=127.0.0.1,::1 for one on this machine): wrong passwords of all who come through it are counted together.'
    : null

/** The proxies that are named. Throws a plain sentence where one cannot be read. */
export function namedProxies(): BlockList {
  const list = new BlockList()
  for (const entry of (process.env.ATTUNE_PROXY ?? '').split(',')) if (entry.trim() !== '') add(list, entry.trim())
  return list
}

function add(list: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/')
  const type = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  try {
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, /^\d{1,3}$/.test(bits) ? Number(bits) : -1, type)
  } catch {
    throw new Error(`ATTUNE_PROXY names ${entry}, which is no address and no network such as 10.0.0.0/8.`)
  }
}
