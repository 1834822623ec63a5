import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField, TextField } from '@/components/ui/form/typed-fields'
import type { SessionSummary } from '@/db/session-summary'
import { correctionText, sourceText } from '@/lib/answer/source-words'
import type { FormAction } from '@/lib/form-state'
import type { HistoryAssessment } from '@/lib/history'
import { answerLabel, answersIn, formatAnswer, isNumberField } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { sameMeasure } from '@/lib/measure'
import type { Reader } from '../../flags/flag-words'

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
          <Correct
            instrument={instrument}
            assessment={assessment}
            version={own.version}
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

const absences = { blank: 'left blank', declined: 'declined' } as const

function answerWords(instrument: Instrument, item: Item, answer: Answer | undefined, locale: string): string {
  if (answer === undefined) return 'no answer'
  return typeof answer === 'number' ? formatAnswer(responseOf(instrument, item), answer, locale) : absences[answer]
}

type CorrectProps = Omit<BesideProps, 'beside' | 'own'> & {
  assessment: HistoryAssessment
  version: number
  action: FormAction
}

function Correct({ instrument, assessment, version, action, locale }: CorrectProps) {
  return (
    <FormDialog
      label="Correct…"
      aria-label={`Correct what the client answered, ${instrument.abbreviation}`}
      variant="ghost"
      title={`Correct ${instrument.abbreviation}`}
      description="For a slip that you know of. What the client sent is kept, with the reason, and can be read beside it."
      submit="Correct it"
      done="The answers have been corrected."
      action={action}
      hidden={{ assessmentId: assessment.id, version }}
    >
      {instrument.items
        .filter(({ askedOf }) => askedOf !== 'clinician')
        .map(item => (
          <ItemField
            key={item.n}
            instrument={instrument}
            item={item}
            answer={assessment.answers[item.n]}
            locale={locale}
          />
        ))}
      <NoteField name="reason" label="Why" hint="For example: one line too low, as the client says." required />
    </FormDialog>
  )
}

type ItemProps = { instrument: Instrument; item: Item; answer: Answer | undefined; locale: string }

function ItemField({ instrument, item, answer, locale }: ItemProps) {
  const range = responseOf(instrument, item)
  const about = { name: `answer.${item.n}`, label: `${item.n}. ${item.cue}` }
  if (isNumberField(range))
    return <TextField {...about} inputMode="decimal" defaultValue={answer === undefined ? '' : String(answer)} />
  const numbers = answersIn(range).map(value => {
    const label = answerLabel(range, value)
    return { value: String(value), label: [formatAnswer(range, value, locale), label].filter(Boolean).join(' – ') }
  })
  const choices = [
    ...numbers,
    { value: 'blank', label: absences.blank },
    { value: 'declined', label: absences.declined },
    { value: 'none', label: 'no answer' },
  ]
  return <ChoiceField {...about} choices={choices} defaultValue={answer === undefined ? 'none' : String(answer)} />
}
