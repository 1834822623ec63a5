import { wordsIn } from '@/lib/answer/words'
import { AnswerPage, type Spoken } from './answer-page'

type Props = {
  spoken: Spoken
  /** Of which visit it sends the answers. */
  visit: string
  /** How many questions are open, and where the first of them is; null where none is. */
  open: { count: number; first: string } | null
  /** Where the last page of questions is. */
  back: string
  isEmpty: boolean
  /** After how long it leaves by itself, in ms, where it does. */
  closesAfter: number | null
}

/** The last page before the practice has anything. */
export function SendPage({ spoken, visit, open, back, isEmpty, closesAfter }: Props) {
  const words = wordsIn(spoken.language)
  const foot = (
    <>
      <p>{words.kept}</p>
      <a href="/answer/now?page=stop">{words.notToday}</a>
    </>
  )
  return (
    <AnswerPage {...spoken} title={words.sendTitle} closesAfter={closesAfter} foot={foot}>
      <h1>{words.sendTitle}</h1>
      <p className="lead">{isEmpty ? words.sendNothing : open ? words.sendOpen(open.count) : words.sendAll}</p>
      {open && (
        <p>
          <a href={open.first}>{words.toFirstOpen}</a>
        </p>
      )}
      {!isEmpty && <p className="lead">{`${words.notYet} ${words.sendFinal}`}</p>}
      <form method="post" action="/answer/now/send" className="buttons">
        <input type="hidden" name="visit" value={visit} />
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
