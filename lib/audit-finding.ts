/** What an audit that is not as it was written looks like. */
const tamperings = {
  changed: 'was changed after it was written, or is not where it was written',
  missing: 'is missing',
  'put-in': 'was put in afterwards',
  unbound: 'is not bound to the one before it, as all are that Attune writes: it was put in or changed',
  'before-the-chain': 'and those after it from before the audit was a chain are not what they were when it became one',
  'written-anew': 'is the first of some that were written anew: they fit together, and not what was sealed of them',
  'cut-off': 'is missing, and with it the end of the audit',
  added: 'was added by something that has not the key',
  head: 'is the last, and what seals the end of the audit is gone, or was made without the key',
} as const

export type Tampering = keyof typeof tamperings

/** The first thing that is not as it was written, and at which entries. */
export type Finding = { kind: Tampering; seq: number; upTo: number; at: number | null }

/** A finding as a sentence. `written`: the time of the entry, or of the last one before it, where there is one. */
export function findingText({ kind, seq, upTo }: Finding, written: string | null): string {
  const range = upTo > seq ? ` (up to entry ${upTo})` : ''
  const when = written === null ? '' : `, about ${written}`
  return `Entry ${seq}${range}${when} ${tamperings[kind]}.`
}
