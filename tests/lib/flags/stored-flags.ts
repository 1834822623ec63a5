import { type ActOnFlags, type FlagChange, reconcile, type StoredFlag } from '@/lib/flags/reconcile'
import type { Finding } from '@/lib/flags/rule'

/** Keeps flags the way a practice does: nothing is deleted, evidence goes through JSON. */
export function kept(stored: readonly StoredFlag[], findings: readonly Finding[], act?: ActOnFlags): StoredFlag[] {
  return reconcile(stored, findings, act).reduce(apply, [...stored])
}

export function apply(flags: StoredFlag[], change: FlagChange): StoredFlag[] {
  if (change.kind === 'raise') return [...flags, asKept(`flag-${flags.length}`, change.finding)]
  return flags.map(flag => (flag.id === change.flagId ? changed(flag, change) : flag))
}

function changed(flag: StoredFlag, change: Exclude<FlagChange, { kind: 'raise' }>): StoredFlag {
  if (change.kind === 'withdraw') return { ...flag, ended: 'withdrawn' }
  const read = change.finding ? asKept(flag.id, change.finding) : flag
  const ended = change.kind === 'renew' ? null : change.kind === 'end-again' ? change.ending.outcome : read.ended
  return { ...read, endings: flag.endings, ended, wasLate: flag.wasLate || read.wasLate }
}

function asKept(id: string, { rule, key, tier, evidence, date, sessionId, clearedBy, isLate }: Finding): StoredFlag {
  const ended = clearedBy !== null ? ('cleared' as const) : isLate ? ('recorded-late' as const) : null
  const stored = JSON.parse(JSON.stringify(evidence))
  const wasLate = ended === 'recorded-late'
  return { id, rule, key, tier, evidence: stored, evidenceOn: date, sessionId, ended, wasLate, endings: [] }
}

/** The flag as a person ends it, for the evidence that it has now. */
export function endedBy(flag: StoredFlag, outcome: 'resolved' | 'dismissed'): StoredFlag {
  const { sessionId, evidenceOn, evidence } = flag
  return {
    ...flag,
    ended: outcome,
    endings: [...flag.endings, { id: `${flag.id}-ending`, outcome, sessionId, evidenceOn, evidence }],
  }
}

/** What the flags of an episode say, without the ids that they happen to have. */
export const said = (flags: readonly StoredFlag[]) =>
  flags
    .filter(flag => flag.ended !== 'withdrawn')
    .map(({ id: _, ...flag }) => flag)
    .toSorted((a, b) => `${a.rule} ${a.key}`.localeCompare(`${b.rule} ${b.key}`))
