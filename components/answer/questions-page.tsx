import { type AnswerForm, directionOf, type FormItem } from '@/lib/answer/form'
import type { CrisisLine, Written } from '@/lib/answer/settings'
import { wordsIn } from '@/lib/answer/words'
import type { AnswerWords } from '@/lib/answer/words/answer-words'
import { AnswerPage, type Spoken } from './answer-page'
import { CrisisNumbers } from './crisis-numbers'
import { type GivenAnswer, Question } from './question'

type Props = {
  spoken: Spoken
  /** Of which visit and which measure its answers are. */
  visit: string
  measure: string
  form: Omit<AnswerForm, 'instrumentId' | 'target'>
  /** Its place among the pages, from 1 on. */
  page: number
  pages: number
  given: { readonly [item: number]: GivenAnswer }
  /** Of a questionnaire that asks about risk: help, on its page, whatever is answered. */
  help: { text: Written<string> | null; numbers: Written<readonly CrisisLine[]> | null } | null
  /** After how long without an answer the page leaves by itself, in ms, where it does. */
  closesAfter: number | null
  /** Whether somebody of the practice is near. */
  isHere: boolean
}

const formId = 'answers'

/** One questionnaire. All that is answered on it is sent along by each of its buttons. */
export function QuestionsPage({ spoken, visit, measure, form, page, pages, given, help, closesAfter, isHere }: Props) {
  const words = wordsIn(spoken.language)
  const printed = { lang: form.language, dir: form.direction }
  const answered = form.items.filter(({ n }) => given[n] !== undefined && typeof given[n] !== 'object').length
  return (
    <AnswerPage
      {...spoken}
      title={words.title}
      form={formId}
      keeps
      closesAfter={closesAfter}
      foot={<Foot words={words} />}
    >
      <h1 className="unseen">{words.title}</h1>
      <Progress items={form.items} given={given} said={words.answered} answered={answered} />
      <form
        method="post"
        action="/answer/now/keep"
        id={formId}
        // What the server has is what stands there: no browser puts back what it remembers of an earlier page.
        autoComplete="off"
        data-keeping={words.keeping}
        data-kept={words.kept}
        data-not-kept={words.notKept}
        data-closes-soon={closesAfter === null ? undefined : words.closesSoon}
        data-closes-after={closesAfter ?? undefined}
      >
        <input type="hidden" name="visit" value={visit} />
        <input type="hidden" name="measure" value={measure} />
        {/* What Enter presses in a field: the first button of a form. */}
        <button type="submit" name="go" value="on" className="unseen" tabIndex={-1} aria-hidden>
          {words.next}
        </button>
        {pages > 1 && <p className="part">{words.part(page, pages)}</p>}
        {form.instruction && (
          <p className="instruction" {...printed}>
            {form.instruction}
          </p>
        )}
        {help && (
          <section className="help" aria-labelledby="help">
            <h2 id="help">{words.helpTitle}</h2>
            {help.text ? (
              <p lang={help.text.language} dir={directionOf(help.text.language)}>
                {help.text.said}
              </p>
            ) : (
              <p>{isHere ? words.helpLeadHere : words.helpLead}</p>
            )}
            {help.numbers && <CrisisNumbers numbers={help.numbers} />}
          </section>
        )}
        {form.items.map((item, at) => (
          <div key={item.n}>
            {item.heading && item.heading !== form.items[at - 1]?.heading && (
              <p className="instruction" {...printed}>
                {item.heading}
              </p>
            )}
            <Question
              words={words}
              item={item}
              place={at + 1}
              of={form.items.length}
              given={given[item.n]}
              printed={printed}
              opens={form.items.flatMap(({ n, onlyIf }) =>
                onlyIf?.item === item.n ? [{ n, atLeast: onlyIf.atLeast }] : [],
              )}
            />
          </div>
        ))}
        <p className="copyright" {...printed}>
          {form.footer}
        </p>
        <div className="buttons">
          {page > 1 && (
            <button type="submit" name="go" value="back">
              {words.back}
            </button>
          )}
          <button type="submit" name="go" value="on" className="main">
            {words.next}
          </button>
        </div>
      </form>
    </AnswerPage>
  )
}

type ProgressProps = { items: readonly FormItem[]; given: Props['given']; said: string; answered: number }

/** How far it is, as a line of marks, and in numbers for whoever hears the page. The page's script goes on with both. */
function Progress({ items, given, said, answered }: ProgressProps) {
  const isDone = ({ n }: FormItem) => given[n] !== undefined && typeof given[n] !== 'object'
  return (
    <>
      <p className="unseen">
        {said}: <bdi id="answered">{answered}</bdi> / <bdi>{items.length}</bdi>
      </p>
      <div className="progress" aria-hidden>
        {items.map(item => (
          <span key={item.n} id={`p${item.n}`} className={isDone(item) ? 'done' : undefined} />
        ))}
      </div>
    </>
  )
}

function Foot({ words }: { words: AnswerWords }) {
  return (
    <>
      <p id="kept" role="status">
        {words.kept}
      </p>
      <button type="submit" form={formId} name="go" value="stop" className="link">
        {words.notToday}
      </button>
    </>
  )
}
