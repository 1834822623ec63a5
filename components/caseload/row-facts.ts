import type { CaseloadRow } from '@/db/caseload'
import { daysBetween } from '@/lib/dates'
import type { Tier } from '@/lib/flags/rule'
import type { Show } from './url-state'

const fourWeeks = 28
const weight: Record<Tier, number> = { safety: 0, review: 1, note: 2 }

/** What the table sorts by, per column; undefined sorts last in either direction. */
export function sortValues(row: CaseloadRow, today: string) {
  const { summary, topFlag } = row
  const rated = summary?.alliance?.points.findLast(point => point.value !== null)
  return {
    client: row.name ?? row.code,
    attachment: summary?.style?.label,
    session: row.nextSessionOn ?? undefined,
    why: topFlag ? weight[topFlag.tier] * 100_000 + daysBetween(topFlag.evidenceOn, today) : undefined,
    alliance: rated?.value ?? undefined,
    distress: summary?.distress?.value,
    rupture: summary?.openRupture ? daysBetween(summary.openRupture.since, today) : undefined,
    due: row.due.length || undefined,
  }
}

/**
 * Which filters a row passes. Whose episode has ended is listed apart, but stays among all as long as a Safety or Review flag is open:
 * nobody leaves the list that counts them.
 */
export function showsOf(row: CaseloadRow, today: string): Show[] {
  const passed: [Show, boolean][] = [
    ['all', row.episode !== null || row.staysListed],
    ['review', isToReview(row)],
    ['due', row.due.length > 0],
    ['unseen', row.episode !== null && daysBetween(lastSeen(row, row.episode), today) > fourWeeks],
    ['ended', row.episode === null],
  ]
  return passed.flatMap(([show, passes]) => (passes ? [show] : []))
}

const lastSeen = ({ summary }: CaseloadRow, { startedOn }: { startedOn: string }) =>
  summary?.lastSession?.date ?? startedOn

/** A Note is seen on the client page and is not counted here. */
const isToReview = ({ topFlag }: CaseloadRow) => topFlag !== null && topFlag.tier !== 'note'
