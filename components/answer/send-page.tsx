import { wordsIn } from '@/lib/answer/words'
import { AnswerPage, type Spoken } from './answer-page'

type Props = {
  spoken: Spoken
  /** How many questions are open, and where the first of them is; null where none is. */
  open: { count: number; first: string } | null
  /** Where the last page of questions is. */
  back: string
  isEmpty: boolean
}

/** The last page before the practice has anything. */
export function SendPage({ spoken, open, back, isEmpty }: Props) {
  const words = wordsIn(spoken.language)
  const foot = (
    <>
      <p>{words.kept}</p>
      <a href="/answer/now?page=stop">{words.notToday}</a>
    </>
  )
  return (
    <AnswerPage {...spoken} title={words.sendTitle} foot={foot}>
      <h1>{words.sendTitle}</h1>
      <p className="lead">{isEmpty ? words.sendNothing : open ? words.sendOpen(open.count) : words.sendAll}</p>
      {open && (
        <p>
          <a href={open.first}>{words.toFirstOpen}</a>
        </p>
      )}
      {!isEmpty && <p className="lead">{`${words.notYet} ${words.sendFinal}`}</p>}
      <form method="post" action="/answer/now/send" className="buttons">
        <a href={back} className="button">
          {words.back}
        </a>
        {!isEmpty && (
          <button type="submit" className="main">
            {words.send}
          </button>
        )}
      </form>
    </AnswerPage>
  )
}
