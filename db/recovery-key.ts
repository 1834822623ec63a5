import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeSecret } from './durable-files'
import { keysFolder } from './keys'

/*
 * Under the recovery key backups and copies of keys are encrypted. It is with the other keys on the machine, which can make backups without
 * asking anybody, and on paper, for the day when the machine is gone. It opens nothing but those files.
 */

const keyBytes = 20
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const groupLength = 4

const fileIn = (folder: string) => path.join(keysFolder(folder), 'recovery.key')

/** The recovery key of a practice; null where none was made yet. */
export function recoveryKeyIn(folder: string): Buffer | null {
  const file = fileIn(folder)
  if (!existsSync(file)) return null
  const key = readRecoveryKey(readFileSync(file, 'utf8'))
  if (!key) throw new Error(`The key file ${file} is damaged. Restore it from the recovery sheet.`)
  return key
}

/** As `recoveryKeyIn`, which is made where there is none: it has to be printed. */
export function recoveryKeyOf(folder: string): { key: Buffer; isNew: boolean } {
  const kept = recoveryKeyIn(folder)
  if (kept) return { key: kept, isNew: false }
  const key = randomBytes(keyBytes)
  keepRecoveryKey(folder, key)
  return { key, isNew: true }
}

/** Keeps a recovery key that was typed in, where there is none. */
export function keepRecoveryKey(folder: string, key: Buffer): void {
  if (existsSync(fileIn(folder))) return
  mkdirSync(keysFolder(folder), { recursive: true, mode: 0o700 })
  writeSecret(fileIn(folder), writtenRecoveryKey(key))
}

/** As it stands on paper: groups of four letters and digits, the last of which tells whether it was typed right. */
export function writtenRecoveryKey(key: Buffer): string {
  const text = inLetters(key) + checkOf(key)
  return (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-')
}

/** What somebody typed, however it is spaced; null where it is no recovery key or was mistyped. */
export function readRecoveryKey(typed: string): Buffer | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('0', 'O').replaceAll('1', 'I')
  if (letters.length !== (keyBytes * 8) / 5 + groupLength || /[^A-Z2-7]/.test(letters)) return null
  const key = inBytes(letters.slice(0, -groupLength))
  return checkOf(key) === letters.slice(-groupLength) ? key : null
}

const checkOf = (key: Buffer) =>
  inLetters(createHash('sha256').update(key).digest().subarray(0, 5)).slice(0, groupLength)

/** Five bits a letter; the length is a multiple of five bytes. */
function inLetters(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(five => alphabet.charAt(Number.parseInt(five, 2))).join('')
}

function inBytes(letters: string): Buffer {
  const bits = [...letters].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => Number.parseInt(eight, 2)))
}
