import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import { eventWords } from './flag-words'
import type { Place } from './place'

/** What happened to a flag, who did it and when. */
export function FlagHistory({ events, place }: { events: FlagView['events']; place: Place }) {
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
