import { headers } from 'next/headers'

/**
 * Where a request came from: the last hop, which the TLS proxy in front (or the server itself, without one) put there. Whatever is
 * before it is the sender's own claim.
 */
export async function addressOf(): Promise<string> {
  const hops = (await headers()).get('x-forwarded-for')?.split(',') ?? []
  return hops.at(-1)?.trim() || 'unknown'
}

/** The address that people type: ATTUNE_ORIGIN behind a TLS proxy, else this machine's own. */
export const publicOrigin = () =>
  new URL(process.env.ATTUNE_ORIGIN || `http://localhost:${process.env.PORT || 3000}`).origin

export const isSecure = () => new URL(publicOrigin()).protocol === 'https:'
