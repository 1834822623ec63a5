import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { shortDate } from '@/lib/dates'
import { numberText } from '@/lib/history'
import type { DrawnPanel } from '@/lib/timeline/panel'
import type { Row } from '@/lib/timeline/points'

/** What can be done with a panel, quiet beside its title. */
export const panelLink =
  'rounded-sm py-0.5 text-xs text-soft underline decoration-rule underline-offset-4 hover:text-ink hover:decoration-ink'

/** Puts a drawing away; it is brought back from over the charts. */
export function HideLink({ href, title }: { href: string; title: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      className={cn(panelLink, 'absolute top-0 right-11 xl:right-[calc(9.5rem+2.75rem)] print:hidden')}
    >
      Hide<span className="sr-only"> {title}</span>
    </Link>
  )
}

/** The panel's values in a table, folded away until it is asked for; it needs no JavaScript. */
export function PanelTable({ panel, locale }: { panel: DrawnPanel; locale: string }) {
  const hasRange = panel.band.length > 0
  return (
    <details className="text-xs print:hidden">
      <summary className={cn(panelLink, 'absolute top-0 right-0 list-none xl:right-[9.5rem]')}>
        Table<span className="sr-only"> of {panel.title}</span>
      </summary>
      <table className={tableClass}>
        <caption className="sr-only">{panel.title}</caption>
        <thead className="border-b border-ink text-soft">
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Date</th>
            <th scope="col">Value</th>
            {hasRange && <th scope="col">Expected range</th>}
            <th scope="col">Mark</th>
          </tr>
        </thead>
        <tbody
          className="[&_tr]:border-b [&_tr]:border-rule"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: one string costs less than five elements a row; it holds numbers, dates and fixed words, and escapes them
          dangerouslySetInnerHTML={{ __html: tableRows(panel.rows, hasRange, locale) }}
        />
      </table>
    </details>
  )
}

/** The look of the tables under drawings. They stay at the left edge of what is scrolled, with session and date first. */
export const tableClass =
  'sticky left-0 mt-1 mb-4 border-collapse text-left [&_tbody_th]:sticky [&_tbody_th]:left-0 [&_tbody_th]:bg-paper [&_td]:py-1 [&_td]:pr-4 sm:[&_td]:pr-6 [&_th]:py-1 [&_th]:pr-4 sm:[&_th]:pr-6 [&_th]:font-medium'

/** The rows of a panel's table. */
export const tableRows = (rows: readonly Row[], hasRange: boolean, locale: string): string =>
  htmlRows(rows.map(row => ({ head: numberText(row), cells: cellsOf(row, hasRange, locale) })))

const cellsOf = ({ date, value, range, mark, filledIn }: Row, hasRange: boolean, locale: string) => [
  shortDate(date, locale),
  value === '' ? '–' : value,
  ...(hasRange ? [range] : []),
  [mark, filledIn].filter(Boolean).join(', '),
]

/** Rows of a table as HTML, escaped, without the end tags that HTML can do without: there may be hundreds. */
export const htmlRows = (rows: readonly { head: string; cells: readonly string[] }[]): string =>
  rows.map(({ head, cells }) => `<tr><th scope=row>${escaped(head)}${cells.map(cell).join('')}`).join('')

const cell = (text: string) => `<td>${escaped(text)}`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => signs[sign] ?? sign)
