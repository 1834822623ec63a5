import type { SessionSummary as Summary } from '@/db/session-pages'
import { formName, measureName } from '../measure-name'
import { FlagGroups } from './flag-groups'
import { SavedMeasure } from './saved-measure'

/** What was saved, what it changed, and what may deserve attention. */
export function SessionSummary({ summary, locale }: { summary: Summary; locale: string }) {
  const filled = summary.assessments.filter(each => each.absence === null)
  const absent = summary.assessments.filter(each => each.absence !== null)
  return (
    <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <FlagGroups summary={summary} />
      <section aria-labelledby="saved-title" className="@container xl:order-first">
        <h2 id="saved-title" className="border-ink border-t pt-3 font-serif text-xl">
          What was saved
        </h2>
        {filled.length === 0 && <p className="mt-1 text-soft">No measure was filled in.</p>}
        {[...filled, ...absent].map(assessment => (
          <SavedMeasure key={assessment.id} summary={summary} assessment={assessment} locale={locale} />
        ))}
        <NotFilledIn summary={summary} />
      </section>
    </div>
  )
}

/** Due and left out: they stay due, and no value stands in for them. */
function NotFilledIn({ summary: { notFilledIn } }: { summary: Summary }) {
  if (notFilledIn.length === 0) return null
  const names = notFilledIn.map(part => `${measureName(part)} (${formName(part)})`)
  return <p className="pt-4 text-soft text-sm">{`Not filled in, and still due: ${names.join('; ')}.`}</p>
}
