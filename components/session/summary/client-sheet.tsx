import type { SessionSummary } from '@/db/session-summary'
import { correctionText, sourceText } from '@/lib/answer/source-words'
import type { FormAction } from '@/lib/form-state'
import type { HistoryAssessment } from '@/lib/history'
import { formatAnswer } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { sameMeasure } from '@/lib/measure'
import type { Reader } from '../../flags/flag-words'
import { CorrectSheet, unansweredText } from '../correct-sheet'

type Props = {
  summary: SessionSummary
  instrument: Instrument
  assessment: HistoryAssessment
  place: Reader
  /** Null for whoever only reads. */
  correct: FormAction | null
}

/** Of a sheet that the client filled in themselves: how, what was typed beside it, what it said before it was corrected, and the way to do so. */
export function ClientSheet({ summary, instrument, assessment, place, correct }: Props) {
  const own = summary.clientSheets.find(({ assessmentId }) => assessmentId === assessment.id)
  if (!own) return null
  const beside = summary.beside.find(each => sameMeasure(each, assessment))
  return (
    <div className="mb-3 grid gap-2 text-sm">
      <p className="text-soft">{sourceText(own.source, place.locale, place.timeZone)}</p>
      {own.earlier.map(earlier => (
        <p key={earlier.at} className="text-soft">
          {`${correctionText(earlier, place.locale, place.timeZone)} ${earlierWords(instrument, earlier.answers, assessment.answers, place.locale)}`}
        </p>
      ))}
      {beside && <Beside instrument={instrument} beside={beside} own={assessment} locale={place.locale} />}
      {correct && (
        <p className="-ml-3.5 print:hidden">
          <CorrectSheet
            instrument={instrument}
            answers={assessment.answers}
            sheet={{ assessmentId: assessment.id, version: own.source.version }}
            action={correct}
            locale={place.locale}
          />
        </p>
      )}
    </div>
  )
}

type BesideProps = { instrument: Instrument; beside: HistoryAssessment; own: HistoryAssessment; locale: string }

/** What somebody typed of the same measure: the client's own is what is scored. */
function Beside({ instrument, beside, own, locale }: BesideProps) {
  if (beside.absence !== null) return null
  const others = instrument.items.filter(({ n }) => beside.answers[n] !== own.answers[n])
  const words =
    beside.how === 'score-only'
      ? instrument.scales.flatMap(({ id, title }) =>
          beside.scores[id] == null ? [] : [`${title} ${beside.scores[id]}`],
        )
      : others.map(item => `${item.cue} ${answerWords(instrument, item, beside.answers[item.n], locale)}`)
  if (words.length === 0) return null
  return (
    <p className="border-rule border-l-2 pl-3">
      {`Typed by the practice as well, and not counted. ${beside.how === 'score-only' ? '' : 'Otherwise than the client: '}${words.join('; ')}.`}
    </p>
  )
}

function earlierWords(
  instrument: Instrument,
  before: Readonly<Record<number, Answer>> | null,
  now: HistoryAssessment['answers'],
  locale: string,
): string {
  if (before === null) return 'What it said before is damaged and cannot be read.'
  const changed = instrument.items.filter(({ n }) => before[n] !== now[n])
  if (changed.length === 0) return 'It says the same again.'
  return `The client had answered: ${changed.map(item => `${item.cue} ${answerWords(instrument, item, before[item.n], locale)}`).join('; ')}.`
}

function answerWords(instrument: Instrument, item: Item, answer: Answer | undefined, locale: string): string {
  if (answer === undefined) return 'no answer'
  return typeof answer === 'number'
    ? formatAnswer(responseOf(instrument, item), answer, locale)
    : unansweredText[answer]
}
