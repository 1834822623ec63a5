import { createHash } from 'node:crypto'
import { sqlite } from '@/db/open'

/** What a request that was refused may still leave: that somebody logged in, or opened something of their own. */
const notClinical = ['logins', 'failed_logins', 'audit_events', 'audit_heads', 'refusals']

/** A hash of all that the practice keeps, by table: the same before and after means that nothing was changed. */
export function storedState(): Record<string, string> {
  const tables = sqlite()
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' order by name")
    .all()
  const kept = tables.map(({ name }) => name).filter(name => !notClinical.includes(name) && !name.startsWith('sqlite_'))
  return Object.fromEntries(kept.map(name => [name, hashOf(name)]))
}

function hashOf(table: string): string {
  const hash = createHash('sha256')
  for (const row of sqlite().prepare(`select * from "${table}" order by rowid`).raw().all())
    hash.update(JSON.stringify(row))
  return hash.digest('hex')
}

/** How many audit entries of one kind there are about a client, or of those that are about none. */
export function audited(act: string, clientId: string | null): number {
  const count = sqlite().prepare<[string, string | null], { n: number }>(
    'select count(*) n from audit_events where act = ? and client_id is ?',
  )
  return count.get(act, clientId)?.n ?? 0
}
