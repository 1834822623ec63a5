import { todayIn } from '../dates'
import type { Rating } from '../history'

/** What the clinician says a possible rupture was. Only this judgement makes it a rupture, or not one. */
export const ruptureKinds = ['withdrawal', 'confrontation', 'both', 'not-a-rupture'] as const
export type RuptureKind = (typeof ruptureKinds)[number]

/** A clinician's judgement of the drop at one session, as the rules and charts read it; what was done is text and stays outside. */
export type RuptureJudgement = { sessionId: string; instrumentId: string; kind: RuptureKind; at: number }

/** What became of a possible rupture, by the clinician's judgement and the ratings since. */
export const ruptureStatuses = ['possible', 'repaired', 'unrepaired', 'not-a-rupture'] as const
export type RuptureStatus = (typeof ruptureStatuses)[number]

/** The newest judgement of any of these ratings: an earlier low one may have been typed in since, so that the drop is there now. */
export function judgementOn(
  words: readonly RuptureJudgement[],
  instrumentId: string,
  below: readonly Rating[],
): RuptureJudgement | null {
  const theirs = below.flatMap(({ sessionId }) =>
    words.filter(word => word.instrumentId === instrumentId && word.sessionId === sessionId),
  )
  return theirs.toSorted((a, b) => a.at - b.at).at(-1) ?? null
}

/**
 * A rupture that the clinician named is repaired once a rating is back. "Not a rupture" covers the ratings up to that day: one that
 * is out of range on a later day asks again.
 */
export function ruptureStatusOf(
  word: RuptureJudgement | null,
  below: readonly Rating[],
  isBack: boolean,
): RuptureStatus {
  if (!word) return 'possible'
  if (word.kind !== 'not-a-rupture') return isBack ? 'repaired' : 'unrepaired'
  const spokenOn = todayIn(furthestEast, word.at)
  const isMeant = (rating: Rating) => rating.sessionId === word.sessionId || rating.date <= spokenOn
  return below.every(isMeant) ? 'not-a-rupture' : 'possible'
}

/** Rules do not know the practice's zone: the day is the latest that it can have been anywhere. */
const furthestEast = 'Pacific/Kiritimati'
