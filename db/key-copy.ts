import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readJson } from '../lib/text/json'
import { auditKeyFile } from './audit-key'
import { closedAccounts, noteAccount } from './closed-accounts'
import { finish, overwrite, removeLeftovers, unfinishedOf, writeSecret } from './durable-files'
import { KeyStore, type StoredKey } from './key-store'
import { hasKeys, putKeys, readKeys } from './keys'
import { keepRecoveryKey } from './recovery-key'
import { isSealedFile, sealBytes, unsealBytes } from './sealed-file'

/*
 * A copy of a practice’s keys, in one file at a place of its own. There is the newest one and no other, so that what was erased leaves it
 * with the next copy; of a destroyed key it holds the mark. It is encrypted under the recovery key.
 */

const base64 = z.base64().transform(text => Buffer.from(text, 'base64'))
const copySchema = z.object({
  attune: z.literal('keys'),
  format: z.literal(1),
  madeAt: z.int(),
  practice: base64,
  login: base64,
  /** Of the audit: made from the practice key as it was then. */
  audit: base64.nullable().default(null),
  /** Ids of the people whose accounts are closed. */
  closedAccounts: z.array(z.string()),
  /** `wrapped` is null where the key was destroyed. */
  store: z.array(z.object({ owner: z.string(), keyId: z.string(), wrapped: base64.nullable() })),
})
export type KeyCopy = z.output<typeof copySchema>

const fileName = 'attune.keys'

/** Writes the keys of a practice into the file of that name in a folder, over an older one. Throws a sentence where it may not be there. */
export function copyKeys(
  folder: string,
  place: string,
  recoveryKey: Buffer,
  now: number,
): { file: string; keys: number } {
  refusePlace(folder, place)
  const target = path.join(place, fileName)
  const { practice, login } = readKeys(folder, false)
  const store = storedIn(folder)
  const copy = {
    attune: 'keys',
    format: 1,
    madeAt: now,
    practice: text(practice),
    login: text(login),
    audit: auditKeyIn(folder),
    closedAccounts: [...closedAccounts(folder)],
    store,
  }
  const unfinished = unfinishedOf(target)
  const older = existsSync(target) ? openSync(target, 'r+') : null
  try {
    removeLeftovers(place)
    sealBytes(Buffer.from(JSON.stringify(copy)), unfinished, recoveryKey)
    readKeyCopy(unfinished, recoveryKey)
    finish(unfinished, target)
    // The older copy has no name any more; what was in it goes as well.
    if (older !== null) overwrite(older)
  } finally {
    rmSync(unfinished, { force: true })
    if (older !== null) closeSync(older)
  }
  return { file: target, keys: store.filter(({ wrapped }) => wrapped !== null).length }
}

function auditKeyIn(folder: string): string | null {
  const file = auditKeyFile(folder)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

function storedIn(folder: string) {
  const store = new KeyStore(folder)
  return store.all().map(({ owner, keyId, isDestroyed }) => {
    const wrapped = isDestroyed ? null : store.get({ owner, keyId })
    return { owner, keyId, wrapped: wrapped && text(wrapped) }
  })
}

const text = (bytes: Buffer) => bytes.toString('base64')

/** Keys beside the backup that they open, or on the disk that may be lost, are no copy. */
function refusePlace(folder: string, place: string): void {
  if (!existsSync(place) || !statSync(place).isDirectory())
    throw new Error(
      `There is no folder ${place} for the copy of the keys. Is the disk or stick that it is on connected?`,
    )
  if (!path.relative(path.resolve(folder), path.resolve(place)).startsWith('..'))
    throw new Error(`${place} is in the folder of the practice: name another place for the copy of the keys.`)
}

/** Reads a copy. Throws a sentence where it is none, or is not whole. */
export function readKeyCopy(file: string, recoveryKey: Buffer): KeyCopy {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  if (!isSealedFile(file)) throw new Error(`${file} is no copy of keys, or is damaged.`)
  const read = copySchema.safeParse(readJson(unsealBytes(file, recoveryKey).toString('utf8')))
  if (!read.success) throw new Error(`${file} is no copy of keys, or is damaged.`)
  return read.data
}

/**
 * Brings the keys of a copy into the folder of a practice: those that are missing, and the marks of those that were destroyed. What was
 * destroyed in either place stays so. Throws, with nothing changed, where the folder has the keys of another practice.
 */
export function bringKeys(folder: string, file: string, recoveryKey: Buffer): void {
  const copy = readKeyCopy(file, recoveryKey)
  if (hasKeys(folder) && !readKeys(folder, false).practice.equals(copy.practice))
    throw new Error(`The keys in ${file} are of another practice than those in ${folder}. Nothing was changed.`)
  if (!hasKeys(folder)) putKeys(folder, copy)
  if (copy.audit && !existsSync(auditKeyFile(folder))) writeSecret(auditKeyFile(folder), text(copy.audit))
  keepRecoveryKey(folder, recoveryKey)
  const closed = closedAccounts(folder)
  for (const personId of copy.closedAccounts)
    if (!closed.has(personId)) noteAccount(folder, personId, true, copy.madeAt)
  const store = new KeyStore(folder)
  for (const { wrapped, ...key } of copy.store) bring(store, key, wrapped)
}

function bring(store: KeyStore, key: StoredKey, wrapped: Buffer | null): void {
  if (wrapped === null) store.destroy(key)
  else if (!store.isDestroyed(key) && store.get(key) === null) store.put(key, wrapped)
}
