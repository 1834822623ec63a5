import { TimelineChart } from '@/components/charts/timeline'
import type { SessionSummary as Summary } from '@/db/session-summary'
import type { FormAction } from '@/lib/form-state'
import { isNotHeld, nothingAsked } from '@/lib/history'
import { formName, measureSubject } from '@/lib/measure'
import { voicesTimeline } from '@/lib/timeline'
import type { Reader } from '../../flags/flag-words'
import { FlagGroups } from './flag-groups'
import { GoalsHere } from './goals-here'
import { NextSession } from './next-session'
import { formsWithoutValue } from './result-words'
import { SavedMeasure } from './saved-measure'

type Props = { summary: Summary; place: Reader; planNext: FormAction; correct: FormAction }

/** What was saved, what it changed, and what may deserve attention; then when the client comes next. */
export function SessionSummary({ summary, place, planNext, correct }: Props) {
  const { locale } = place
  const filled = summary.assessments.filter(each => each.absence === null)
  const absent = summary.assessments.filter(each => each.absence !== null && each.absence !== 'paused')
  const next = summary.mayRecord && summary.nextSession && (
    <NextSession clientId={summary.client.id} next={summary.nextSession} locale={locale} action={planNext} />
  )
  const isSafetyOpen = [...summary.raised, ...summary.open].some(({ tier }) => tier === 'safety')
  return (
    <div className="grid gap-8">
      {!isSafetyOpen && next}
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <FlagGroups summary={summary} place={place} />
        <section aria-labelledby="saved-title" className="@container xl:order-first">
          <h2 id="saved-title" className="border-ink border-t pt-3 font-serif text-xl">
            What was saved
          </h2>
          {filled.length === 0 && <p className="mt-1 text-soft">{nothingSaved(summary)}</p>}
          {[...filled, ...absent].map(assessment => (
            <SavedMeasure
              key={assessment.id}
              summary={summary}
              assessment={assessment}
              place={place}
              correct={summary.mayRecord ? correct : null}
            />
          ))}
          <NoValue summary={summary} assessments={filled} locale={locale} />
          <Paused summary={summary} />
          <NotFilledIn summary={summary} />
          <GoalsHere summary={summary} />
          <VoicesSoFar summary={summary} locale={locale} />
          <Note note={summary.note} />
        </section>
      </div>
      {isSafetyOpen && next}
    </div>
  )
}

/** How many sessions both voices are drawn over here; the client's page and the timeline have all. */
const drawn = 24

/** Both voices up to this session, where it had anything to say of them; with a first session the table says it all. */
function VoicesSoFar({
  summary: { history, session, mayRecord },
  locale,
}: Pick<Props, 'summary'> & { locale: string }) {
  const upToHere = history.sessions.slice(0, history.sessions.findIndex(({ id }) => id === session.id) + 1)
  const timeline = voicesTimeline({ ...history, sessions: upToHere }, drawn)
  const isHere = timeline?.voices?.rows.some(row => row.number === session.number && row.date === session.heldOn)
  if (!timeline || !isHere) return null
  return (
    <section aria-labelledby="voices-title" className="mt-8 border-ink border-t pt-3">
      <h2 id="voices-title" className="mb-2 font-serif text-xl">
        {upToHere.length > drawn ? `Two voices, last ${drawn} sessions` : 'Two voices so far'}
      </h2>
      <TimelineChart
        timeline={timeline}
        label="Both voices across sessions"
        clinician={mayRecord ? 'you' : 'clinician'}
        locale={locale}
      />
    </section>
  )
}

/** The clinician's own words, where there are any. */
function Note({ note }: { note: string | null }) {
  if (!note) return null
  return (
    <section aria-labelledby="note-title" className="mt-8 border-ink border-t pt-3">
      <h2 id="note-title" className="font-serif text-xl">
        Note
      </h2>
      <p className="mt-1 max-w-prose whitespace-pre-wrap wrap-anywhere">{note}</p>
    </section>
  )
}

type NoValueProps = Pick<Props, 'summary'> & { assessments: Summary['assessments']; locale: string }

/** Said once for all forms of the session of which no change can be judged. */
function NoValue({ summary, assessments, locale }: NoValueProps) {
  const names = formsWithoutValue(summary, assessments, locale)
  if (names.length === 0) return null
  const forms = names.length === 1 ? 'this form' : 'these forms'
  return (
    <p className="pt-4 text-soft text-sm">
      {`No value is published by which to judge a change in ${forms}: ${names.join('; ')}.`}
    </p>
  )
}

const nothingSaved = ({ session: { attendance } }: Summary) =>
  isNotHeld(attendance) ? nothingAsked(attendance) : 'No measure was filled in.'

/** What a pause left out, in one line. */
function Paused({ summary: { assessments, history } }: Pick<Props, 'summary'>) {
  const names = assessments.flatMap(({ absence, instrumentId, respondent, target }) => {
    const instrument = history.instruments.find(each => each.id === instrumentId)
    if (absence !== 'paused' || !instrument) return []
    const about = { instrument, respondent, target }
    return [`${measureSubject(about)} (${formName(about)})`]
  })
  if (names.length === 0) return null
  return <p className="pt-4 text-soft text-sm">{`Paused: ${names.join('; ')}.`}</p>
}

/** Due and left out: they stay due, and no value replaces them. */
function NotFilledIn({ summary: { notFilledIn, void: made } }: Pick<Props, 'summary'>) {
  if (made || notFilledIn.length === 0) return null
  const names = notFilledIn.map(part => `${measureSubject(part)} (${formName(part)})`)
  return <p className="pt-4 text-soft text-sm">{`Not filled in, and still due: ${names.join('; ')}.`}</p>
}
