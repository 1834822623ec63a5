import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import { endingWords, type Reader } from './flag-words'

/** Who has seen a flag or brought it to its end, when, and in which words. */
export function FlagState({ flag, place }: { flag: FlagView; place: Reader }) {
  const ended = endingWords(flag)
  const { acknowledgement, ending } = flag
  return (
    <>
      {acknowledgement && !ended && (
        <PersonAct
          what="Acknowledged"
          byName={acknowledgement.byName}
          at={acknowledgement.at}
          words={acknowledgement.note}
          place={place}
        />
      )}
      {ended && ending && (
        <PersonAct what={ended} byName={ending.byName} at={ending.at} words={ending.reason} place={place} />
      )}
    </>
  )
}

type Props = { what: string; byName: string | null; at: number; words: string | null; place: Reader }

function PersonAct({ what, byName, at, words, place }: Props) {
  return (
    <p className="mt-1 text-[0.8125rem] text-soft">
      {what}
      {byName && ` by ${byName}`}, {writtenInstant(at, place.locale, place.timeZone)}.
      {words && <q className="ml-1 text-ink">{words}</q>}
    </p>
  )
}

/** What clinicians and supervisors of the client say to each other about a flag. */
export function FlagComments({ comments, place }: { comments: FlagView['comments']; place: Reader }) {
  if (comments.length === 0) return null
  return (
    <ul aria-label="Comments" className="mt-2.5 grid gap-1.5">
      {comments.map(({ byName, at, text }) => (
        <li key={`${at} ${text}`} className="border-rule border-l-2 pl-3">
          <p className="whitespace-pre-line">{text}</p>
          <p className="text-[0.8125rem] text-soft">
            {byName}, {writtenInstant(at, place.locale, place.timeZone)}
          </p>
        </li>
      ))}
    </ul>
  )
}
