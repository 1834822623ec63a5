import type { GoalsView } from '@/db/goal-ratings'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { type Goal, goalField, isRatedOn, openGoals, ratingsMark } from '@/lib/goals'
import type { HistorySession } from '@/lib/history'
import { displayName } from '@/lib/text/display-name'
import { plural } from '@/lib/text/number-words'
import { PersonHeading } from '../shell/person-heading'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { NativeSelect } from '../ui/native-select'
import { Section } from '../ui/section'
import { GoalChanges, type GoalsKit, MoveGoal, ReopenGoal, SetGoalForm } from './goal-forms'
import { GoalRatingForm } from './goal-rating-form'
import { GoalLine, noGoals } from './goals-section'

/** `sessionId`: the one whose ratings are typed; null where the newest is meant. */
type Rating = { action: FormAction; sendKey: string; sessionId: string | null }
type Props = { view: GoalsView; kit: GoalsKit; rating: Rating }

/** What one client works towards: the words, their order, what was said of them at a session, and what has ended. */
export function GoalsPageBody({ view, kit, rating }: Props) {
  const { client, episode, goals, history } = view
  const isOpen = episode.endedOn === null
  const mayEdit = view.mayEdit && isOpen
  const open = openGoals(goals)
  // Words that were replaced before anybody rated them say nothing to anybody.
  const over = goals.filter(goal => goal.endedOn !== null && (goal.ratings.length > 0 || !goal.isReworded))
  return (
    <>
      <PersonHeading
        person={client}
        title="Goals"
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: displayName(client), href: `/clients/${client.id}` },
          { label: 'Goals' },
        ]}
      />
      <div className="grid max-w-3xl gap-10">
        <Section id="goals" title="What the client works towards" aside={mayEdit && <SetGoalForm {...of(view, kit)} />}>
          {open.length === 0 && <p className="text-soft">{noGoals}</p>}
          <ul>
            {open.map((goal, index) => (
              <GoalLine key={goal.id} goal={goal} history={history} locale={kit.locale}>
                {mayEdit && (
                  <span className="flex items-center gap-x-3">
                    {index > 0 && <MoveGoal {...of(view, kit)} goal={goal} to="up" />}
                    {index < open.length - 1 && <MoveGoal {...of(view, kit)} goal={goal} to="down" />}
                    <GoalChanges {...of(view, kit)} goal={goal} />
                  </span>
                )}
              </GoalLine>
            ))}
          </ul>
          {!isOpen && <p className="mt-2 text-soft">The episode has ended, and its goals stay as they were.</p>}
        </Section>
        {view.mayEdit && goals.length > 0 && <WhatTheClientSaid view={view} rating={rating} locale={kit.locale} />}
        {over.length > 0 && (
          <Section id="ended" title="Ended, or put differently since">
            <ul>
              {over.map(goal => (
                <GoalLine key={goal.id} goal={goal} history={history} locale={kit.locale}>
                  {mayEdit && !goal.isReworded && <ReopenGoal {...of(view, kit)} goal={goal} />}
                </GoalLine>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  )
}

const of = ({ client }: GoalsView, kit: GoalsKit) => ({ clientId: client.id, kit })

/** A session, and one scale for each goal that held on its day. */
function WhatTheClientSaid({ view, rating, locale }: { view: GoalsView; rating: Rating; locale: string }) {
  const { client, history, goals } = view
  const held = history.sessions.filter(({ attendance, isSaved }) => attendance === 'attended' && isSaved).toReversed()
  const session = held.find(({ id }) => id === rating.sessionId) ?? held[0]
  const asked = session ? goals.filter(goal => isRatedOn(goal, session)) : []
  return (
    <Section id="said" title="What the client said">
      <p className="mb-3 max-w-prose text-soft">
        How far the client has come with each goal, in their own number: 0 is not at all, 10 is wholly. Nothing is
        worked out from it, and no flag reads it.
      </p>
      {!session && <p className="text-soft">Goals can be rated once a session is saved.</p>}
      {session && (
        <>
          <SessionChoice path={`/clients/${client.id}/goals`} held={held} chosen={session.id} locale={locale} />
          {asked.length === 0 && <p className="text-soft">No goal had been agreed by that day.</p>}
          {asked.length > 0 && (
            <GoalRatingForm
              key={session.id}
              action={rating.action}
              hidden={{ sessionId: session.id, key: rating.sendKey, mark: ratingsMark(goals, session.id) }}
              goals={asked.map(goal => ({ name: goalField(goal.id), text: goal.text, ...saidOf(goal, session.id) }))}
            />
          )}
        </>
      )}
      <OutOfSight view={view} />
    </Section>
  )
}

function saidOf({ ratings }: Goal, sessionId: string) {
  const by = (pen: 'client' | 'clinician') =>
    ratings.find(each => each.sessionId === sessionId && each.ratedBy === pen)?.answer ?? null
  return { own: by('client'), typed: by('clinician') }
}

type SessionChoiceProps = { path: string; held: readonly HistorySession[]; chosen: string; locale: string }

/** A plain form: it needs no JavaScript, and the address says which session it is. */
function SessionChoice({ path, held, chosen, locale }: SessionChoiceProps) {
  return (
    <form action={path} className="mb-4 flex flex-wrap items-end gap-3">
      <Field name="session" label="Session">
        <NativeSelect defaultValue={chosen}>
          {held.map(({ id, number, date }) => (
            <option key={id} value={id}>{`Session ${number}, ${shortDate(date, locale)}`}</option>
          ))}
        </NativeSelect>
      </Field>
      <Button type="submit" variant="outline">
        Show
      </Button>
    </form>
  )
}

/** Ratings of void sessions are kept and not drawn: that there are any is said, or somebody would look for them. */
function OutOfSight({ view: { goals, history } }: { view: GoalsView }) {
  const held = new Set(history.sessions.map(({ id }) => id))
  const hidden = goals.flatMap(({ ratings }) => ratings).filter(({ sessionId }) => !held.has(sessionId)).length
  if (hidden === 0) return null
  return (
    <p className="mt-3 text-[0.8125rem] text-soft">
      {plural(hidden, 'rating')} of void or unsaved sessions {hidden === 1 ? 'is' : 'are'} kept and not shown.
    </p>
  )
}
