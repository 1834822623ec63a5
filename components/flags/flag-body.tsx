import type { ReactNode } from 'react'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import type { FlagGroup } from '@/lib/flags/same-event'
import { numberWord } from '@/lib/text/number-words'
import { Link } from '../ui/link'
import { type FlagActions, FlagButtons } from './flag-actions'
import { FlagComments, FlagState } from './flag-state'
import { asSentence, eventWords, isOpenFlag, type Reader, ruleLine } from './flag-words'

export type FlagBodyProps = { group: FlagGroup<FlagView>; actions: FlagActions; place: Reader }

/** A flag under its sentence: what may help and what can be done first, the numbers and grounds folded. */
export function FlagBody({ group, actions, place }: FlagBodyProps) {
  const { lead, carried } = group
  return (
    <>
      <FlagState flag={lead} place={place} />
      {isOpenFlag(lead) && <NextSteps steps={lead.nextSteps} />}
      <FlagComments comments={lead.comments} place={place} />
      <div className="mt-3">
        <FlagButtons group={group} actions={actions} />
      </div>
      <div className="mt-2.5 flex flex-wrap gap-x-6 gap-y-1 text-[0.8125rem] text-soft">
        <Fold name="Numbers and grounds">
          <Grounds flag={lead} />
        </Fold>
        <Fold name="History">
          <FlagHistory events={lead.events} place={place} />
        </Fold>
        <CarriedFold carried={carried} place={place} />
      </div>
    </>
  )
}

/** Prompts for what to try. Where each is from stands with the grounds. */
function NextSteps({ steps }: { steps: FlagView['nextSteps'] }) {
  if (steps.length === 0) return null
  return (
    <ul aria-label="Suggested next steps" className="mt-1.5 grid gap-1">
      {steps.map(({ text }) => (
        <li key={text} className="flex gap-2">
          <span aria-hidden>–</span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

/** Opens in its place; what is opened takes the whole line. */
function Fold({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="open:basis-full print:hidden">
      <summary className="w-fit hover:text-ink">{name}</summary>
      <div className="mt-1 mb-2 max-w-[52rem]">{children}</div>
    </details>
  )
}

/** The grounds of a flag and their weakness, what would clear it, and where its prompts are from. */
function Grounds({ flag }: { flag: FlagView }) {
  const sources = [...new Set(flag.nextSteps.map(({ source }) => source))]
  return (
    <>
      <p>
        {asSentence(flag.detail)} {ruleLine(flag)} {asSentence(flag.clearsWhen)}
      </p>
      <p className="mt-1">
        What this does not show: {asSentence(flag.weakness)}{' '}
        <Link href={`/flags/rules#${flag.rule}`} className="underline underline-offset-4 hover:text-ink print:hidden">
          About this rule
        </Link>
      </p>
      {sources.length > 0 && <p className="mt-1">Next steps from: {asSentence(sources.join('; '))}</p>}
    </>
  )
}

/** What happened to a flag, who did it and when. */
function FlagHistory({ events, place }: { events: FlagView['events']; place: Reader }) {
  return (
    <ol className="grid gap-1">
      {events.map(event => (
        <li key={`${event.at} ${event.what}`}>
          {writtenInstant(event.at, place.locale, place.timeZone)} · {eventWords[event.what]}
          {event.byName && ` by ${event.byName}`} ({event.tier})
        </li>
      ))}
    </ol>
  )
}

/** What a flag carries, folded under its name; nothing where it carries none. */
export function CarriedFold({ carried, place }: { carried: readonly FlagView[]; place: Reader }) {
  if (carried.length === 0) return null
  return (
    <Fold name={carriedWords(carried)}>
      <Carried flags={carried} place={place} />
    </Fold>
  )
}

const carriedWords = (flags: readonly FlagView[]) =>
  `Carries ${numberWord(flags.length)} more: ${flags.map(({ ruleTitle }) => lowered(ruleTitle)).join('; ')}`

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What other rules saw in the same event, each on its own grounds. */
function Carried({ flags, place }: { flags: readonly FlagView[]; place: Reader }) {
  return (
    <ul className="grid gap-3">
      {flags.map(flag => (
        <li key={flag.id}>
          <p id={`flag-${flag.id}`} className="text-sm text-ink">
            <Tier tier={flag.tier} className="mr-1.5" />
            {flag.sentence}
          </p>
          <FlagState flag={flag} place={place} />
          <FlagComments comments={flag.comments} place={place} />
          <Grounds flag={flag} />
          <FlagHistory events={flag.events} place={place} />
        </li>
      ))}
    </ul>
  )
}
