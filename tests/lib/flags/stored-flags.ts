import { type FlagChange, reconcile, type StoredFlag } from '@/lib/flags/reconcile'
import type { Finding } from '@/lib/flags/rule'

/** Keeps flags the way a practice does: nothing is deleted, evidence goes through JSON. */
export function kept(stored: readonly StoredFlag[], findings: readonly Finding[]): StoredFlag[] {
  return reconcile(stored, findings).reduce(apply, [...stored])
}

export function apply(flags: StoredFlag[], change: FlagChange): StoredFlag[] {
  if (change.kind === 'raise') return [...flags, asKept(`flag-${flags.length}`, change.finding)]
  return flags.map(flag => {
    if (flag.id !== change.flagId) return flag
    return change.kind === 'withdraw' ? { ...flag, ended: 'withdrawn' as const } : asKept(flag.id, change.finding)
  })
}

function asKept(id: string, { rule, key, tier, evidence, date, sessionId, clearedBy }: Finding): StoredFlag {
  const ended = clearedBy === null ? null : ('cleared' as const)
  return { id, rule, key, tier, evidence: JSON.parse(JSON.stringify(evidence)), evidenceOn: date, sessionId, ended }
}

/** What the flags of an episode say, without the ids that they happen to have. */
export const said = (flags: readonly StoredFlag[]) =>
  flags
    .filter(flag => flag.ended !== 'withdrawn')
    .map(({ id: _, ...flag }) => flag)
    .toSorted((a, b) => `${a.rule} ${a.key}`.localeCompare(`${b.rule} ${b.key}`))
