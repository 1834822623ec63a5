import type { AuditView } from '@/db/audit-log'
import { aboutText } from './audit-table'

const head = ['entry', 'time (UTC)', 'who', 'act', 'what', 'about']

/** The entries as a table for a spreadsheet. Where they are cut, the last line says so. */
export function auditCsv(entries: readonly AuditView[], isCut: boolean): string {
  const lines = entries.map(entry =>
    [entry.seq, new Date(entry.at).toISOString(), entry.person ?? '', entry.act, entry.text, aboutText(entry)].map(
      cell,
    ),
  )
  const cut = isCut ? [[cell('There are older entries: choose a shorter period for them.')]] : []
  return [head.map(cell), ...lines, ...cut].map(line => `${line.join(',')}\r\n`).join('')
}

/** In quotes; what a spreadsheet would take for a formula has an apostrophe before it. */
function cell(value: string | number): string {
  const text = String(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
