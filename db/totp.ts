import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * The codes of an authenticator app: RFC 6238 (TOTP) over RFC 4226 (HOTP), with what every app knows: SHA-1, six digits, a new one each
 * 30 seconds.
 */
const stepSeconds = 30
const digits = 6
/** An app whose clock is half a minute wrong is right as well (RFC 6238, 5.2). */
const drift = 1

/** 160 bits, as RFC 4226 asks for, in the letters that apps take (RFC 4648, base 32). */
export const newSeed = (): string => toBase32(randomBytes(20))

/** The half minute that an instant (ms UTC) is in. */
const stepAt = (now: number): number => Math.floor(now / 1000 / stepSeconds)

/** The code that the app shows at an instant. */
export const codeAt = (seed: string, now: number): string => codeOf(fromBase32(seed), stepAt(now))

/**
 * Of which half minute a code is, of those that are near and come after the one that was used last; null for any other. One that was used in
 * a time that is still to come was by a clock that has been set back since, and holds nobody back until then.
 */
export function stepOfCode(seed: string, code: string, { now, after }: { now: number; after: number }): number | null {
  const near = Array.from({ length: 2 * drift + 1 }, (_, n) => stepAt(now) - drift + n)
  const isToCome = after > stepAt(now) + drift
  const right = near.find(step => (isToCome || step > after) && isSame(codeAt(seed, step * stepSeconds * 1000), code))
  return right ?? null
}

/** What the QR code holds: the Key URI of the apps. */
export function keyUri(seed: string, { issuer, account }: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${seed}&issuer=${encodeURIComponent(issuer)}`
}

function codeOf(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.max(0, step)))
  const mac = createHmac('sha1', key).update(counter).digest()
  // RFC 4226, 5.3: the last four bits say which four bytes are taken.
  const from = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(from) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(five => alphabet.charAt(Number.parseInt(five, 2))).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
