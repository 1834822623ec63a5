import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { unreadable } from '../lib/text/unreadable'
import type { KeyStore, StoredKey } from './key-store'
import { noteUnreadable, Unreadable } from './unreadable'

/*
 * AES-256-GCM. A sealed value is one byte of format, 8 of the id of the key that sealed it, 12 of nonce, 16 of tag, then the cipher
 * text. What it is, in which row, whose, and by which key goes in as associated data, so that a sealed value copied to another
 * column, another row or another client does not open.
 */
const format = 2
const keyIdBytes = 8
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + keyIdBytes + nonceBytes + tagBytes

/** A column as `table.column`. */
export type SealedColumn = `${string}.sealed_${string}`

/** The data key of one client. Opaque outside this file. One that is itself damaged opens nothing and seals nothing. */
export class ClientKey {
  readonly #key: Buffer | null
  readonly #owner: string

  constructor(key: Buffer | null, owner: string) {
    this.#key = key
    this.#owner = owner
  }

  /** As `open`; null where it cannot be opened. */
  textOf(column: SealedColumn, rowId: string, sealed: Buffer): string | null {
    return this.#isUnreadable(column, rowId, sealed) ? null : this.open(column, rowId, sealed)
  }

  /** Encrypts one text for one column of one row. Nothing to say is stored as nothing. */
  seal(column: SealedColumn, rowId: string, text: string | null): Buffer | null {
    return text === null || text === '' ? null : this.sealText(column, rowId, text)
  }

