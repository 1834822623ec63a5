import { wordsIn } from '@/lib/answer/words'
import { AnswerPage, type Spoken } from './answer-page'

/** `giveBack`: where the device is given back, where it is a clinician's screen. `goOn`: where the questions are. */
type Props = {
  spoken: Spoken
  title: string
  lines: readonly string[]
  giveBack?: string | null
  goOn?: string | null
}

/** A page that tells something and asks nothing: that a link is not open, or that a page has closed. */
export function ToldPage({ spoken, title, lines, giveBack = null, goOn = null }: Props) {
  const words = wordsIn(spoken.language)
  return (
    <AnswerPage {...spoken} title={title}>
      <h1>{title}</h1>
      {lines.map(line => (
        <p key={line} className="lead">
          {line}
        </p>
      ))}
      {goOn !== null && (
        <p>
          <a href={goOn} className="button">
            {words.toQuestions}
          </a>
        </p>
      )}
      {giveBack !== null && (
        <p>
          <a href={giveBack} className="button">
            {words.giveBack}
          </a>
        </p>
      )}
    </AnswerPage>
  )
}
