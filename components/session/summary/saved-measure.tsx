import { AttachmentReading } from '@/components/charts/attachment-reading'
import type { SessionSummary } from '@/db/session-summary'
import { riskReadings } from '@/lib/answer/risk'
import { attachmentPaths, halfPoints } from '@/lib/attachment'
import { readingOf } from '@/lib/attachment-models'
import type { FormAction } from '@/lib/form-state'
import { absenceText, type HistoryAssessment } from '@/lib/history'
import { answerLabel, formatAnswer } from '@/lib/instruments/answer-range'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { formatShown } from '@/lib/item-mean'
import { formName, measureSubject } from '@/lib/measure'
import { formatEnds, formatScore } from '@/lib/text/score'
import { directionOf } from '@/lib/timeline/panel-words'
import type { Reader } from '../../flags/flag-words'
import { ClientSheet } from './client-sheet'
import { changeWords, rangeWords, reliableWords, ruleWords, type ScaleResult, scaleResults } from './result-words'

type Props = { summary: SessionSummary; assessment: HistoryAssessment; place: Reader; correct: FormAction | null }

/** One measure as it was saved. */
export function SavedMeasure({ summary, assessment, place, correct }: Props) {
  const { locale } = place
  const instrument = instrumentIn(summary.history.instruments, assessment.instrumentId)
  const about = { instrument, respondent: assessment.respondent, target: assessment.target }
  const name = measureSubject(about, summary.mayRecord ? 'you' : 'clinician')
  const results = scaleResults(summary, instrument, assessment)
  const followed = results.filter(result => instrument.charted.includes(result.scale.id))
  const rest = results.filter(result => !instrument.charted.includes(result.scale.id))
  return (
    <section aria-label={`${name}, ${formName(about)}`} className="border-rule border-b py-5">
      <h3 className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-xl">{name}</span>
        <span className="text-soft text-sm">{formName(about)}</span>
      </h3>
      {assessment.absence && <p className="text-soft">{`Recorded as ${absenceText[assessment.absence]}.`}</p>}
      <ClientSheet summary={summary} instrument={instrument} assessment={assessment} place={place} correct={correct} />
      <UnseenRisk instrument={instrument} assessment={assessment} />
      <div className="grid gap-5">
        {followed.map(result => (
          <ScaleLine key={result.scale.id} instrument={instrument} result={result} locale={locale} />
        ))}
      </div>
      <Style summary={summary} assessment={assessment} locale={locale} />
      <OtherScales instrument={instrument} results={rest} locale={locale} />
      {followed.length === 0 && assessment.how === 'items' && (
        <Answers instrument={instrument} assessment={assessment} locale={locale} />
      )}
    </section>
  )
}

type StyleProps = Pick<Props, 'summary' | 'assessment'> & { locale: string }

/** Of an attachment measure on the map: where the client was at this session, in the models and what one may meet. */
function Style({ summary: { history, session }, assessment: { instrumentId, target }, locale }: StyleProps) {
  const isSame = (each: Pick<HistoryAssessment, 'instrumentId' | 'target'>) =>
    each.instrumentId === instrumentId && each.target === target
  const path = attachmentPaths([history]).find(isSame)
  const here = path?.points.findIndex(({ sessionId }) => sessionId === session.id) ?? -1
  const points = path?.points.slice(0, here + 1) ?? []
  const point = points.at(-1)
  const reading = path && point?.sessionId === session.id ? readingOf({ path: { ...path, points }, point }) : null
  const half = halfPoints([history]).find(
    each => isSame(each) && each.sessionId === session.id && target !== 'therapist',
  )
  if (!reading && !half) return null
  return (
    <div className="mt-4 border-rule border-l-2 pl-4">
      <AttachmentReading reading={reading} half={half} scores={null} locale={locale} />
    </div>
  )
}

/** A risk item without an answer is a state of its own, never a quiet zero. */
function UnseenRisk({ instrument, assessment }: { instrument: Instrument; assessment: HistoryAssessment }) {
  if (assessment.absence !== null) return null
  const unseen = riskReadings(instrument, assessment.answers).some(reading => reading.state === 'not-seen')
  return unseen ? (
    <p className="mb-2 border-review border-l-3 pl-3 text-sm">
      <span aria-hidden>○ </span>Risk item not seen: it has no answer.
    </p>
  ) : null
}

type OtherScalesProps = { instrument: Instrument; results: ScaleResult[]; locale: string }

/** Subscales and sums, kept and shown beside what is followed. */
function OtherScales({ instrument, results, locale }: OtherScalesProps) {
  if (results.length === 0) return null
  return (
    <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {results.map(({ scale, value, rule }) => (
        <div key={scale.id} className="flex gap-1.5">
          <dt className="text-soft">{scale.title}</dt>
          <dd className="tabular-nums">
            {value === null
              ? `incomplete${rule ? `, ${rule.answered} of ${rule.of} items` : ''}`
              : formatShown(instrument, scale, value, locale)}
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

type ScaleLineProps = { instrument: Instrument; result: ScaleResult; locale: string }

/** A scale that is followed: its score in its own unit, its change, and what was to be expected. */
function ScaleLine({ instrument, result, locale }: ScaleLineProps) {
  const { scale, value, progress } = result
  const rule = ruleWords(instrument, result)
  const direction = directionOf(instrument, scale)
  return (
    <div className="grid gap-x-6 gap-y-1 @min-[36rem]:grid-cols-[7.5rem_minmax(0,1fr)]">
      <div>
        <p className="text-soft text-sm">{scale.title}</p>
        <p className="font-serif text-3xl tabular-nums">
          {value === null ? '–' : formatScore(scale, value, { locale })}
        </p>
        <p className="text-soft text-xs">{`on ${formatEnds(...scale.range, locale)}${direction && `; ${direction}`}`}</p>
      </div>
      <div className="grid max-w-prose content-start gap-1.5 @min-[36rem]:pt-5">
        {rule && <p className="text-sm">{rule}</p>}
        {progress && <p>{changeWords(progress, locale)}</p>}
        {progress && (instrument.domain === 'alliance' || instrument.practiceOwn) && (
          <p>{rangeWords(progress, locale)}</p>
        )}
        {progress && progress.previous !== null && <Reliable progress={progress} locale={locale} />}
      </div>
    </div>
  )
}

function Reliable({ progress, locale }: { progress: NonNullable<ScaleResult['progress']>; locale: string }) {
  const words = reliableWords(progress, locale)
  if (!words) return null
  return (
    <details className="text-soft text-sm">
      <summary className="w-fit cursor-pointer underline-offset-4 hover:underline">
        What counts as a reliable change
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
        <dt>Value</dt>
        <dd className="text-ink">{words.value}</dd>
        <dt>Level</dt>
        <dd className="text-ink">{words.level}</dd>
        <dt>Source</dt>
        <dd className="text-ink">{words.source}</dd>
      </dl>
    </details>
  )
}
