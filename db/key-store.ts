import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { finish, keepName, overwrite, writeSecret } from './durable-files'
import { keysFolder } from './keys'

/** Where the keys of clients, and those of clinicians’ own attachments, live: with the practice key, outside the database and its backups. */
export const keyStoreFolder = (folder: string) => path.join(keysFolder(folder), 'store')

/** A key of the store: whose it is, and by what it is known. */
export type StoredKey = { owner: string; keyId: string }

/**
 * The keys that open what is encrypted, each wrapped by the practice key in a file of its own. A key is on the disk before anything names
 * it. One that is destroyed leaves a mark without a key, which outlives a restore: nothing brings it back. Several servers of one practice
 * share this folder (see docs/decisions/0049): a key is asked for by the id that its row names, and an erasure takes that away first.
 */
export class KeyStore {
  readonly #folder: string
  readonly #isFast: boolean
  readonly #isShared: boolean

  /** `fast` leaves out waiting for the disk, for a practice that can be made again. `shared`: other servers have the folder as well. */
  constructor(folder: string, { fast = false, shared = false }: { fast?: boolean; shared?: boolean } = {}) {
    this.#folder = keyStoreFolder(folder)
    this.#isFast = fast
    this.#isShared = shared
  }

  /** Keeps a key. On the disk when it returns. */
  put(key: StoredKey, wrapped: Buffer): void {
    this.#ready()
    writeSecret(this.#fileOf(key), wrapped.toString('base64'), { fast: this.#isFast })
  }

  /** The key as it is wrapped; null where it is not there. */
  get(key: StoredKey): Buffer | null {
    const file = this.#fileOf(key)
    return existsSync(file) ? Buffer.from(readFileSync(file, 'latin1'), 'base64') : null
  }

  /** Keeps a key wrapped in another way, in the place of what is there. */
  replace(key: StoredKey, wrapped: Buffer): void {
    const next = this.#nextOf(key)
    rmSync(next, { force: true })
    writeSecret(next, wrapped.toString('base64'), { fast: this.#isFast })
    finish(next, this.#fileOf(key))
  }

  /** Overwrites a key and removes it, once a mark says that this was meant. Can be done again where it was interrupted. */
  destroy(key: StoredKey): void {
    this.#ready()
    if (!this.isDestroyed(key)) writeSecret(this.#markOf(key), '', { fast: this.#isFast })
    const there = [this.#fileOf(key), this.#nextOf(key)].filter(file => existsSync(file))
    for (const file of there) {
      overwriteFile(file)
      rmSync(file)
    }
    if (there.length > 0) keepName(this.#folder)
  }

  /** Whether of a destroyed key something is still there, or no mark says so: by one look at the folder, for many keys. */
  leftovers(): (key: StoredKey) => boolean {
    const names = new Set(existsSync(this.#folder) ? readdirSync(this.#folder) : [])
    return key => {
      const name = nameOf(key)
      return !names.has(`${name}.destroyed`) || names.has(`${name}.key`) || names.has(`${name}.key.next`)
    }
  }

  isDestroyed = (key: StoredKey): boolean => existsSync(this.#markOf(key))

  /** Whether another server may have destroyed a key that is still in mind here, and has. */
  wasDestroyedElsewhere = (key: StoredKey): boolean => this.#isShared && this.isDestroyed(key)

  /** Every key that is there, and of every destroyed one its mark. */
  all(): (StoredKey & { isDestroyed: boolean })[] {
    if (!existsSync(this.#folder)) return []
    return readdirSync(this.#folder).flatMap(name => {
      const [, owner, keyId, ending] = namePattern.exec(name) ?? []
      return owner && keyId ? [{ owner: owner.replace('~', ' '), keyId, isDestroyed: ending === 'destroyed' }] : []
    })
  }

  /** The keys of one owner that are there. Of a client who came back from an old copy there may be several. */
  keysOf = (owner: string): StoredKey[] => this.all().filter(key => key.owner === owner && !key.isDestroyed)

  #fileOf = (key: StoredKey) => path.join(this.#folder, `${nameOf(key)}.key`)
  #nextOf = (key: StoredKey) => `${this.#fileOf(key)}.next`
  #markOf = (key: StoredKey) => path.join(this.#folder, `${nameOf(key)}.destroyed`)

  #ready(): void {
    if (existsSync(this.#folder)) return
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    keepName(path.dirname(this.#folder))
  }
}

const namePattern = /^([\w~-]+)\.([0-9a-f]{16})\.(key|destroyed)$/

function nameOf({ owner, keyId }: StoredKey): string {
  const name = `${owner.replace(' ', '~')}.${keyId}`
  if (!namePattern.test(`${name}.key`)) throw new Error('A key has a name that is none')
  return name
}

function overwriteFile(file: string): void {
  const fd = openSync(file, 'r+')
  try {
    overwrite(fd)
  } finally {
    closeSync(fd)
  }
}
