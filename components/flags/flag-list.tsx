import { cn } from '@/components/ui/cn'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import { fullName } from '@/lib/text/display-name'
import { Link } from '../ui/link'
import { type FlagActions, FlagButtons } from './flag-actions'
import { FlagComments, FlagState } from './flag-state'
import { asSentence, eventWords, type Reader, ruleLine } from './flag-words'

type Props = { flags: readonly FlagView[]; actions: FlagActions; place: Reader; showsClient?: boolean }

export function FlagList({ flags, ...rest }: Props) {
  return flags.map(flag => <FlagItem key={flag.id} flag={flag} {...rest} />)
}

type FlagItemProps = { flag: FlagView; actions: FlagActions; place: Reader; showsClient?: boolean }

/** One flag: what happened, on what grounds, what may help, and what can be done with it. A quiet one keeps its grounds folded. */
function FlagItem({ flag, actions, place, showsClient = false }: FlagItemProps) {
  const isOpen = flag.state === 'open' || flag.state === 'acknowledged'
  const isFolded = flag.quiet || !isOpen
  const id = `flag-${flag.id}`
  return (
    <article
      aria-labelledby={id}
      className="grid gap-x-6 gap-y-3 border-b border-rule py-5 lg:grid-cols-[5rem_minmax(0,1fr)_auto]"
    >
      <Tier tier={flag.tier} className="pt-1" />
      <div className="max-w-[52rem]">
        {showsClient && <ClientLink flag={flag} />}
        <h2 id={id} className={cn(isFolded ? 'text-soft' : 'font-serif text-xl leading-snug')}>
          {flag.sentence}
        </h2>
        <FlagState flag={flag} place={place} />
        {isFolded ? <Folded flag={flag} /> : <FlagReasons flag={flag} />}
        <FlagComments flag={flag} action={actions.comment} judge={actions.judge} place={place} />
        <FlagHistory events={flag.events} place={place} />
      </div>
      {isOpen && flag.mayWork && <FlagButtons flag={flag} actions={actions} />}
    </article>
  )
}

function ClientLink({ flag: { client } }: { flag: FlagView }) {
  return (
    <p className="mb-0.5 text-[0.8125rem] text-soft">
      <Link href={`/clients/${client.id}`} className="font-medium text-ink underline-offset-4 hover:underline">
        {fullName(client)}
      </Link>
      {client.name && ` · ${client.code}`}
    </p>
  )
}

function Folded({ flag }: { flag: FlagView }) {
  return (
    <details className="mt-1.5">
      <summary className="w-fit text-[0.8125rem] text-soft hover:text-ink">Numbers, grounds and next steps</summary>
      <FlagReasons flag={flag} />
    </details>
  )
}

/** What happened to a flag, who did it and when. */
function FlagHistory({ events, place }: { events: FlagView['events']; place: Reader }) {
  return (
    <details className="mt-2 print:hidden">
      <summary className="w-fit text-[0.8125rem] text-soft hover:text-ink">History</summary>
      <ol className="mt-1.5 grid gap-1 text-[0.8125rem] text-soft">
        {events.map(event => (
          <li key={`${event.at} ${event.what}`}>
            {writtenInstant(event.at, place.locale, place.timeZone)} · {eventWords[event.what]}
            {event.byName && ` by ${event.byName}`} ({event.tier})
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The grounds of a flag and their weakness, what would clear it, and prompts for what to try. */
function FlagReasons({ flag }: { flag: FlagView }) {
  return (
    <>
      <p className="mt-1.5 text-[0.8125rem] text-soft">
        {asSentence(flag.detail)} {ruleLine(flag)} {asSentence(flag.clearsWhen)}
      </p>
      <p className="mt-1 text-[0.8125rem] text-soft">
        What this does not show: {asSentence(flag.weakness)}{' '}
        <Link href={`/flags/rules#${flag.rule}`} className="underline underline-offset-4 hover:text-ink print:hidden">
          About this rule
        </Link>
      </p>
      {flag.nextSteps.length > 0 && (
        <ul aria-label="Worth trying" className="mt-3 grid gap-1.5">
          {flag.nextSteps.map(step => (
            <li key={step.text}>
              {step.text} <span className="text-[0.8125rem] text-soft">{step.source}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
