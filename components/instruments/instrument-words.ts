import { targets } from '@/lib/instruments/answers'
import type { Instrument, Scale } from '@/lib/instruments/instrument'
import { ownNote, targetNames } from '@/lib/measure'
import { formatEnds } from '@/lib/text/score'
import { directionOf } from '@/lib/timeline/panel-words'

/** Shown where the literature that was read gives no figure. */
export const notFoundWords = 'No published value found'

/** Which end of a scale is the better one. */
export const directionWords = (of: Pick<Instrument, 'domain'>, scale: Scale): string =>
  directionOf(of, scale) || 'neither end is better'

/** The lowest and highest score: "1 to 5". */
export const rangeWords = ({ range: [low, high] }: Scale, locale: string): string => formatEnds(low, high, locale)

/** Who answers it, and about whom. */
export function filledInBy({ respondents, hasTarget }: Instrument): string {
  const who = respondents.join(' and ')
  return hasTarget
    ? `${who}, about ${targets
        .map(target => targetNames[target])
        .join(', ')
        .replace(/, (\w+)$/, ' or $1')}`
    : who
}

/** The scales that represent an instrument, those alike in range and direction on one line. */
export function headlines(of: Instrument, locale: string) {
  const { scales, charted } = of
  const shown = charted.flatMap(id => scales.find(scale => scale.id === id) ?? [])
  const lines = shown.map(scale => ({ range: rangeWords(scale, locale), direction: directionWords(of, scale) }))
  const isFirst = (index: number) => lines.findIndex(line => isAlike(line, lines[index])) === index
  return lines
    .filter((_, index) => isFirst(index))
    .map(line => ({
      ...line,
      titles: shown
        .filter((_, index) => isAlike(line, lines[index]))
        .map(scaleTitle)
        .join(', '),
    }))
}

type Line = { range: string; direction: string }

const isAlike = (line: Line, other: Line | undefined) =>
  line.range === other?.range && line.direction === other.direction

const scaleTitle = (scale: Scale) => scale.title

export type LibraryRow = ReturnType<typeof libraryRow>

/** The rows of the library in its order. `offered`: the ids of what can be planned and recorded. */
export const libraryRows = (
  instruments: readonly Instrument[],
  offered: ReadonlySet<string>,
  locale: string,
): LibraryRow[] => instruments.map(instrument => libraryRow(instrument, offered.has(instrument.id), locale))

function libraryRow(instrument: Instrument, isOffered: boolean, locale: string) {
  const { id, title, abbreviation, domain, measures, respondents, items, licence } = instrument
  return {
    id,
    abbreviation,
    /** Where it says more than the short name. */
    title: title === abbreviation ? null : title,
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
