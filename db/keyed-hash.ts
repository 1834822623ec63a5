import { createHmac, timingSafeEqual } from 'node:crypto'
import { loginSecret } from './open'

/** A hash that only this practice can make. The purpose keeps hashes made for one thing from being used for another. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', loginSecret()).update(`${purpose}\0${text}`).digest('base64url')

/** Compares in a time that does not tell how much of it was right. */
export const isKeyedHash = (hash: string, purpose: string, text: string): boolean =>
  timingSafeEqual(digest(hash), digest(keyedHash(purpose, text)))

const digest = (text: string) => createHmac('sha256', loginSecret()).update(text).digest()
