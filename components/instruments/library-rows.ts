import type { Instrument } from '@/lib/instruments/instrument'
import { ownNote } from '@/lib/measure'
import { filledInBy, headlines } from './instrument-words'

export type LibraryRow = ReturnType<typeof libraryRow>

/** The rows of the library in its order. `offered`: the ids of what can be planned and recorded. */
export const libraryRows = (
  instruments: readonly Instrument[],
  offered: ReadonlySet<string>,
  locale: string,
): LibraryRow[] => instruments.map(instrument => libraryRow(instrument, offered.has(instrument.id), locale))

function libraryRow(instrument: Instrument, isOffered: boolean, locale: string) {
  const { id, title, short, domain, measures, respondents, items, licence } = instrument
  return {
    id,
    short,
    /** Where it says more than the short name. */
    title: title === short ? null : title,
    domain,
    measures,
    respondents,
    terms: licence.terms,
    filledInBy: filledInBy(instrument),
    items: items.length,
    scores: headlines(instrument, locale),
    licence: licence.status,
    notes: notesOf(instrument, isOffered),
  }
}

const notesOf = ({ ownPrompt, practiceOwn }: Instrument, isOffered: boolean): string[] => [
  ...(ownPrompt ? ['a prompt, not a validated measure'] : []),
  ...(practiceOwn ? [ownNote] : []),
  ...(isOffered ? [] : ['no longer offered']),
]
