import type { Tier } from './flags/rule'

type Row = {
  code: string
  topFlag: { tier: Tier; evidenceOn: string } | null
  summary: { openRupture: { since: string } | null } | null
  due: readonly string[]
  nextSessionOn: string | null
}

/**
 * Clients in the order in which their work may need a look. It orders work, not people: safety, then review, each by the newest
 * evidence; then open possible ruptures; then measures overdue (due, and the session's day has come); then by next session.
 */
export function inTriageOrder<T extends Row>(rows: readonly T[], today: string): T[] {
  return rows.toSorted(
    (a, b) =>
      group(a, today) - group(b, today) ||
      newestFirst(a, b) ||
      soonestFirst(a.nextSessionOn, b.nextSessionOn) ||
      a.code.localeCompare(b.code, 'en', { numeric: true }),
  )
}

function group({ topFlag, summary, due, nextSessionOn }: Row, today: string): number {
  if (topFlag?.tier === 'safety') return 0
  if (topFlag?.tier === 'review') return 1
  if (summary?.openRupture) return 2
  return due.length > 0 && nextSessionOn !== null && nextSessionOn <= today ? 3 : 4
}

const evidence = (row: Row): string =>
  row.topFlag && row.topFlag.tier !== 'note' ? row.topFlag.evidenceOn : (row.summary?.openRupture?.since ?? '')

const newestFirst = (a: Row, b: Row) => evidence(b).localeCompare(evidence(a))

/** Clients without an appointment come last. */
const soonestFirst = (a: string | null, b: string | null) => (a ?? '9999').localeCompare(b ?? '9999')
