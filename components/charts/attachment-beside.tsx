import type { OwnScales } from '@/lib/attachment-beside'
import { shortDate } from '@/lib/dates'
import { occasionText } from '@/lib/history'
import { ownNote } from '@/lib/measure'
import { capitalize } from '@/lib/text/number-words'
import { AttachmentStrips, besideValue } from './attachment-strips'
import { reliableWords } from './attachment-table'

/** An attachment measure on scales of its own: each scale as a line, the latest point filled, earlier ones open. */
export function AttachmentBeside({ series, locale }: { series: OwnScales; locale: string }) {
  const { instrument, target, scales, points } = series
  const latest = points.at(-1)
  const name = [instrument.abbreviation, target].filter(Boolean).join(', ')
  const ids = scales.map(scale => scale.id)
  return (
    <figure aria-label={name} className="mt-6">
      <p className="mb-1 font-medium text-[0.8125rem]">
        {name} {instrument.practiceOwn && <span className="font-normal text-soft">{ownNote}</span>}
      </p>
      <AttachmentStrips series={series} name={name} locale={locale} />
      <figcaption className="mt-1 max-w-80 text-[0.8125rem] text-soft">
        {latest &&
          (latest.number === null
            ? `${capitalize(occasionText(latest, locale))}. `
            : `Session ${latest.number}, ${shortDate(latest.date, locale)}. `)}
        It has a scale of its own, so it is shown beside the map and never on it. {reliableWords(instrument, ids)}
      </figcaption>
      <AttachmentBesideTable series={series} name={name} locale={locale} />
    </figure>
  )
}

type Props = { series: OwnScales; name: string; locale: string }

/** The ratings beside the map in a table, folded away until it is asked for. */
function AttachmentBesideTable({ series: { scales, points }, name, locale }: Props) {
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
