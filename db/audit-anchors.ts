import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { AuditKey } from './audit-key'
import { canonicalText } from './audit-text'
import { linesOf } from './move-lines'

/*
 * What stands outside of the database for how far the audit goes: a file of lines, each signed and never changed, one for every time that
 * the server looked (`anchor`) or a backup was put in the practice's place (`restore`: from there on the audit goes on from an earlier
 * entry). Whoever takes entries away, or writes them anew, does not fit what the file says.
 */

const lineSchema = z.object({
  kind: z.enum(['anchor', 'restore']),
  practice: z.string(),
  /** The number of the newest entry, which is how many there are but for gaps from before there was a chain. */
  seq: z.int(),
  /** Its hash in hexadecimal digits; null where it was restored from before there was a chain. */
  hash: z.string().nullable(),
  /** ISO 8601 in UTC. */
  at: z.string(),
})
const signedSchema = lineSchema.extend({ signature: z.string() })
export type AnchorLine = z.infer<typeof lineSchema>

/** Where the anchors of a practice are kept: in its folder, or where ATTUNE_AUDIT_ANCHORS says, which may be on another disk. */
export const anchorsFile = (folder: string) =>
  path.resolve(/*turbopackIgnore: true*/ process.env.ATTUNE_AUDIT_ANCHORS || path.join(folder, 'audit-anchors'))

const textOf = ({ kind, practice, seq, hash, at }: AnchorLine) =>
  canonicalText('attune-audit-anchor/1', [
    ['kind', kind],
    ['practice', practice],
    ['seq', seq],
    ['hash', hash],
    ['at', at],
  ])

/** Adds a signed line, which is on the disk when this returns. After one that a power cut left half written it begins a new one. */
export function addAnchor(file: string, key: AuditKey, line: AnchorLine): void {
  const text = JSON.stringify({ ...line, signature: key.sign(textOf(line)) })
  const fd = openSync(file, 'a+', 0o600)
  try {
    writeSync(fd, `${endsInLine(fd) ? '' : '\n'}${text}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function endsInLine(fd: number): boolean {
  const { size } = fstatSync(fd)
  const last = Buffer.alloc(1)
  if (size > 0) readSync(fd, last, 0, 1, size - 1)
  return size === 0 || last.toString() === '\n'
}

export type Anchors = {
  file: string
  isThere: boolean
  /** What holds now, in the order of entries: of what a restore went back behind, nothing does. */
  inForce: readonly AnchorLine[]
  /** The numbers of the lines that cannot be read or that nobody with the key has signed. */
  bad: readonly number[]
}

/** Reads the anchors. A last line without its end was cut off by a power cut, and is none. */
export function readAnchors(file: string, key: AuditKey): Anchors {
  if (!existsSync(file)) return { file, isThere: false, inForce: [], bad: [] }
  const bad: number[] = []
  let inForce: AnchorLine[] = []
  let number = 0
  for (const text of linesOf(file)) {
    number++
    const line = signed(text, key)
    if (line === null) bad.push(number)
    // The hash of what was restored holds all that was before it, whatever the file said of that until then.
    else inForce = line.kind === 'anchor' ? inForce.concat(line) : line.hash === null ? [] : [line]
  }
  return { file, isThere: true, inForce: inForce.toSorted((a, b) => a.seq - b.seq), bad }
}

function signed(text: string, key: AuditKey): AnchorLine | null {
  try {
    const { signature, ...line } = signedSchema.parse(JSON.parse(text))
    return key.isSigned(textOf(line), signature) ? line : null
  } catch {
    return null
  }
}
