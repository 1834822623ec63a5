import { wordsIn } from '@/lib/answer/words'
import { AnswerPage, type Spoken } from './answer-page'
import { FieldError } from './field-error'

/** `isChosen`: whether somebody chose the language here. `wrong`: what is wrong with the code that was typed. */
type Props = { spoken: Spoken; isChosen: boolean; typed: string; wrong: 'half' | 'unknown' | 'locked' | null }

/** A tablet of the practice, which asks for the code that a client was given. */
export function CodePage({ spoken, isChosen, typed, wrong }: Props) {
  const words = wordsIn(spoken.language)
  const said = wrong && { half: words.codeHalf, unknown: words.codeWrong, locked: words.codeLocked }[wrong]
  return (
    <AnswerPage {...spoken} title={said ? `${said} · ${words.codeTitle}` : words.codeTitle}>
      <form method="post" action="/answer/code" className="narrow">
        <h1>{words.codeTitle}</h1>
        <p className="lead">{words.codeLead}</p>
        {isChosen && <input type="hidden" name="language" value={spoken.language} />}
        <label className="field">
          {words.codeLabel}
          <input
            className="code"
            name="code"
            defaultValue={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck="false"
            maxLength={12}
            dir="ltr"
            aria-invalid={said ? true : undefined}
            aria-describedby={said ? 'code-error' : undefined}
          />
        </label>
        <FieldError id="code-error">{said}</FieldError>
        <button type="submit" className="main">
          {words.goOn}
        </button>
      </form>
    </AnswerPage>
  )
}

/** What a browser is told that came without a link and is no tablet of the practice. */
export function NoLinkPage({ spoken }: { spoken: Spoken }) {
  const words = wordsIn(spoken.language)
  return (
    <AnswerPage {...spoken} title={words.title}>
      <h1>{words.title}</h1>
      <p className="lead">{words.noTablet}</p>
    </AnswerPage>
  )
}
