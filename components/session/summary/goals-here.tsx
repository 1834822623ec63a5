import { Link } from '@/components/ui/link'
import type { SessionSummary } from '@/db/session-summary'
import { goalAnswerText, openGoals, ratingAt } from '@/lib/goals'

/** What was said of the client's goals at this session, each under its own words; where nothing was, the way to type it. */
export function GoalsHere({ summary }: { summary: SessionSummary }) {
  const { goals, session, client, mayRecord } = summary
  const rated = goals.flatMap(goal => {
    const rating = ratingAt(goal, session.id)
    return rating ? [{ id: goal.id, text: goal.text, ...rating }] : []
  })
  const mayType = mayRecord && session.attendance === 'attended' && openGoals(goals).length > 0
  if (rated.length === 0 && !mayType) return null
  return (
    <section aria-labelledby="goals-title" className="mt-8 border-ink border-t pt-3">
      <h2 id="goals-title" className="font-serif text-xl">
        Goals
      </h2>
      <ul className="mt-1">
        {rated.map(({ id, text, answer, ratedBy }) => (
          <li key={id} className="flex items-baseline justify-between gap-6 border-rule border-b py-2">
            <bdi className="wrap-anywhere">{text}</bdi>
            <span className="shrink-0 text-right">
              <span className="font-semibold tabular-nums">{goalAnswerText(answer)}</span>{' '}
              <span className="text-[0.8125rem] text-soft">{ratedBy === 'client' ? 'by the client' : 'typed'}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayType && (
        <p className="mt-2">
          <Link
            href={`/clients/${client.id}/goals?session=${session.id}`}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
          >
            Type what the client said of their goals
          </Link>
        </p>
      )}
    </section>
  )
}
