import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeSecret } from './durable-files'
import { loginSecret } from './open'

export type Keys = { practice: Buffer; login: Buffer }

const keyBytes = 32

/** Where the keys of a practice live: beside its database, never in it and never in its backups. */
export const keysFolder = (folder: string) => path.join(folder, 'keys')

const fileOf = (folder: string, name: keyof Keys) =>
  path.join(keysFolder(folder), name === 'practice' ? 'practice.key' : 'login.secret')

/** Reads the keys of a practice; makes them where `mayMake`, readable by their owner alone. Throws when one is missing. */
export function readKeys(folder: string, mayMake: boolean): Keys {
  return { practice: readKey(fileOf(folder, 'practice'), mayMake), login: readKey(fileOf(folder, 'login'), true) }
}

function readKey(file: string, mayMake: boolean): Buffer {
  if (!existsSync(file)) makeKey(file, mayMake)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== keyBytes) throw new Error(`The key file ${file} is damaged. Restore it from where it was kept.`)
  return key
}

function makeKey(file: string, mayMake: boolean) {
  if (!mayMake) throw new Error(`The key file ${file} is missing. Without it the practice cannot be read: restore it.`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeSecret(file, randomBytes(keyBytes).toString('base64'))
}

/** A hash that only this practice can make. The purpose keeps hashes made for one thing from being used for another. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', loginSecret()).update(`${purpose}\0${text}`).digest('base64url')

/** Compares in a time that does not tell how much of it was right. */
export const isKeyedHash = (hash: string, purpose: string, text: string): boolean =>
  timingSafeEqual(digest(hash), digest(keyedHash(purpose, text)))

const digest = (text: string) => createHmac('sha256', loginSecret()).update(text).digest()