  /** Like `seal`, for a column that must hold something. */
  sealText(column: SealedColumn, rowId: string, text: string): Buffer {
    return encrypt(this.#usable(), Buffer.from(text, 'utf8'), [column, rowId, this.#owner])
  }

  /**
   * Like `seal`, in the place of what is there, from a form that may have shown that it cannot be read. Where such a value comes back
   * as it was shown, or empty, it is kept: nobody has replaced it, and a repair may still find it.
   */
  sealOver(column: SealedColumn, rowId: string, text: string | null, before: Buffer | null): Buffer | null {
    const isUntouched = text === null || text === '' || text === unreadable
    return isUntouched && this.#isUnreadable(column, rowId, before) ? before : this.seal(column, rowId, text)
  }

  /** The text again; throws when it was altered or belongs elsewhere. For acts: what is only shown is read. */
  open(column: SealedColumn, rowId: string, sealed: Buffer | null): string | null {
    if (sealed === null) return null
    try {
      return decrypt(this.#usable(), sealed, [column, rowId, this.#owner]).toString('utf8')
    } catch (error) {
      throw new Unreadable(column, error)
    }
  }

  /** The text again, to be shown: where it cannot be read, words that say so, and a line in the log. */
  read(column: SealedColumn, rowId: string, sealed: Buffer | null): string | null {
    try {
      return this.open(column, rowId, sealed)
    } catch {
      noteUnreadable(column, rowId)
      return unreadable
    }
  }

  /** As `read`, for what is compared or chosen by: nothing where it cannot be read. */
  readable(column: SealedColumn, rowId: string, sealed: Buffer | null): string | null {
    const text = this.read(column, rowId, sealed)
    return text === unreadable ? null : text
  }

  #isUnreadable(column: SealedColumn, rowId: string, sealed: Buffer | null): boolean {
    try {
      this.open(column, rowId, sealed)
      return false
    } catch {
      return true
    }
  }

  #usable(): Buffer {
    if (this.#key === null) throw new Unreadable(wrappedColumn)
    return this.#key
  }

  /** The text of a value in format 1, which knew its column and its client but not its row. */
  openFormat1(column: SealedColumn, sealed: Buffer): string {
    return decryptFormat1(this.#usable(), sealed, `${column}:${this.#owner}`).toString('utf8')
  }
}

type Wrapped = { id: string; wrappedKey: Buffer }

/** Whose key it is, and where: known to the store by `keyId`, or, as earlier versions kept it, in the row itself. */
export type KeyRow = Wrapped & { keyId: string }

/** Makes and unwraps data keys with the practice key. */
export class Vault {
  readonly #practiceKey: Buffer
  readonly #store: KeyStore
  /** Keys that were unwrapped, by owner and id. An id stands for one key for ever. */
  readonly #unwrappedKeys = new Map<string, Buffer>()

  constructor(practiceKey: Buffer, store: KeyStore) {
    this.#practiceKey = practiceKey
    this.#store = store
  }

  /** Tells the practice key from others, and says nothing about it. */
  fingerprint(): string {
    return createHmac('sha256', this.#practiceKey).update('attune key fingerprint').digest('base64url')
  }

  /** Encrypts one text that is nobody's, for one column of one row. */
  seal(column: SealedColumn, rowId: string, text: string): Buffer {
    return encrypt(this.#practiceKey, Buffer.from(text, 'utf8'), [column, rowId, noOwner])
  }

  /** The text again; throws when it was altered, belongs elsewhere, or was sealed by another key. */
  open(column: SealedColumn, rowId: string, sealed: Buffer): string {
    return decrypt(this.#practiceKey, sealed, [column, rowId, noOwner]).toString('utf8')
  }

  /** As `open`; null where it cannot be opened. */
  textOf(column: SealedColumn, rowId: string, sealed: Buffer): string | null {
    try {
      return this.open(column, rowId, sealed)
    } catch {
      return null
    }
  }

  /** A new key, which is in the store and on the disk when this returns: before a row that names it. */
  newKey(owner: string): { key: ClientKey; keyId: string } {
    const bytes = randomBytes(32)
    const keyId = keyIdOf(bytes).toString('hex')
    this.#store.put({ owner, keyId }, this.#wrap(bytes, owner))
    return { key: new ClientKey(bytes, owner), keyId }
  }

  /** The key of one owner. A damaged or lost one is a key as well: what it sealed says that it cannot be read, and all others go on. */
  keyOf(row: KeyRow): ClientKey {
    const bytes = this.#bytesOf(row)
    if (bytes === null) noteUnreadable(wrappedColumn, row.id)
    return new ClientKey(bytes, row.id)
  }

  /** Whether this practice key opens the key of a row. */
  opens(row: KeyRow): boolean {
    if (row.keyId !== '' || !isFormat1(row.wrappedKey)) return this.#bytesOf(row) !== null
    try {
      return this.rewrapFormat1(row) !== null
    } catch {
      return false
    }
  }

  keysOf = (owner: string): StoredKey[] => this.#store.keysOf(owner)

  /** Whether a key is in the store, or was destroyed on purpose. */
  knows(): (key: StoredKey) => boolean {
    const known = new Set(this.#store.all().map(nameOfKey))
    return key => known.has(nameOfKey(key))
  }

  isDestroyed = (key: StoredKey): boolean => this.#store.isDestroyed(key)

  /** Whether the practice key that another vault has opens a key of the store, which this one wraps for it where it does not yet. */
  handOver(key: StoredKey, to: Vault): boolean {
    const wrapped = this.#store.get(key)
    if (!wrapped) return false
    const row = { id: key.owner, wrappedKey: wrapped }
    if (to.#unwrapped(row)) return true
    const bytes = this.#unwrapped(row)
    if (bytes) this.#store.replace(key, to.#wrap(bytes, key.owner))
    return bytes !== null
  }

  /** Every key that is there. */
  all = (): StoredKey[] => this.#store.all().filter(({ isDestroyed }) => !isDestroyed)

  /** Whose keys were destroyed, all of them. */
  erasedOwners(): ReadonlySet<string> {
    const all = this.#store.all()
    const alive = new Set(all.filter(({ isDestroyed }) => !isDestroyed).map(({ owner }) => owner))
    return new Set(all.map(({ owner }) => owner).filter(owner => !alive.has(owner)))
  }

  /** Which of the keys that were destroyed are not gone wholly: a destruction was interrupted. */
  leftovers = (): ((key: StoredKey) => boolean) => this.#store.leftovers()

  /** Destroys a key for good. Whoever may do so has said it in the database before. */
  destroy(key: StoredKey): void {
    this.#unwrappedKeys.delete(nameOfKey(key))
    this.#store.destroy(key)
  }

  #bytesOf({ id, keyId, wrappedKey }: KeyRow): Buffer | null {
    if (keyId === '') return this.#unwrapped({ id, wrappedKey })
    const name = nameOfKey({ owner: id, keyId })
    if (this.#store.wasDestroyedElsewhere({ owner: id, keyId })) this.#unwrappedKeys.delete(name)
    const kept = this.#unwrappedKeys.get(name)
    if (kept) return kept
    const wrapped = this.#store.get({ owner: id, keyId })
    const bytes = wrapped && this.#unwrapped({ id, wrappedKey: wrapped })
    if (bytes) this.#unwrappedKeys.set(name, bytes)
    return bytes
  }

  #unwrapped({ id, wrappedKey }: Wrapped): Buffer | null {
    try {
      return decrypt(this.#practiceKey, wrappedKey, [wrappedColumn, id, id])
    } catch {
      return null
    }
  }

  /** The key that was wrapped in format 1, and the same key wrapped in the present one. */
  rewrapFormat1({ id, wrappedKey }: Wrapped): { key: ClientKey; wrapped: Buffer } {
    const bytes = decryptFormat1(this.#practiceKey, wrappedKey, `${wrappedColumn}:${id}`)
    return { key: new ClientKey(bytes, id), wrapped: this.#wrap(bytes, id) }
  }

  #wrap(bytes: Buffer, owner: string): Buffer {
    return encrypt(this.#practiceKey, bytes, [wrappedColumn, owner, owner])
  }
}

const noOwner = ''
const wrappedColumn = 'clients.wrapped_key'

const nameOfKey = ({ owner, keyId }: StoredKey) => `${owner} ${keyId}`

/** Whether a value was sealed by a version of Attune before rows were bound in. */
export const isFormat1 = (sealed: Buffer): boolean => sealed[0] === 1

type About = readonly [column: string, rowId: string, owner: string]

/** Tells keys apart and says nothing about them. */
const keyIdOf = (key: Buffer) => createHmac('sha256', key).update('attune key id').digest().subarray(0, keyIdBytes)

const associated = (keyId: Buffer, about: About) =>
  Buffer.from(JSON.stringify([format, keyId.toString('hex'), ...about]))

function encrypt(key: Buffer, plain: Buffer, about: About): Buffer {
  const keyId = keyIdOf(key)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(keyId, about))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(format), keyId, nonce, cipher.getAuthTag(), text])
}

function decrypt(key: Buffer, sealed: Buffer, about: About): Buffer {
  if (sealed[0] !== format || sealed.length < headBytes) throw new Error('A sealed value has an unknown format')
  const keyId = sealed.subarray(1, 1 + keyIdBytes)
  if (!keyId.equals(keyIdOf(key))) throw new Error('A sealed value was sealed by another key')
  return decipher(key, sealed, 1 + keyIdBytes, associated(keyId, about))
}

function decryptFormat1(key: Buffer, sealed: Buffer, about: string): Buffer {
  if (!isFormat1(sealed)) throw new Error('A sealed value is not in format 1')
  return decipher(key, sealed, 1, Buffer.from(about))
}

function decipher(key: Buffer, sealed: Buffer, noncesAt: number, about: Buffer): Buffer {
  const tagAt = noncesAt + nonceBytes
  const textAt = tagAt + tagBytes
  const nonce = sealed.subarray(noncesAt, tagAt)
  const opening = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  opening.setAAD(about).setAuthTag(sealed.subarray(tagAt, textAt))
  return Buffer.concat([opening.update(sealed.subarray(textAt)), opening.final()])
}
