import { codeLength, codeLetters } from '../lib/answer/code'
import { keyedHash } from './keyed-hash'

/*
 * What leads a client to what they are asked. The token of a link is worked out of the request's id, so that the link can be shown again; of
 * codes and PINs, and of tokens, the database holds keyed hashes alone, which open nothing.
 */

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The 26 letters in the link of a request: 130 bits. */
export function answerToken(requestId: string): string {
  const proof = Buffer.from(keyedHash('answer link', requestId), 'base64url')
  return Array.from({ length: 26 }, (_, at) => base32.charAt(fiveBits(proof, at * 5))).join('')
}

function fiveBits(bytes: Buffer, from: number): number {
  const two = (bytes[from >> 3] ?? 0) * 256 + (bytes[(from >> 3) + 1] ?? 0)
  return (two >> (11 - (from & 7))) & 31
}

/** By which a request is found that has this token in its link. */
export const answerTokenHash = (token: string): string => keyedHash('answer token', token)

/** How long a code is good for, in ms. */
export const codeLifetime = 15 * 60_000

/** The six letters by which a tablet finds a request until a time; like the token worked out, so that they can be shown until then. */
export function answerCode(requestId: string, expiresAt: number): string {
  let left = BigInt(
    `0x${Buffer.from(keyedHash('answer code shown', `${requestId} ${expiresAt}`), 'base64url').toString('hex')}`,
  )
  const letter = () => {
    const at = Number(left % BigInt(codeLetters.length))
    left /= BigInt(codeLetters.length)
    return codeLetters.charAt(at)
  }
  return Array.from({ length: codeLength }, letter).join('')
}

/** By which the request of a code is found. */
export const answerCodeHash = (code: string): string => keyedHash('answer code', code)

/** What a PIN that was told in the session is known by; the same PIN is another one for another request. */
export const answerPinHash = (requestId: string, pin: string): string => keyedHash('answer PIN', `${requestId} ${pin}`)
