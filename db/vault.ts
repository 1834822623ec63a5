import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/*
 * AES-256-GCM. A sealed value is one byte of format, 12 of nonce, 16 of tag, then the cipher text. What it is and whose it is
 * goes in as associated data, so that a sealed value copied to another column or client does not open.
 */
const format = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes + tagBytes

/** The data key of one client. Opaque outside this file. */
export class ClientKey {
  readonly #key: Buffer
  readonly #clientId: string

  constructor(key: Buffer, clientId: string) {
    this.#key = key
    this.#clientId = clientId
  }

  /** Encrypts one text for one place (`table.column`). Nothing to say is stored as nothing. */
  seal(place: string, text: string | null): Buffer | null {
    return text === null || text === '' ? null : encrypt(this.#key, Buffer.from(text, 'utf8'), this.#about(place))
  }

  /** Like `seal`, for a column that must hold something. */
  sealText(place: string, text: string): Buffer {
    return encrypt(this.#key, Buffer.from(text, 'utf8'), this.#about(place))
  }

  /** The text again; throws when it was altered or belongs elsewhere. */
  open(place: string, sealed: Buffer | null): string | null {
    return sealed === null ? null : decrypt(this.#key, sealed, this.#about(place)).toString('utf8')
  }

  #about(place: string) {
    return `${place}:${this.#clientId}`
  }
}

/** Makes and unwraps client keys with the practice key. */
export class Vault {
  readonly #practiceKey: Buffer

  constructor(practiceKey: Buffer) {
    this.#practiceKey = practiceKey
  }

  newKey(clientId: string): { key: ClientKey; wrapped: Buffer } {
    const bytes = randomBytes(32)
    return { key: new ClientKey(bytes, clientId), wrapped: encrypt(this.#practiceKey, bytes, wrapping(clientId)) }
  }

  unwrap(client: { id: string; wrappedKey: Buffer }): ClientKey {
    return new ClientKey(decrypt(this.#practiceKey, client.wrappedKey, wrapping(client.id)), client.id)
  }
}

const wrapping = (clientId: string) => `clients.wrapped_key:${clientId}`

function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(format), nonce, cipher.getAuthTag(), text])
}

function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  if (sealed[0] !== format || sealed.length < headBytes) throw new Error('A sealed value has an unknown format')
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(1 + nonceBytes, headBytes))
  return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()])
}
