import { drivers, sqlite } from '@/db/open'

type Sent = {
  /** Every statement, in the order of their sending. */
  all: readonly string[]
  /** Each of them once. */
  distinct: ReadonlySet<string>
  /** How many were sent in all. */
  sent: number
  /** Those that were sent outside of an act. */
  outside: readonly string[]
}

/** What some work sends to the database of the open practice. */
export async function queriesOf(work: () => unknown): Promise<Sent> {
  const all: string[] = []
  const outside: string[] = []
  const [forActs] = drivers()
  const kept = drivers().map(driver => ({ driver, prepare: driver.prepare }))
  for (const { driver, prepare } of kept)
    Object.assign(driver, {
      prepare(source: string) {
        all.push(source)
        if (driver !== forActs) outside.push(source)
        return prepare.call(driver, source)
      },
    })
  try {
    await work()
  } finally {
    for (const { driver, prepare } of kept) Object.assign(driver, { prepare })
  }
  return { all, distinct: new Set(all), sent: all.length, outside }
}

/** How SQLite would carry a statement out, a line for each step; none for what is no query. */
export function planOfQuery(query: string): string[] {
  if (!/^(select|insert|update|delete)/i.test(query)) return []
  const nothing = Array.from({ length: query.split('?').length - 1 }, () => null)
  return sqlite()
    .prepare<unknown[], { detail: string }>(`explain query plan ${query}`)
    .all(...nothing)
    .map(({ detail }) => detail)
}

/** Tables of what a practice has set for itself, a few rows each, which are read whole. */
const ofThePractice = new Set([
  ...[
    'practices',
    'practice_settings',
    'answer_settings',
    'tablets',
    'measure_plans',
    'own_instruments',
    'wordings',
    'next_step_texts',
    'rereadings',
    'audit_heads',
    'second_factor_rules',
  ],
])

/**
 * The steps of a plan that take longer the larger the practice is: those that walk through a table, or find in it what belongs to the
 * practice and no more. A query that is stopped at its first row walks nowhere. What one client, one page or one person has may be put in
 * order, as long as it was found by that.
 */
export const growingSteps = (query: string): string[] =>
  / limit \?$/.test(query) && !/ order by /.test(query)
    ? []
    : planOfQuery(query).filter(step => {
        const [, how, table = ''] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? []
        if (ofThePractice.has(table) || /^SCAN \d+-ROW VALUES/.test(step)) return false
        return how === 'SCAN' || (how === 'SEARCH' && /\(practice_id=\?\)$/.test(step))
      })
