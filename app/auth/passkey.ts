import { isIP } from 'node:net'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { loginSecret } from '@/db/keyed-hash'
import { findPasskey } from '@/db/passkeys'
import { publicOrigin } from './address'
import { cookieName, cookieOptions } from './login-cookie'

/*
 * Passkeys (WebAuthn): a device or a password manager signs what it is asked, for the address that it was set up at and for no other, so
 * that a page which only looks like this one gets nothing. What is asked is in a cookie that only this practice can make, for a few minutes
 * and one answer.
 */
const cookie = () => cookieName('passkey')
const lifetimeSeconds = 5 * 60

/** For what a passkey is asked. An answer to one question is none to another. */
export type Purpose = 'add' | 'step-up' | 'second-step' | 'log-in'

/** The name that passkeys belong to; null where browsers know none: at an address without HTTPS or without a name, but this computer's own. */
export function relyingParty(): { id: string; origin: string } | null {
  const { protocol, hostname, origin } = new URL(publicOrigin())
  const isNamed = protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  return hostname === 'localhost' || isNamed ? { id: hostname, origin } : null
}

type Offered = { id: string; transports: string[] }

/** What the passkeys of somebody are asked to sign; without any named, whichever the browser knows here. */
export async function askPasskey(purpose: Purpose, offered: readonly Offered[] | null): Promise<string | null> {
  const party = relyingParty()
  if (!party || offered?.length === 0) return null
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    // Alone, it stands for the password as well: its holder asks for a finger, a face or a code.
    userVerification: purpose === 'log-in' ? 'required' : 'preferred',
    ...(offered && { allowCredentials: [...offered] }),
  })
  await keepChallenge(purpose, options.challenge)
  return JSON.stringify(options)
}

type Person = { personId: string; email: string; name: string }

/** What a new passkey of somebody is asked, who has these already. */
export async function askNewPasskey(
  { personId, email, name }: Person,
  offered: readonly Offered[],
): Promise<string | null> {
  const party = relyingParty()
  if (!party) return null
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const options = await generateRegistrationOptions({
    rpName: 'Attune',
    rpID: party.id,
    userID: new TextEncoder().encode(personId),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: [...offered],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  await keepChallenge('add', options.challenge)
  return JSON.stringify(options)
}

const base64Url = z.string().regex(/^[\w-]{1,20000}$/)
const part = { id: base64Url, rawId: base64Url, type: z.literal('public-key'), clientExtensionResults: z.object({}) }

const registration = z.object({
  ...part,
  response: z.object({
    clientDataJSON: base64Url,
    attestationObject: base64Url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})

const assertion = z.object({
  ...part,
  response: z.object({ clientDataJSON: base64Url, authenticatorData: base64Url, signature: base64Url }),
})

/** A new passkey, as its holder made it for what was asked; null where that is not so. */
export async function newPasskey(answer: string) {
  const party = relyingParty()
  const asked = await takeChallenge('add')
  const response = read(registration, answer)
  if (!party || asked === null || !response) return null
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const expected = { expectedChallenge: asked.challenge, expectedOrigin: party.origin, expectedRPID: party.id }
  const checked = await verifyRegistrationResponse({ response, ...expected, requireUserVerification: false }).catch(
    () => null,
  )
  if (!checked?.verified) return null
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports: response.response.transports }
}

/** Whose passkey signed what was asked, and what its counter was; null where none of ours did. */
export async function signedPasskey(purpose: Purpose, answer: string) {
  const party = relyingParty()
  const asked = await takeChallenge(purpose)
  const response = read(assertion, answer)
  if (!party || asked === null || !response) return null
  const known = await findPasskey(response.id)
  if (!known) return null
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { personId, email, credentialId, counter, publicKey, transports } = known
  const checked = await verifyAuthenticationResponse({
    response,
    ...{ expectedChallenge: asked.challenge, expectedOrigin: party.origin, expectedRPID: party.id },
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter, transports },
    requireUserVerification: purpose === 'log-in',
  }).catch(() => null)
  if (!checked?.verified) return null
  const { newCounter } = checked.authenticationInfo
  const { askedAt } = asked
  return { personId, email, passkey: { credentialId, counterBefore: counter, counter: newCounter, askedAt } }
}

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

async function keepChallenge(purpose: Purpose, challenge: string): Promise<void> {
  const token = { passkey: { purpose, challenge, askedAt: Date.now() } }
  const value = await encode({ token, secret: loginSecret(), maxAge: lifetimeSeconds })
  const jar = await cookies()
  jar.set({ name: cookie(), value, maxAge: lifetimeSeconds, ...cookieOptions() })
}

const kept = z.object({ purpose: z.string(), challenge: z.string(), askedAt: z.int() })

async function takeChallenge(purpose: Purpose): Promise<{ challenge: string; askedAt: number } | null> {
  const jar = await cookies()
  const token = jar.get(cookie())?.value
  const content = token ? await decode({ token, secret: loginSecret() }).catch(() => null) : null
  jar.set({ name: cookie(), value: '', maxAge: 0, ...cookieOptions() })
  const asked = kept.safeParse(content?.passkey).data
  return asked?.purpose === purpose ? asked : null
}
