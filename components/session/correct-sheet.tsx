import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField, TextField } from '@/components/ui/form/typed-fields'
import type { FormAction } from '@/lib/form-state'
import { answerLabel, answersIn, formatAnswer, isNumberField } from '@/lib/instruments/answer-range'
import type { Answer, Answers } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { JustCorrected } from './just-corrected'

/** Why an item has no number. */
export const unansweredText = { blank: 'left blank', declined: 'declined' } as const

type Props = {
  instrument: Instrument
  answers: Answers
  /** The sheet, and the version of it that is shown. */
  sheet: { assessmentId: string; version: number }
  action: FormAction
  locale: string
}

const done = 'The answers have been corrected.'

/** Corrects what a client answered by themselves, item by item, with the reason. */
export function CorrectSheet({ instrument, answers, sheet: { assessmentId, version }, action, locale }: Props) {
  const id = `correct-${assessmentId}`
  return (
    <>
      <FormDialog
        id={id}
        label="Correct…"
        aria-label={`Correct what the client answered, ${instrument.abbreviation}`}
        variant="ghost"
        title={`Correct ${instrument.abbreviation}`}
        description="For a slip that you know of. What the client sent is kept, with the reason, and can be read beside it."
        submit="Correct it"
        done={done}
        action={action}
        hidden={{ assessmentId, version }}
      >
        {instrument.items
          .filter(({ askedOf }) => askedOf !== 'clinician')
          .map(item => (
            <ItemField key={item.n} instrument={instrument} item={item} answer={answers[item.n]} locale={locale} />
          ))}
        <NoteField name="reason" label="Why" hint="For example: one line too low, as the client says." required />
      </FormDialog>
      <JustCorrected assessmentId={assessmentId} done={done} focus={id} />
    </>
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
    { value: 'blank', label: unansweredText.blank },
    { value: 'declined', label: unansweredText.declined },
    { value: 'none', label: 'no answer' },
  ]
  return <ChoiceField {...about} choices={choices} defaultValue={answer === undefined ? 'none' : String(answer)} />
}
