import type { OwnScales } from '@/lib/attachment-beside'
import { shortDate } from '@/lib/dates'
import { besideValue } from './attachment-beside-words'

type Props = { series: OwnScales; name: string; locale: string }

/** The ratings beside the map in a table, folded away until it is asked for. */
export function AttachmentBesideTable({ series: { scales, points }, name, locale }: Props) {
  return (
    <details className="text-xs print:hidden">
      <summary className="w-fit rounded-sm py-1 text-soft underline-offset-4 hover:text-ink hover:underline">
        Table<span className="sr-only"> of {name}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={`${name} by session`} tabIndex={0} className="overflow-x-auto">
        <table className="mt-1 border-collapse text-left [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:font-medium">
          <thead className="border-b border-ink text-soft">
            <tr>
              {['Session', 'Date', ...scales.map(scale => scale.title)].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ sessionId, number, date, values }) => (
              <tr key={sessionId} className="border-b border-rule">
                <td>{number}</td>
                <td className="whitespace-nowrap">{shortDate(date, locale)}</td>
                {scales.map((scale, at) => (
                  <td key={scale.id}>{besideValue(scale, values[at] ?? null, locale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
