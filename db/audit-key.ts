import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeSecret } from './durable-files'
import { keysFolder } from './keys'

const keyBytes = 32

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Seals the end of the audit, and signs its anchors: whoever can write the database and has not this key can do neither. */
export class AuditKey {
  readonly #seal: Buffer
  readonly #private: KeyObject
  readonly #public: KeyObject

  constructor(seed: Buffer) {
    this.#seal = Buffer.from(hkdfSync('sha256', seed, '', 'attune audit head', keyBytes))
    this.#private = createPrivateKey({ key: Buffer.concat([ed25519Prefix, seed]), format: 'der', type: 'pkcs8' })
    this.#public = createPublicKey(this.#private)
  }

  seal = (text: string): Buffer => createHmac('sha256', this.#seal).update(text).digest()

  isSealOf(seal: Buffer, text: string): boolean {
    const own = this.seal(text)
    return seal.length === own.length && timingSafeEqual(seal, own)
  }

  sign = (text: string): string => sign(null, Buffer.from(text), this.#private).toString('base64')

  isSigned = (text: string, signature: string): boolean =>
    verify(null, Buffer.from(text), this.#public, Buffer.from(signature, 'base64'))
}

/** Where it is. */
export const auditKeyFile = (folder: string) => path.join(keysFolder(folder), 'audit.key')

/**
 * Reads the key of a practice's audit, which lies beside its other keys. Where it is missing it is made from the practice key, so that a
 * copy of the keys from before there was one is enough.
 */
export function readAuditKey(folder: string, practiceKey: Buffer): AuditKey {
  const file = auditKeyFile(folder)
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    const made = Buffer.from(hkdfSync('sha256', practiceKey, '', 'attune audit key', keyBytes))
    writeSecret(file, made.toString('base64'))
  }
  const seed = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (seed.length !== keyBytes) throw new Error(`The key file ${file} is damaged. Restore it from where it was kept.`)
  return new AuditKey(seed)
}
