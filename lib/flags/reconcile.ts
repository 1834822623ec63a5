import type { Finding, Tier } from './rule'

export type StoredFlag = {
  id: string
  rule: string
  key: string
  tier: Tier
  evidence: unknown
  evidenceOn: string
  /** The session of the newest evidence. */
  sessionId: string
  ended: 'cleared' | 'withdrawn' | 'recorded-late' | 'resolved' | 'dismissed' | null
}

export type FlagChange =
  /** A new flag. When the finding is cleared already, the flag is ended in the same act, so that its history stays readable. */
  | { kind: 'raise'; finding: Finding }
  | { kind: 'renew'; flagId: string; finding: Finding; isNewEvidence: boolean; raisedAgain: boolean }
  | { kind: 'clear'; flagId: string; finding: Finding }
  | { kind: 'withdraw'; flagId: string }

/**
 * What is to be done so that the stored flags of an episode say what a fresh reading found. Nothing when they do already. A flag
 * that a person ended stays ended until there is newer evidence; one that the data ended comes back when the data takes it back;
 * none is ever deleted.
 */
export function reconcile(stored: readonly StoredFlag[], findings: readonly Finding[]): FlagChange[] {
  const found = new Map(findings.map(finding => [nameOf(finding), finding]))
  const known = new Set(stored.map(nameOf))
  const raised = findings.filter(finding => !known.has(nameOf(finding)))
  return [
    ...stored.flatMap(flag => changeOf(flag, found.get(nameOf(flag)))),
    ...raised.map(finding => ({ kind: 'raise' as const, finding })),
  ]
}

const nameOf = ({ rule, key }: { rule: string; key: string }) => `${rule} ${key}`

function changeOf(flag: StoredFlag, finding: Finding | undefined): FlagChange[] {
  if (isEndedByPerson(flag) && !(finding && isNewer(flag, finding))) return []
  if (!finding) return flag.ended === 'withdrawn' ? [] : [{ kind: 'withdraw', flagId: flag.id }]
  const isNewEvidence = !saysTheSame(flag, finding)
  if (finding.clearedBy !== null)
    return flag.ended === 'cleared' && !isNewEvidence ? [] : [{ kind: 'clear', flagId: flag.id, finding }]
  const raisedAgain = flag.ended !== null
  return raisedAgain || isNewEvidence ? [{ kind: 'renew', flagId: flag.id, finding, isNewEvidence, raisedAgain }] : []
}

const isEndedByPerson = ({ ended }: StoredFlag) => ended === 'resolved' || ended === 'dismissed'

/** Standing, and from another, later session than the flag was ended for: a session that only got a new date is not news. */
const isNewer = (flag: StoredFlag, finding: Finding) =>
  finding.clearedBy === null && finding.sessionId !== flag.sessionId && finding.date > flag.evidenceOn

const saysTheSame = (flag: StoredFlag, finding: Finding): boolean =>
  flag.tier === finding.tier && flag.evidenceOn === finding.date && sameText(flag.evidence, finding.evidence)

/** Evidence is stored as JSON, so that is what is compared. */
const sameText = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
