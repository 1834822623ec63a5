import { absenceText } from '@/lib/history'
import type { Instrument, Scale } from '@/lib/instruments/instrument'
import { formatShown } from '@/lib/item-mean'
import { measureSubject } from '@/lib/measure'
import { type RunningScore, runningScores } from '@/lib/running-score'
import { numberWord } from '@/lib/text/number-words'
import { formatScore } from '@/lib/text/score'
import { asked, type FormDraft } from '../measure/form-draft'

/** The current measure as it adds up while it is typed. Nothing earlier is shown beside it, so that nothing steers it. */
export function ScorePanel({ sheet, locale }: { sheet: FormDraft; locale: string }) {
  const name = measureSubject(sheet).replace(/,.*$/, '')
  return (
    <section aria-label="Score so far" className="border-ink border-t pt-3">
      {sheet.absence !== null ? (
        <p className="text-soft text-sm">{`${name}: ${absenceText[sheet.absence]}`}</p>
      ) : sheet.how === 'score-only' ? (
        <p className="text-soft text-sm">{`${name}: the scores as typed`}</p>
      ) : (
        <Live sheet={sheet} name={name} locale={locale} />
      )}
    </section>
  )
}

function Live({ sheet, name, locale }: { sheet: FormDraft; name: string; locale: string }) {
  const { instrument } = sheet
  const all = runningScores(instrument, sheet.respondent, sheet.answers)
  const primary = instrument.scales.find(scale => scale.id === instrument.primaryScale)
  const main = primary && all.get(primary.id)
  const turned = reverseScoredText(instrument, locale)
  return (
    <>
      {primary && main ? (
        <Main scale={primary} running={main} name={name} locale={locale} />
      ) : (
        <Left sheet={sheet} name={name} />
      )}
      {turned && <p className="mt-1 text-soft text-xs">{turned}</p>}
      <dl className="mt-4">
        {others(instrument).map(scale => (
          <div key={scale.id} className="flex justify-between gap-3 border-rule border-b py-1.5 text-sm">
            <dt>{scale.title}</dt>
            <dd className="tabular-nums">
              <Value instrument={instrument} scale={scale} running={all.get(scale.id)} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Long instruments have dozens of scales: beside the form only those that are drawn. */
function others(instrument: Instrument): readonly Scale[] {
  const rest = instrument.scales.filter(scale => scale.id !== instrument.primaryScale)
  return rest.length <= 6 ? rest : rest.filter(scale => instrument.charted.includes(scale.id))
}

function Main({ scale, running, name, locale }: { scale: Scale; running: RunningScore; name: string; locale: string }) {
  const [value, note] = scoreAndNote(scale, running, locale)
  return (
    <>
      <h2 className="text-soft text-sm">{running.state === 'scored' ? name : `${name} so far`}</h2>
      <p className="font-serif text-4xl tabular-nums">{value}</p>
      <p className="mt-1 text-soft text-sm">{note}</p>
    </>
  )
}

function scoreAndNote(scale: Scale, running: RunningScore, locale: string): [string, string] {
  if (running.state === 'empty') return ['–', `${numberWord(running.left)} to answer`]
  if (running.state === 'so-far') {
    const { how, answered, left, value } = running
    return [formatScore(scale, value, { locale }), `${how} of ${answered}, ${numberWord(left)} left; not yet a score`]
  }
  const { value, answered, itemCount, rule } = running.score
  if (value === null) return ['–', `incomplete: ${answered} of ${itemCount} answered, so there is no score`]
  return [
    formatScore(scale, value, { locale }),
    rule === 'complete' ? `all ${itemCount} answered` : `from ${answered} of ${itemCount}, scaled up`,
  ]
}

function Left({ sheet, name }: { sheet: FormDraft; name: string }) {
  const left = asked(sheet).filter(({ n }) => sheet.answers[n] === undefined).length
  return (
    <>
      <h2 className="text-sm">{name}</h2>
      <p className="mt-1 text-soft text-sm">{left === 0 ? 'all answered' : `${numberWord(left)} left`}</p>
    </>
  )
}

type ValueProps = { instrument: Instrument; scale: Scale; running: RunningScore | undefined; locale: string }

function Value({ instrument, scale, running, locale }: ValueProps) {
  if (running?.state !== 'scored') return <Unscored why="not yet" />
  const { value } = running.score
  return value === null ? <Unscored why="incomplete" /> : formatShown(instrument, scale, value, locale)
}

function Unscored({ why }: { why: string }) {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">{why}</span>
    </>
  )
}

/** Which items run from the other end, said beside a running score that would seem to add up wrongly; null when none does. */
export function reverseScoredText({ items }: Pick<Instrument, 'items'>, locale: string): string | null {
  const turned = items.filter(item => item.reversed).map(({ n }) => String(n))
  if (turned.length === 0) return null
  if (turned.length === 1) return `Item ${turned[0]} is counted the other way round.`
  const named = turned.length > 4 ? `${turned.length} items` : `Items ${new Intl.ListFormat(locale).format(turned)}`
  return `${named} are counted the other way round.`
}
