import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { finish, overwrite, writeSecret } from './durable-files'

export type Keys = { practice: Buffer; login: Buffer }

const keyBytes = 32

/** Where the keys of a practice live: beside its database, never in it and never in its backups. */
export const keysFolder = (folder: string) => path.join(folder, 'keys')

export const keyFile = (folder: string, name: keyof Keys) =>
  path.join(keysFolder(folder), name === 'practice' ? 'practice.key' : 'login.secret')

/**
 * Reads the keys of a practice; makes them where `mayMake`, readable by their owner alone. Throws when one is missing. `isShared`: other
 * servers may have them too.
 */
export function readKeys(folder: string, mayMake: boolean, isShared = false): Keys {
  const practice = keyFile(folder, 'practice')
  if (isChanging(folder)) throw new Error(interrupted(folder))
  if (!mayMake && !existsSync(practice)) throw new Error(missing(practice, isShared))
  return { practice: readKey(practice), login: readKey(keyFile(folder, 'login')) }
}

const missing = (file: string, isShared: boolean) =>
  `The key file ${file} is missing. Without it the practice cannot be read: ${
    isShared
      ? 'copy the folder keys of another server of this practice to here, or bring it from the copy of the keys.'
      : 'bring it from the copy of the keys: npm run restore -- BACKUP --keys FILE.'
  }`

/** Whether a folder holds the practice key. */
export const hasKeys = (folder: string): boolean => existsSync(keyFile(folder, 'practice'))

/** Puts keys that were copied into a folder that has none. */
export function putKeys(folder: string, { practice, login }: Keys): void {
  mkdirSync(keysFolder(folder), { recursive: true, mode: 0o700 })
  if (!existsSync(keyFile(folder, 'login'))) writeSecret(keyFile(folder, 'login'), login.toString('base64'))
  // Last: it says that there are keys.
  writeSecret(keyFile(folder, 'practice'), practice.toString('base64'))
}

function readKey(file: string): Buffer {
  if (!existsSync(file)) makeKey(file)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== keyBytes) throw new Error(`The key file ${file} is damaged. Restore it from where it was kept.`)
  return key
}

function makeKey(file: string) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeSecret(file, randomBytes(keyBytes).toString('base64'))
}

/*
 * Another practice key: it is beside the one in use until everything is wrapped by it, and then takes its place. Meanwhile nothing else
 * opens the practice.
 */
const nextFile = (folder: string) => path.join(keysFolder(folder), 'practice.key.next')

/** Whether the practice key is being changed: begun, and not through. */
export const isChanging = (folder: string): boolean => existsSync(nextFile(folder))

const interrupted = (folder: string) =>
  `The practice key in ${keysFolder(folder)} was being changed, and that was stopped: run npm run rotate-keys, which goes on with it.`

/** The practice key in use and the one that is to take its place, which is made where there is none yet. */
export function keysInChange(folder: string): { login: Buffer; before: Buffer; next: Buffer } {
  const [practice, next] = [keyFile(folder, 'practice'), nextFile(folder)]
  if (!existsSync(practice)) throw new Error(missing(practice, false))
  return { login: readKey(keyFile(folder, 'login')), before: readKey(practice), next: readKey(next) }
}

/** Puts the other practice key in the place of the one in use, which is overwritten. */
export function finishChange(folder: string): void {
  const old = openSync(keyFile(folder, 'practice'), 'r+')
  try {
    finish(nextFile(folder), keyFile(folder, 'practice'))
    overwrite(old)
  } finally {
    closeSync(old)
  }
}
