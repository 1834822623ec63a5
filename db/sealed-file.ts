import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

/*
 * A file that is encrypted as a whole under the recovery key: a line that says what it is, 8 bytes by which its key is known, 16 of salt,
 * then pieces of at most 1 MB, each AES-256-GCM under a key of this file alone. A piece knows its place and whether it is the last, so that
 * one that is missing, added or moved is refused like one that was changed.
 */
const magic = Buffer.from('attune sealed 1\n')
const keyNameBytes = 8
const saltBytes = 16
const tagBytes = 16
const lengthBytes = 4
const pieceBytes = 1 << 20

/** Says which recovery key a file wants, and nothing about that key. */
const nameOfKey = (key: Buffer) =>
  createHash('sha256').update('attune recovery key').update(key).digest().subarray(0, keyNameBytes)

/** Whether a file is one of these. */
export function isSealedFile(file: string): boolean {
  const fd = openSync(file, 'r')
  try {
    return take(fd, magic.length)?.equals(magic) === true
  } finally {
    closeSync(fd)
  }
}

/** Encrypts a file into a new one, for its owner alone and on the disk when it returns. */
export function sealFile(from: string, to: string, key: Buffer): void {
  const source = openSync(from, 'r')
  try {
    writeAll(to, sealed(piecesIn(source), key))
  } finally {
    closeSync(source)
  }
}

/** As `sealFile`, for what is at hand. */
export const sealBytes = (bytes: Buffer, to: string, key: Buffer): void => writeAll(to, sealed([bytes], key))

/** Decrypts a file into a new one. Throws a sentence where it is damaged or wants another key; what was written by then is no file to use. */
export function unsealFile(from: string, to: string, key: Buffer): void {
  writeAll(to, sealedPiecesOf(from, key))
}

/** As `unsealFile`, for a file that fits into memory. */
export const unsealBytes = (from: string, key: Buffer): Buffer => Buffer.concat([...sealedPiecesOf(from, key)])

function* piecesIn(fd: number): Generator<Buffer> {
  for (let piece = take(fd, pieceBytes); piece !== null; piece = take(fd, pieceBytes)) yield piece
}

function* sealed(plain: Iterable<Buffer>, key: Buffer): Generator<Buffer> {
  const salt = randomBytes(saltBytes)
  const name = nameOfKey(key)
  yield Buffer.concat([magic, name, salt])
  const own = keyOfFile(key, salt)
  for (const { piece, place, isLast } of inPlaces(plain)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(place, isLast))
    const text = Buffer.concat([cipher.update(piece), cipher.final()])
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(text.length)
    yield Buffer.concat([length, cipher.getAuthTag(), text])
  }
}

type Placed = { piece: Buffer; place: number; isLast: boolean }

/** There is always a last piece, be it empty. */
function* inPlaces(pieces: Iterable<Buffer>): Generator<Placed> {
  let held: Buffer | null = null
  let place = 0
  for (const piece of pieces) {
    if (held) yield { piece: held, place: place++, isLast: false }
    held = piece
  }
  yield { piece: held ?? Buffer.alloc(0), place, isLast: true }
}

const keyOfFile = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'attune sealed file', 32))

function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(place, 4)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Whether a file was encrypted under this key. */
export function isSealedUnder(file: string, key: Buffer): boolean {
  const fd = openSync(file, 'r')
  try {
    const head = take(fd, magic.length + keyNameBytes)
    return head?.equals(Buffer.concat([magic, nameOfKey(key)])) === true
  } finally {
    closeSync(fd)
  }
}

/** What a file holds, piece by piece, for reading it back. */
export function* sealedPiecesOf(file: string, key: Buffer): Generator<Buffer> {
  const fd = openSync(file, 'r')
  try {
    yield* unsealed(fd, file, key)
  } finally {
    closeSync(fd)
  }
}

function* unsealed(fd: number, file: string, key: Buffer): Generator<Buffer> {
  const head = take(fd, magic.length + keyNameBytes + saltBytes)
  if (!head || head.length < magic.length + keyNameBytes + saltBytes) throw new Error(damaged(file))
  const name = head.subarray(magic.length, magic.length + keyNameBytes)
  if (!name.equals(nameOfKey(key))) throw new Error(`${file} was encrypted under another recovery key.`)
  const own = keyOfFile(key, head.subarray(magic.length + keyNameBytes))
  for (const { piece, place, isLast } of inPlaces(sealedPieces(fd, file))) yield opened(piece, place, isLast)

  function opened(piece: Buffer, place: number, isLast: boolean): Buffer {
    try {
      const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(place, isLast), { authTagLength: tagBytes })
      decipher.setAuthTag(piece.subarray(0, tagBytes))
      return Buffer.concat([decipher.update(piece.subarray(tagBytes)), decipher.final()])
    } catch {
      throw new Error(damaged(file))
    }
  }
}

function* sealedPieces(fd: number, file: string): Generator<Buffer> {
  for (let length = take(fd, lengthBytes); length !== null; length = take(fd, lengthBytes)) {
    const size = length.length === lengthBytes ? length.readUInt32BE() : Number.POSITIVE_INFINITY
    const piece = size <= pieceBytes ? take(fd, tagBytes + size) : null
    if (piece?.length !== tagBytes + size) throw new Error(damaged(file))
    yield piece
  }
}

const damaged = (file: string) => `${file} is damaged, or not whole.`

/** The next bytes of a file, fewer at its end; null where there are none. */
function take(fd: number, size: number): Buffer | null {
  const buffer = Buffer.alloc(size)
  let filled = 0
  for (let got = -1; got !== 0 && filled < size; filled += got) got = readSync(fd, buffer, filled, size - filled, null)
  return filled === 0 ? null : buffer.subarray(0, filled)
}

function writeAll(file: string, pieces: Iterable<Buffer>): void {
  const fd = openSync(file, 'wx', 0o600)
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(fd, piece, at)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
