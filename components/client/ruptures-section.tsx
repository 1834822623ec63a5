import { JudgeRupture } from '@/components/flags/judge-rupture'
import type { ClientView } from '@/db/client-pages'
import { scaleOf } from '@/lib/change/progress'
import { shortDate, writtenInstant } from '@/lib/dates'
import { ruptureSpanText } from '@/lib/flags/rupture-text'
import { type Rupture, ruptures } from '@/lib/flags/ruptures'
import type { FormAction } from '@/lib/form-state'
import { atOccasion, type History, occasionText } from '@/lib/history'
import { capitalize } from '@/lib/text/number-words'
import { formatScore } from '@/lib/text/score'
import { Section } from '../ui/section'

type Props = {
  view: ClientView
  history: History
  judge: FormAction
  reader: { locale: string; timeZone: string }
}

/** Each fall of the alliance ratings, its status by the ratings since, and what the clinician says that it was. */
export function RupturesSection({ view, history, judge, reader }: Props) {
  const found = ruptures(history, view.settings).toReversed()
  if (found.length === 0) return null
  return (
    <Section id="ruptures" title="Possible ruptures">
      <ul>
        {found.map(rupture => (
          <li
            key={`${rupture.measure.instrumentId} ${rupture.from.sessionId}`}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-rule py-3"
          >
            <div className="max-w-prose">
              <p className="font-medium first-letter:uppercase">{ruptureSpanText(rupture)}</p>
              <p className="text-[0.8125rem] text-soft">{inNumbers(rupture, history, reader.locale)}</p>
              <Words view={view} rupture={rupture} reader={reader} />
            </div>
            {view.mayEdit && (
              <JudgeRupture
                rupture={{ sessionId: rupture.from.sessionId, instrumentId: rupture.measure.instrumentId }}
                action={judge}
                said={rupture.judgement?.kind ?? null}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function inNumbers({ measure, from, low, range, until }: Rupture, { instruments }: History, locale: string): string {
  const say = (value: number) => formatScore(scaleOf(instruments, measure), value, { decimals: 2 })
  const since = until ? `; ${say(until.value)} ${atOccasion(until, locale)}` : ''
  const when =
    from.number === null ? occasionText(from, locale) : `session ${from.number}, ${shortDate(from.date, locale)}`
  return `${capitalize(when)}: ${say(from.value)}, where ${say(low)} or more was likely from ${range.n} ratings${since}.`
}

/** All that was said of it, the newest first. */
function Words({ view, rupture, reader }: { view: ClientView; rupture: Rupture; reader: Props['reader'] }) {
  const sessions = rupture.below.map(({ sessionId }) => sessionId)
  const said = view.ruptureWords.filter(
    word => word.instrumentId === rupture.measure.instrumentId && sessions.includes(word.sessionId),
  )
  return (
    <ul className="mt-1 text-[0.8125rem]">
      {said.toReversed().map(({ kind, done, byName, at }) => (
        <li key={at}>
          <span className="text-soft">
            {byName}, {writtenInstant(at, reader.locale, reader.timeZone)}: {kindNames[kind]}
          </span>
          {done && <q className="ml-1">{done}</q>}
        </li>
      ))}
    </ul>
  )
}

const kindNames = {
  withdrawal: 'a rupture, withdrawal',
  confrontation: 'a rupture, confrontation',
  both: 'a rupture, withdrawal and confrontation',
  'not-a-rupture': 'not a rupture',
}
