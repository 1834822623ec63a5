import { hash } from 'node:crypto'
import type { auditEvents } from './schema'

/*
 * What is hashed, sealed and signed of the audit: texts that are made here and not by a database, so that both engines and every version
 * make the same ones. Each begins with the name of its format; each field has its name and its length, so that no two contents make
 * the same text.
 */

export type AuditRow = Omit<typeof auditEvents.$inferSelect, 'hash'>

/** A text of named fields. What is absent is told apart from what is empty. */
export const canonicalText = (format: string, fields: readonly (readonly [string, string | number | null])[]): string =>
  fields.reduce((text, [name, value]) => text + field(name, value), `${format}\n`)

function field(name: string, value: string | number | null): string {
  if (value === null) return `${name}=-\n`
  const text = String(value)
  return `${name}=${Buffer.byteLength(text)}:${text}\n`
}

/** The text of an entry. `previous` is the hash of the one before it; the first one has none. */
const entryText = (row: AuditRow, previous: Buffer | null): string =>
  canonicalText('attune-audit/1', [
    ['seq', row.seq],
    ['practice', row.practiceId],
    ['at', row.happenedAt],
    ['person', row.personId],
    ['login', row.loginId],
    ['act', row.act],
    ['client', row.clientId],
    ['subject', row.subjectId],
    ['count', row.count],
    ['detail', row.detail],
    ['reason', row.reasonHash?.toString('hex') ?? null],
    ['previous', previous?.toString('hex') ?? null],
  ])

/** The hash by which the next entry is bound to this one. */
export const hashOfEntry = (row: AuditRow, previous: Buffer | null): Buffer =>
  hash('sha256', entryText(row, previous), 'buffer')

/** The text of an entry from before there was a chain; all of them together make what the first one of the chain takes in. */
export const textOfOldEntry = (row: AuditRow): string => entryText(row, null)

/** What binds a reason without holding it. The salt is kept apart, and with it goes all that the hash tells. */
export const hashOfReason = (salt: Buffer, reason: string): Buffer =>
  hash(
    'sha256',
    canonicalText('attune-audit-reason/1', [
      ['salt', salt.toString('hex')],
      ['reason', reason],
    ]),
    'buffer',
  )

/** Up to which entry the audit goes: what the head row and the anchors say. */
export type Head = { practiceId: string; seq: number; hash: Buffer }

export const headText = ({ practiceId, seq, hash: last }: Head): string =>
  canonicalText('attune-audit-head/1', [
    ['practice', practiceId],
    ['seq', seq],
    ['hash', last.toString('hex')],
  ])
