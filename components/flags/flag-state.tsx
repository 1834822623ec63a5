import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import { endingWords, type Place } from './flag-words'

/** Who has seen a flag or brought it to its end, when, and in which words. */
export function FlagState({ flag, place }: { flag: FlagView; place: Place }) {
  const ended = endingWords(flag)
  const { acknowledgement, ending } = flag
  return (
    <>
      {acknowledgement && !ended && (
        <Standing
          what="Acknowledged"
          byName={acknowledgement.byName}
          at={acknowledgement.at}
          words={acknowledgement.note}
          place={place}
        />
      )}
      {ended && ending && (
        <Standing what={ended} byName={ending.byName} at={ending.at} words={ending.reason} place={place} />
      )}
    </>
  )
}

type Props = { what: string; byName: string | null; at: number; words: string | null; place: Place }

function Standing({ what, byName, at, words, place }: Props) {
  return (
    <p className="mt-1 text-[0.8125rem] text-soft">
      {what}
      {byName && ` by ${byName}`}, {writtenInstant(at, place.locale, place.timeZone)}.
      {words && <q className="ml-1 text-ink">{words}</q>}
    </p>
  )
}
