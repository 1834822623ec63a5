import type { RuptureJudgement, RuptureKind } from '@/lib/flags/rupture-judgement'
import type { History } from '@/lib/history'
import { alliance, type Sheet } from '../episode'

/** Five calm ratings about 4, from which a range follows. */
export const calm = [4, 4.1, 3.9, 4, 4.1].map(mean => [alliance(mean)])

/** Falls short of expectation at every session by less than any single drop. */
export const slowDecline = [
  ...[4, 4.1, 3.9, 4, 4.1, 4],
  ...[3.7, 3.7, 3.6, 3.5, 3.5, 3.4, 3.3, 3.3, 3.2, 3.1, 3.1, 3, 2.9, 2.9, 2.8],
].map(mean => [alliance(mean)])

/** The clinician's own tension check, with what was seen: 0 none, 1 withdrawal, 2 confrontation, 3 both. */
export const ownCheck = (seen?: number | 'blank'): Sheet => ({
  instrumentId: 'tension-check',
  respondent: 'clinician',
  answers: { 1: 0, ...(seen === undefined ? {} : { 4: seen }) },
})

/** A word on the drop of one week, said on a date; at noon UTC. */
export const word = (week: number, kind: RuptureKind, on: string, instrumentId = 'wai-sr'): RuptureJudgement => ({
  sessionId: `week-${week}`,
  instrumentId,
  kind,
  at: Date.parse(`${on}T12:00:00Z`),
})

export const withWords = (history: History, ...judgements: RuptureJudgement[]): History => ({ ...history, judgements })
