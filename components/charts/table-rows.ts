import { shortDate } from '@/lib/dates'
import type { Row } from '@/lib/timeline/rows'

/** The rows of a panel's table as HTML, without the end tags that HTML can do without: there may be hundreds. */
export function tableRows(rows: readonly Row[], hasRange: boolean, locale: string): string {
  return rows.map(row => `<tr><th scope=row>${row.number}${cellsOf(row, hasRange, locale).map(cell).join('')}`).join('')
}

const cellsOf = ({ date, value, range, mark }: Row, hasRange: boolean, locale: string) => [
  shortDate(date, locale),
  value === '' ? '–' : value,
  ...(hasRange ? [range] : []),
  mark,
]

const cell = (text: string) => `<td>${escaped(text)}`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => signs[sign] ?? sign)
