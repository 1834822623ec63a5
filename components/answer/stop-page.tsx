import { wordsIn } from '@/lib/answer/words'
import { AnswerPage, type Spoken } from './answer-page'

type Props = {
  spoken: Spoken
  /** Which visit is stopped. */
  visit: string
  /** The day until which one can come back, in words; null on a device of the practice. */
  until: string | null
  back: string
  /** After how long it leaves by itself, in ms, where it does. */
  closesAfter: number | null
}

/** Whoever would rather not answer: later, not this time, or not any more. */
export function StopPage({ spoken, visit, until, back, closesAfter }: Props) {
  const words = wordsIn(spoken.language)
  return (
    <AnswerPage {...spoken} title={words.stopTitle} closesAfter={closesAfter}>
      <h1>{words.stopTitle}</h1>
      {until !== null && <p className="lead">{words.stopClose(until)}</p>}
      <p>
        <a href={back} className="button">
          {words.toQuestions}
        </a>
      </p>
      <form method="post" action="/answer/now/stop" className="choice">
        <input type="hidden" name="visit" value={visit} />
        <input type="hidden" name="language" value={spoken.language} />
        <p>{words.stopTodayText}</p>
        <button type="submit" name="how" value="today">
          {words.stopToday}
        </button>
        <p>{words.stopAgainText}</p>
        <button type="submit" name="how" value="never">
          {words.stopAgain}
        </button>
      </form>
    </AnswerPage>
  )
}
