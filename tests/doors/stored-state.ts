import { createHash } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { tablesInOrder } from '@/db/move-tables'
import { db } from '@/db/open'

/** What a request that was refused may still leave: that somebody logged in, or opened something of their own. */
const notClinical = ['logins', 'failed_logins', 'audit_events', 'audit_heads', 'refusals']

/** A hash of all that the practice keeps, by table: the same before and after means that nothing was changed. */
export async function storedState(): Promise<Record<string, string>> {
  const state: Record<string, string> = {}
  for (const { name, table, keys } of tablesInOrder()) {
    if (notClinical.includes(name)) continue
    const inOrder = keys.map(({ column }) => asc(column))
    const rows: unknown[] = await db()
      .select()
      .from(table)
      .orderBy(...inOrder)
    state[name] = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  }
  return state
}
