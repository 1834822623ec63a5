import type { AuditView } from '@/db/audit-log'
import { csv } from '@/lib/text/csv'
import { aboutText } from './audit-table'

const head = ['entry', 'time (UTC)', 'who', 'act', 'what', 'about']

/** The entries as a table for a spreadsheet. Where they are cut, the last line says so. */
export function auditCsv(entries: readonly AuditView[], isCut: boolean): string {
  const lines = entries.map(entry => [
    entry.seq,
    new Date(entry.at).toISOString(),
    entry.person ?? '',
    entry.act,
    entry.text,
    aboutText(entry),
  ])
  return csv([head, ...lines, ...(isCut ? [['There are older entries: choose a shorter period for them.']] : [])])
}
