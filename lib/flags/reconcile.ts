import type { Finding, Tier } from './rule'
import { isSentSince } from './sent-since'

/** That a person ended a flag, and the newest evidence when they did. */
export type FlagEnding = {
  id: string
  outcome: 'resolved' | 'dismissed'
  sessionId: string
  evidenceOn: string
  /** As the flag had it then; null where an earlier version did not keep it. */
  evidence: unknown
}

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
  /** It was in the history as recorded late before, and nobody has acknowledged it since. */
  wasLate: boolean
  /** Those in force, the oldest first. */
  endings: readonly FlagEnding[]
}

export type FlagChange =
  /** A new flag. When the finding is cleared or late already, the flag is ended in the same act, so that its history stays readable. */
  | { kind: 'raise'; finding: Finding }
  | { kind: 'renew'; flagId: string; finding: Finding; isNewEvidence: boolean; raisedAgain: boolean }
  | { kind: 'clear'; flagId: string; finding: Finding }
  | { kind: 'withdraw'; flagId: string }
  /** It goes to the history as recorded late. */
  | { kind: 'set-late'; flagId: string; finding: Finding }
  /** What a person said of this evidence holds again, since what outweighed it is gone. */
  | { kind: 'end-again'; flagId: string; finding: Finding | null; ending: FlagEnding }

/** What the act that led to this evaluation says of flags. */
export type ActOnFlags = {
  /** It states another answer, a blank or a refusal in place of the one that raised the flag. */
  corrects?(flag: StoredFlag): boolean
  /** It goes on with the run of earlier sessions that raised the flag, whose risk answers are asked about together at the end. */
  defers?(flag: StoredFlag): boolean
  /** It records nothing, and only puts sessions elsewhere or back: an open flag that was in the history as recorded late returns there. */
  rearranges?: boolean
}

/**
 * What is to be done so that the stored flags of an episode say what a fresh reading found. Nothing when they do already. What a
 * person ended stays ended until there is newer evidence, or the client sends the same by themselves, and is ended again when that is
 * taken back; what the data ended comes back when the data takes it back. A safety flag is never ended by answers that are merely gone, nor by other sessions that are recorded,
 * except those of the same run of earlier sessions. None is ever deleted. `order` has the episode's sessions, void ones too, as they
 * are numbered: it tells which of two of one day is the newer.
 */
export function reconcile(
  stored: readonly StoredFlag[],
  findings: readonly Finding[],
  act: ActOnFlags = {},
  order: readonly string[] = [],
): FlagChange[] {
  const found = new Map(findings.map(finding => [nameOf(finding), finding]))
  const known = new Set(stored.map(nameOf))
  const raised = findings.filter(finding => !known.has(nameOf(finding)))
  return [
    ...stored.flatMap(flag => changeOf(flag, found.get(nameOf(flag)), { ...act, stored, order })),
    ...raised.map(finding => ({ kind: 'raise' as const, finding: asAsked(finding, stored) })),
  ]
}

/** Another answer to a question that was asked as one of today goes on being asked today, however late it is typed in. */
function asAsked(finding: Finding, stored: readonly StoredFlag[]): Finding {
  const isAsked = ofQuestion(finding, stored).some(({ ended, wasLate }) => ended === null || !wasLate)
  return isAsked ? { ...finding, isLate: false } : finding
}

type Named = { rule: string; key: string }

/** The flags that are about the same as this one, whatever was answered. */
const ofQuestion = (named: Named, stored: readonly StoredFlag[]) =>
  stored.filter(flag => questionOf(flag) === questionOf(named))

const questionOf = (named: Named) => nameOf(named).replace(/=[^:]*/, '')

const nameOf = ({ rule, key }: Named) => `${rule} ${key}`

type Around = ActOnFlags & { stored: readonly StoredFlag[]; order: readonly string[] }

function changeOf(flag: StoredFlag, finding: Finding | undefined, act: Around): FlagChange[] {
  const ending = flag.endings.findLast(each => covers(each, finding ?? { ...flag, date: flag.evidenceOn }, act.order))
  if (ending) return endedByPerson(flag, finding, ending)
  if (!finding) return withoutFinding(flag, act)
  if (finding.clearedBy !== null) return clearedByData(flag, finding)
  if (finding.isLate && isEndedLate(flag, act)) return late(flag, finding)
  const isNewEvidence = !saysTheSame(flag, finding)
  const raisedAgain = flag.ended !== null
  return raisedAgain || isNewEvidence ? [{ kind: 'renew', flagId: flag.id, finding, isNewEvidence, raisedAgain }] : []
}

type Evidence = Pick<Finding, 'sessionId' | 'date' | 'evidence'>

/**
 * Evidence from another, later session outweighs what was said before, and so does what the client has sent by themselves since; a session
 * that only got a new date is not news.
 */
function covers(ending: FlagEnding, { sessionId, date, evidence }: Evidence, order: readonly string[]): boolean {
  if (isSentSince(evidence, ending.evidence)) return false
  if (sessionId === ending.sessionId || date < ending.evidenceOn) return true
  const [at, endedAt] = [order.indexOf(sessionId), order.indexOf(ending.sessionId)]
  return date === ending.evidenceOn && (endedAt < 0 || at < endedAt)
}

function endedByPerson(flag: StoredFlag, finding: Finding | undefined, ending: FlagEnding): FlagChange[] {
  const isStanding = finding !== undefined && finding.clearedBy === null
  if (flag.ended === ending.outcome) return []
  return [{ kind: 'end-again', flagId: flag.id, finding: isStanding ? finding : null, ending }]
}

function withoutFinding(flag: StoredFlag, act: ActOnFlags): FlagChange[] {
  if (flag.ended === 'withdrawn') return []
  return flag.tier !== 'safety' || act.corrects?.(flag) ? [{ kind: 'withdraw', flagId: flag.id }] : []
}

function clearedByData(flag: StoredFlag, finding: Finding): FlagChange[] {
  if (flag.ended === 'resolved' || flag.ended === 'dismissed') return []
  return flag.ended === 'cleared' && saysTheSame(flag, finding) ? [] : [{ kind: 'clear', flagId: flag.id, finding }]
}

/**
 * One that began as open stays open, and comes back as open: a later session that was recorded since does not answer it, unless both
 * are typed in one run, which asks about it at its end. One that was in the history already goes back there, but not while its
 * question is open, unless what opened that is undone.
 */
function isEndedLate(flag: StoredFlag, { stored, rearranges = false, defers }: Around): boolean {
  if (defers?.(flag)) return true
  return flag.wasLate && (rearranges || ofQuestion(flag, stored).every(({ ended }) => ended !== null))
}

const late = (flag: StoredFlag, finding: Finding): FlagChange[] =>
  flag.ended === 'recorded-late' && saysTheSame(flag, finding) ? [] : [{ kind: 'set-late', flagId: flag.id, finding }]

const saysTheSame = (flag: StoredFlag, finding: Finding): boolean =>
  flag.tier === finding.tier && flag.evidenceOn === finding.date && sameText(flag.evidence, finding.evidence)

/** Evidence is stored as JSON, so that is what is compared. */
const sameText = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
