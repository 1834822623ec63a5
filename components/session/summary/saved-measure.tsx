import type { SessionSummary } from '@/db/session-pages'
import { absenceWords } from '@/lib/absence-words'
import type { HistoryAssessment } from '@/lib/history'
import { answerLabel, formatAnswer } from '@/lib/instruments/answer-range'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { responseOf, safetyReadings } from '@/lib/instruments/scoring'
import { formName, measureName } from '../measure-name'
import { written } from '../numbers'
import { type ScaleResult, scaleResults } from './measured'
import { ScaleLine } from './scale-line'

type Props = { summary: SessionSummary; assessment: HistoryAssessment; locale: string }

/** One measure as it was saved. */
export function SavedMeasure({ summary, assessment, locale }: Props) {
  const instrument = instrumentIn(summary.history.instruments, assessment.instrumentId)
  const about = { instrument, respondent: assessment.respondent, target: assessment.target }
  const name = measureName(about, summary.mayRecord ? 'you' : 'clinician')
  const results = scaleResults(summary, instrument, assessment)
  const followed = results.filter(result => instrument.drawn.includes(result.scale.id))
  const rest = results.filter(result => !instrument.drawn.includes(result.scale.id))
  return (
    <section aria-label={`${name}, ${formName(about)}`} className="border-rule border-b py-5">
      <h3 className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-xl">{name}</span>
        <span className="text-soft text-sm">{formName(about)}</span>
      </h3>
      {assessment.absence && <p className="text-soft">{`Recorded as ${absenceWords[assessment.absence]}.`}</p>}
      <UnseenRisk instrument={instrument} assessment={assessment} />
      <div className="grid gap-5">
        {followed.map(result => (
          <ScaleLine key={result.scale.id} instrument={instrument} result={result} locale={locale} />
        ))}
      </div>
      <OtherScales results={rest} locale={locale} />
      {followed.length === 0 && assessment.how === 'items' && (
        <Answers instrument={instrument} assessment={assessment} locale={locale} />
      )}
    </section>
  )
}

/** A risk item without an answer is a state of its own, never a quiet zero. */
function UnseenRisk({ instrument, assessment }: { instrument: Instrument; assessment: HistoryAssessment }) {
  if (assessment.absence !== null) return null
  const unseen = safetyReadings(instrument, assessment.answers).some(reading => reading.state === 'not-seen')
  return unseen ? (
    <p className="mb-2 border-review border-l-3 pl-3 text-sm">
      <span aria-hidden>○ </span>Risk item not seen: it has no answer.
    </p>
  ) : null
}

/** Subscales and sums, kept and shown beside what is followed. */
function OtherScales({ results, locale }: { results: ScaleResult[]; locale: string }) {
  if (results.length === 0) return null
  return (
    <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {results.map(({ scale, value, rule }) => (
        <div key={scale.id} className="flex gap-1.5">
          <dt className="text-soft">{scale.title}</dt>
          <dd className="tabular-nums">
            {value === null
              ? `incomplete${rule ? `, ${rule.answered} of ${rule.of} items` : ''}`
              : written(scale, value, locale)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type SavedAnswers = { instrument: Instrument; assessment: HistoryAssessment; locale: string }

const notAnswered = { blank: 'left blank', declined: 'declined' }

/** Our own prompts have no score: what was answered is the result. */
function Answers({ instrument, assessment, locale }: SavedAnswers) {
  const given = instrument.items.flatMap(item => {
    const answer = assessment.answers[item.n]
    if (answer === undefined) return []
    const range = responseOf(instrument, item)
    const label = typeof answer === 'number' ? answerLabel(range, answer) : ''
    const said = typeof answer === 'number' ? formatAnswer(range, answer, locale) : notAnswered[answer]
    return [{ n: item.n, cue: item.cue, said: label ? `${said} – ${label}` : said }]
  })
  return (
    <dl className="grid gap-1 text-sm">
      {given.map(({ n, cue, said }) => (
        <div key={n} className="flex flex-wrap gap-x-3">
          <dt className="text-soft">{cue}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}
