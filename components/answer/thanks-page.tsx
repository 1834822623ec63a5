import type { OwnScore } from '@/db/answer-sent'
import type { CrisisLine, Written } from '@/lib/answer/settings'
import { wordsIn } from '@/lib/answer/words'
import { formatEnds, formatNumber } from '@/lib/text/score'
import { AnswerPage, type Spoken } from './answer-page'
import { CrisisNumbers } from './crisis-numbers'

type Props = {
  spoken: Spoken
  /** Which visit is over. */
  visit: string
  /** When it was sent, in words. */
  sentAt: string
  /** When answers are read, in the practice's own words; null where our sentence says it. Not said where somebody is near, who may look at once. */
  whenRead: string | null
  /** Whether a risk item was answered above its limit. */
  isRisk: boolean
  /** Whether somebody of the practice is near. */
  isHere: boolean
  numbers: Written<readonly CrisisLine[]> | null
  /** Of a device of the practice: that it is given back, and on a tablet what ends this page. */
  device: 'tablet' | 'handover' | null
  /** Where a clinician's screen is given back. */
  giveBack: string
  /** Their own, where the practice shows them. */
  scores: readonly OwnScore[]
  /** After how long it leaves by itself, in ms, where it does. */
  closesAfter: number | null
}

/**
 * What is left once answers were sent: thanks, and the same numbers for everybody, with calm words, or first of all with the one personal sentence
 * where a risk item was answered above its limit.
 */
export function ThanksPage({
  spoken,
  visit,
  sentAt,
  whenRead,
  isRisk,
  isHere,
  numbers,
  device,
  giveBack,
  scores,
  closesAfter,
}: Props) {
  const words = wordsIn(spoken.language)
  const whomToCall = numbers && (
    <>
      <CrisisNumbers numbers={numbers} />
      <p className="soft">{words.ofPractice}</p>
    </>
  )
  return (
    <AnswerPage {...spoken} title={words.thanks} closesAfter={closesAfter}>
      <h1>{words.thanks}</h1>
      {isRisk && (
        <section className="risk">
          <p>{isHere ? words.riskHere : numbers ? words.risk : words.riskAlone}</p>
          {whomToCall}
        </section>
      )}
      <p className="lead">
        {words.reached(spoken.practiceName)} {!isHere && (whenRead ?? words.whenRead)}
      </p>
      <p className="soft">
        {words.sentAt(sentAt)} {device === null && words.mayClose}
      </p>
      {device !== null && <p className="give-back">{words.giveBack}</p>}
      {device === 'tablet' && (
        <form method="post" action="/answer/now/stop">
          <input type="hidden" name="visit" value={visit} />
          <button type="submit" name="how" value="done" className="main">
            {words.done}
          </button>
        </form>
      )}
      {device === 'handover' && (
        <p>
          <a href={giveBack} className="button">
            {words.done}
          </a>
        </p>
      )}
      {!isRisk && whomToCall && (
        <section aria-labelledby="hard">
          <h2 id="hard">{words.hardTitle}</h2>
          <p className="lead">{words.hard}</p>
          {whomToCall}
        </section>
      )}
      <OwnScores title={words.scores} scores={scores} />
    </AnswerPage>
  )
}

function OwnScores({ title, scores }: { title: string; scores: readonly OwnScore[] }) {
  return scores.length === 0 ? null : (
    <section aria-labelledby="scores">
      <h2 id="scores">{title}</h2>
      <ul className="numbers">
        {scores.map(({ title: of, value, range }) => (
          <li key={of}>
            <span dir="auto">{of}</span>
            <span dir="ltr">
              <b>{formatNumber(value)}</b> <small>({formatEnds(...range)})</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
