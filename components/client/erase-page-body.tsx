import type { ErasureView } from '@/db/erasure'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { displayName } from '@/lib/text/display-name'
import { capitalize, numberWord, plural } from '@/lib/text/number-words'
import { PersonHeading } from '../shell/person-heading'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import { Tier } from '../ui/tier'
import { EraseForm } from './erase-form'

type Props = { view: ErasureView; locale: string; action: FormAction }

/** What erasing a client takes away and what it leaves, what speaks against it, and then the form. */
export function ErasePageBody({ view, locale, action }: Props) {
  const { client } = view
  const called = displayName(client)
  return (
    <>
      <PersonHeading
        person={client}
        title="Erase this client"
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: called, href: `/clients/${client.id}` },
          { label: 'Erase' },
        ]}
      />
      <div className="grid max-w-2xl gap-8">
        <Retention view={view} locale={locale} />
        {view.openSafetyFlags > 0 && <OpenSafety count={view.openSafetyFlags} />}
        <Section id="goes" title="What is erased">
          <ul className="list-disc space-y-1.5 pl-5">
            {goingLines(view).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="mt-3 max-w-prose text-soft">
            The key of {called} is destroyed with it. Names and notes in older backups then open for nobody, as soon as
            the next backup has renewed the copy of the keys.
          </p>
        </Section>
        <p className="max-w-prose">
          To keep or to hand over what is in it, download{' '}
          <Link href={`/clients/${client.id}/record`} className="text-accent underline underline-offset-4">
            the whole record
          </Link>{' '}
          first.
        </p>
        <Section id="stays" title="What stays">
          <ul className="list-disc space-y-1.5 pl-5">
            <li>In the audit, who read or changed this record and when, without a name or a code.</li>
            <li>In older backups, scores, answers and the code. Keep no more of those than you need.</li>
            <li>Reports that were printed or downloaded.</li>
            {view.oldCopies > 0 && <li>{oldCopies(view.oldCopies)}</li>}
          </ul>
        </Section>
        {view.isInTherapy ? (
          <Alert variant="review">
            <AlertTitle>The therapy is still going on</AlertTitle>
            <AlertDescription>
              End the episode on the{' '}
              <Link href={`/clients/${client.id}#episodes`} className="text-accent underline underline-offset-4">
                page of {called}
              </Link>{' '}
              first. That also asks about open safety flags.
            </AlertDescription>
          </Alert>
        ) : (
          <EraseForm view={view} until={earlyUntil(view, locale)} action={action} />
        )}
      </div>
    </>
  )
}

function goingLines({ counts }: ErasureView): string[] {
  const { episodes, sessions, questionnaires, flags, comments, events } = counts
  const said = comments > 0 ? `, and ${plural(comments, 'comment')}` : ''
  return [
    'Name, date of birth, pronouns and code',
    `${plural(episodes, 'episode')} with ${plural(sessions, 'session')} and their notes, void ones and drafts among them`,
    ...(questionnaires > 0 ? [`${plural(questionnaires, 'questionnaire')} with every answer and score`] : []),
    ...(flags > 0 ? [`${plural(flags, 'flag')} with what was said and done about them${said}`] : []),
    `${events > 0 ? plural(events, 'event') : 'Events'} on the timeline, ruptures, the client’s own plan and pauses`,
    'Who was on the care team, and kept views of the caseload that name the client',
  ]
}

const oldCopies = (count: number) =>
  `${capitalize(numberWord(count))} ${count === 1 ? 'copy' : 'copies'} of an earlier version on this machine, which can still be opened. Whoever looks after it removes them with “npm run copies -- remove”.`

/** Until when the practice's own time runs, where it is not over. */
function earlyUntil({ retention: { until, isOver } }: ErasureView, locale: string): string | null {
  return until === null || isOver ? null : shortDate(until, locale)
}

function Retention({ view: { retention }, locale }: { view: ErasureView; locale: string }) {
  const { years, lastOn, until, isOver } = retention
  if (years === null)
    return (
      <Alert variant="note">
        <AlertTitle>Your practice has not said for how long it keeps records</AlertTitle>
        <AlertDescription>
          The law or your contracts may ask for years. Find out before you erase; an administrator sets it under
          Practice.
        </AlertDescription>
      </Alert>
    )
  if (until === null || lastOn === null) return null
  const last = shortDate(lastOn, locale)
  return isOver ? (
    <Alert>
      <AlertTitle>The time for keeping this record is over</AlertTitle>
      <AlertDescription>
        Your practice keeps records for {plural(years, 'year')} after the last day, which was {last}.
      </AlertDescription>
    </Alert>
  ) : (
    <Alert variant="review">
      <AlertTitle>This record is to be kept until {shortDate(until, locale)}</AlertTitle>
      <AlertDescription>
        Your practice keeps records for {plural(years, 'year')} after the last day, which was {last}.
      </AlertDescription>
    </Alert>
  )
}

function OpenSafety({ count }: { count: number }) {
  return (
    <Alert variant="review">
      <AlertTitle>
        <Tier tier="safety" /> {capitalize(numberWord(count))} {count === 1 ? 'flag is' : 'flags are'} still open
      </AlertTitle>
      <AlertDescription>After an erasure nobody is reminded of it. Say what was done about it first.</AlertDescription>
    </Alert>
  )
}
