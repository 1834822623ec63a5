import { wordsIn } from '@/lib/answer/words'
import type { AnswerWords } from '@/lib/answer/words/answer-words'
import { AnswerPage, type Spoken } from './answer-page'
import { FieldError } from './field-error'

/** What was typed, as it was typed. */
export type TypedCheck = { day: string; month: string; year: string; pin: string }

type Props = {
  spoken: Spoken
  /** Where the form is sent. */
  action: string
  by: 'birth-date' | 'pin'
  typed: TypedCheck
  /** `half`: not all of it was typed. `none`: there is no such day. `wrong`: it is not what the practice has. */
  wrong: 'half' | 'none' | 'wrong' | null
}

/** Before anything is shown: whoever opened the link says what only the client knows. */
export function CheckPage({ spoken, action, by, typed, wrong }: Props) {
  const words = wordsIn(spoken.language)
  const said = wrong && saying(words, by)[wrong]
  return (
    // What is wrong comes first, for whoever hears the page.
    <AnswerPage {...spoken} title={said === null ? words.title : `${said} · ${words.title}`}>
      <form method="post" action={action} className="narrow">
        <h1>{words.title}</h1>
        <p className="lead">
          {words.from(spoken.practiceName)} {words.notYet}
        </p>
        <input type="hidden" name="language" value={spoken.language} />
        {by === 'pin' ? (
          <Pin words={words} typed={typed} isWrong={said !== null} />
        ) : (
          <BirthDate words={words} typed={typed} isWrong={said !== null} />
        )}
        <FieldError id="check-error">{said}</FieldError>
        <button type="submit" className="main">
          {words.begin}
        </button>
      </form>
    </AnswerPage>
  )
}

const saying = (words: AnswerWords, by: Props['by']) => ({
  half: by === 'pin' ? words.pinHalf : words.birthDateHalf,
  none: words.birthDateNone,
  wrong: words.checkWrong,
})

type FieldProps = { words: AnswerWords; typed: TypedCheck; isWrong: boolean }

/** Three fields, in the order in which the language says them: a date field would have an order of the browser's own. */
function BirthDate({ words, typed, isWrong }: FieldProps) {
  const parts = [
    ['day', words.day, 2, 'bday-day'],
    ['month', words.month, 2, 'bday-month'],
    ['year', words.year, 4, 'bday-year'],
  ] as const
  return (
    <fieldset aria-describedby={isWrong ? 'check-error check-why' : 'check-why'}>
      <legend className="label">{words.birthDate}</legend>
      <p className="why" id="check-why">
        {words.checkWhy}
      </p>
      <div className="date">
        {parts.map(([name, label, length, autoComplete]) => (
          <label key={name} className={`field ${name}`}>
            {label}
            <input
              name={name}
              defaultValue={typed[name]}
              inputMode="numeric"
              maxLength={length}
              autoComplete={autoComplete}
              aria-invalid={isWrong || undefined}
              dir="ltr"
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Pin({ words, typed, isWrong }: FieldProps) {
  return (
    <>
      <label className="field">
        {words.pin}
        <input
          name="pin"
          defaultValue={typed.pin}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          dir="ltr"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'check-error pin-why' : 'pin-why'}
        />
      </label>
      <p className="why" id="pin-why">
        {words.pinHelp}
      </p>
    </>
  )
}
