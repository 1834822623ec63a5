import type { AttachmentPath } from '@/lib/attachment'
import { shortDate } from '@/lib/dates'
import { numberText } from '@/lib/history'
import { instrument } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { formatFixed } from '@/lib/text/score'

const noValue = 'Reliable change: no published value.'

/** What of a way is more than measurement error. Where no source gives a value, that is said beside it. */
export function reliableWords({ reliableChange }: Instrument, scales: readonly string[]): string {
  const given = reliableChange.filter(each => scales.includes(each.scale))
  if (given.length === 0) return noValue
  const words = given.map(
    ({ scale, value, confidence, source }) => `${scale} ${value} (${confidence ?? 'level not stated'}; ${source})`,
  )
  return `Reliable change: ${words.join(', ')}.`
}

type Named = Pick<AttachmentPath, 'instrumentId' | 'target'>

/** What a path is called where several are side by side: "ECR-RS, partner". */
export function pathName({ instrumentId, target }: Named): string {
  const { abbreviation } = instrument(instrumentId)
  return target === null ? abbreviation : `${abbreviation}, ${target}`
}

/**
 * What of each path is more than measurement error, a line for each form that has a published value and one for all that have none. All
 * instruments on the map ship with Attune.
 */
function changeLines(paths: readonly Named[]): string[] {
  const forms = [...new Set(paths.map(path => path.instrumentId))].map(instrument)
  const none = forms.filter(form => wordsOf(form) === noValue)
  return [
    ...forms.filter(form => !none.includes(form)).map(form => `${form.abbreviation}. ${wordsOf(form)}`),
    ...(none.length > 0 ? [`${none.map(form => form.abbreviation).join(', ')}. ${noValue}`] : []),
  ]
}

const wordsOf = (form: Instrument) => reliableWords(form, ['anxiety', 'avoidance'])

/** The points of the map in a table, folded away until it is asked for. */
export function AttachmentTable({ paths, locale }: { paths: readonly AttachmentPath[]; locale: string }) {
  return (
    <details className="text-xs print:hidden">
      <summary className="w-fit rounded-sm py-1 text-soft underline-offset-4 hover:text-ink hover:underline">
        Table<span className="sr-only"> of the attachment map</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label="Attachment by session" tabIndex={0} className="overflow-x-auto">
        <table className="mt-1 border-collapse text-left [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:font-medium">
          <caption className="caption-bottom pt-1 text-left text-soft">
            {changeLines(paths).map(line => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </caption>
          <thead className="border-b border-ink text-soft">
            <tr>
              {['Measure', 'Session', 'Date', 'Anxiety', 'Avoidance', 'Region'].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(path =>
              path.points.map(point => (
                <Row key={`${pathName(path)} ${point.sessionId}`} name={pathName(path)} point={point} locale={locale} />
              )),
            )}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function Row({ name, point, locale }: { name: string; point: AttachmentPath['points'][number]; locale: string }) {
  return (
    <tr className="border-b border-rule">
      <td>{name}</td>
      <td>{numberText(point)}</td>
      <td className="whitespace-nowrap">{shortDate(point.date, locale)}</td>
      <td>{formatFixed(point.anxiety, 2)}</td>
      <td>{formatFixed(point.avoidance, 2)}</td>
      <td>{point.label}</td>
    </tr>
  )
}
