import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { type Goal, goalAnswerText, openGoals, ratingAt } from '@/lib/goals'
import type { History } from '@/lib/history'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import { GoalChanges, type GoalsKit, goalLineId, SetGoalForm } from './goal-forms'

type Props = { view: ClientView; history: History; kit: GoalsKit }

/** What the client works towards, in their words, with the first and the latest of what they said of it. */
export function GoalsSection({ view, history, kit }: Props) {
  const isOpen = view.episodes[0]?.endedOn === null
  const shown = isOpen ? openGoals(view.goals) : view.goals
  const mayEdit = view.mayEdit && isOpen
  if (view.goals.length === 0 && !mayEdit) return null
  const path = `/clients/${view.id}/goals`
  return (
    <Section
      id="goals"
      title="Goals"
      aside={
        <>
          {view.goals.length > 0 && (
            <Link href={path} className="underline-offset-4 hover:text-ink hover:underline">
              {view.mayEdit ? 'type what the client said' : 'all goals'}
            </Link>
          )}
          {mayEdit && <SetGoalForm clientId={view.id} kit={kit} />}
        </>
      }
    >
      {shown.length === 0 && <p className="text-soft">{noGoals}</p>}
      <ul>
        {shown.map(goal => (
          <GoalLine key={goal.id} goal={goal} history={history} locale={kit.locale}>
            {mayEdit && <GoalChanges clientId={view.id} goal={goal} kit={kit} />}
          </GoalLine>
        ))}
      </ul>
    </Section>
  )
}

export const noGoals = 'No goals yet. Up to five, in the client’s own words.'

type LineProps = { goal: Goal; history: History; locale: string; children?: React.ReactNode }

/** One goal: its words in whatever direction they are written, what was said of it first and last, and what can be done with it. */
export function GoalLine({ goal, history, locale, children }: LineProps) {
  return (
    <li
      id={goalLineId(goal.id)}
      tabIndex={-1}
      className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-rule py-2.5 outline-none"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p dir="auto" className="wrap-anywhere">
          {goal.text}
        </p>
        <p className="text-[0.8125rem] text-soft">{goalText(goal, history, locale)}</p>
      </div>
      {children}
    </li>
  )
}

/** "7 of 10 at session 12, 3 Nov 2026; first 3 at session 2, 4 Aug 2026." Void sessions are no part of a history. */
function goalText(goal: Goal, { sessions }: History, locale: string): string {
  const said = sessions.flatMap(session => {
    const rating = ratingAt(goal, session.id)
    const when = session.number === null ? 'between sessions' : `session ${session.number}`
    return rating ? [{ answer: rating.answer, when: `${when}, ${shortDate(session.date, locale)}` }] : []
  })
  const numbers = said.filter(({ answer }) => typeof answer === 'number')
  const [first, last] = [numbers[0], said.at(-1)]
  const parts = [
    last && `${goalAnswerText(last.answer)}${typeof last.answer === 'number' ? ' of 10' : ''}, ${last.when}`,
    first && first !== last && `first ${goalAnswerText(first.answer)}, ${first.when}`,
    !last && 'not rated yet',
    goal.endedOn && `${goal.isReworded ? 'put differently' : 'ended'} ${shortDate(goal.endedOn, locale)}`,
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
