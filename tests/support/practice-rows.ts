import { getTableName, is, Table } from 'drizzle-orm'
import { db } from '@/db/open'
import * as schema from '@/db/schema'

/**
 * Every table of the open practice with its rows as texts, without what is made with a key of its folder, without the revision that an episode
 * gets with each reading, and without what makes the audit a chain.
 */
export async function practiceRows(): Promise<Map<string, string[]>> {
  const kept = new Map<string, string[]>()
  for (const table of Object.values(schema)) {
    if (!is(table, Table) || ofTheChain.has(getTableName(table))) continue
    const rows = await db().select().from(table)
    kept.set(
      getTableName(table),
      rows.map(row => JSON.stringify(row, plain)).filter(text => !text.includes('"act":"audit.begin"')),
    )
  }
  return kept
}

const ofTheChain: ReadonlySet<string> = new Set(['audit_heads', 'audit_salts'])

function plain(name: string, value: unknown): unknown {
  if (name === 'hash' || name === 'reasonHash') return 'bound'
  if (isBuffer(value)) return 'sealed'
  if (name === 'revision') return 'renewed'
  if (name === 'keyFingerprint' || name === 'loginFingerprint') return 'keyed'
  // What a new key is known by; where there is none it is ''.
  if (name === 'keyId' && value !== '') return 'keyed'
  if (/^(secret|token|code)Hash$/.test(name) && value !== null) return 'keyed'
  return name === 'mark' ? 'keyed' : value
}

const isBuffer = (value: unknown) =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
