import { wordsIn } from '@/lib/answer/words'
import { AnswerPage, type Spoken } from './answer-page'

/** What the link in a mail that stops them leads to. */
export function StopMailsPage({ spoken }: { spoken: Spoken }) {
  const words = wordsIn(spoken.language)
  return (
    <AnswerPage {...spoken} title={words.stopMailsTitle}>
      <h1>{words.stopMailsTitle}</h1>
      <p className="lead">{words.stopMailsText}</p>
      <form method="post" action={`?language=${spoken.language}`}>
        <button type="submit" className="main">
          {words.stopMails}
        </button>
      </form>
    </AnswerPage>
  )
}
