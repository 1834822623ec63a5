import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { loginKey } from './open'

/** What log-ins and the hashes below are signed with. */
export const loginSecret = () => loginKey().toString('base64')

/** A hash that only this practice can make. The purpose keeps hashes made for one thing from being used for another. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', loginSecret()).update(`${purpose}\0${text}`).digest('base64url')

/** Compares in a time that does not tell how much of it was right. */
export const isKeyedHash = (hash: string, purpose: string, text: string): boolean =>
  timingSafeEqual(digest(hash), digest(keyedHash(purpose, text)))

const digest = (text: string) => createHmac('sha256', loginSecret()).update(text).digest()

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const groups = 3
const groupLength = 4

/** 60 bits in groups that are easy to read out: ABCD-EF23-GH45. */
export const newCode = () =>
  Array.from({ length: groups }, () => Array.from({ length: groupLength }, letter).join('')).join('-')

/** A code as it was meant, however it was typed. */
export const plainCode = (code: string) => code.toUpperCase().replace(/[^A-Z2-7]/g, '')

const letter = () => alphabet.charAt(randomInt(alphabet.length))
