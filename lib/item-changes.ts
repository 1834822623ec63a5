import { type History, type HistoryAssessment, isFilledIn, type Occasion } from './history'
import type { Answer, Respondent, Target } from './instruments/answers'
import type { Instrument, Item } from './instruments/instrument'
import { weightsOf } from './instruments/key'
import { measureKey } from './measure'

export type ItemChange = {
  n: number
  cue: string
  first: Answer | null
  previous: Answer | null
  latest: Answer | null
}

/** The answers of one questionnaire as they were first, last time and now, with the occasions on which they were given. */
export type ItemChanges = {
  instrument: Instrument
  respondent: Respondent
  target: Target | null
  first: Occasion
  previous: Occasion | null
  latest: Occasion
  items: ItemChange[]
  /** What moved furthest since the first sheet; null where there is one sheet only. */
  moved: { most: ItemMove[]; asMuch: number } | null
}

type Sheet = { on: Occasion; assessment: HistoryAssessment }

/**
 * Item by item, how each questionnaire that was filled in by item compares with the sheet before and the first one of the episode.
 * Answers are as given on the sheet, before any reversal; null where an item has no answer or was not asked.
 */
export function itemChanges(history: History): ItemChanges[] {
  const sheets = filledIn(history)
  const inOrder = history.instruments.map(each => each.id)
  return [...new Set(sheets.map(seriesOf))]
    .flatMap(series =>
      changesOf(
        sheets.filter(sheet => seriesOf(sheet) === series),
        history.instruments,
      ),
    )
    .toSorted((a, b) => inOrder.indexOf(a.instrument.id) - inOrder.indexOf(b.instrument.id))
}

/** Ids of the assessments that `itemChanges` compares: of each questionnaire the first, the one before the latest, and the latest. */
export function comparedSheets(history: History): string[] {
  const sheets = filledIn(history)
  return [...new Set(sheets.map(seriesOf))].flatMap(series => {
    const ids = sheets.filter(sheet => seriesOf(sheet) === series).map(({ assessment }) => assessment.id)
    return [...new Set([...ids.slice(0, 1), ...ids.slice(-2)])]
  })
}

function filledIn(history: History): Sheet[] {
  return history.sessions.flatMap(({ number, date, assessments }) =>
    assessments
      .filter(each => isFilledIn(each) && each.how === 'items')
      .map(assessment => ({ on: { number, date }, assessment })),
  )
}

const seriesOf = ({ assessment }: Sheet) => measureKey(assessment)

function changesOf(sheets: Sheet[], instruments: readonly Instrument[]): ItemChanges[] {
  const [first] = sheets
  const latest = sheets.at(-1)
  const previous = sheets.at(-2) ?? null
  const instrument = instruments.find(each => each.id === latest?.assessment.instrumentId)
  if (!first || !latest || !instrument) return []
  const { respondent, target } = latest.assessment
  const answer = (sheet: Sheet | null, n: number) => sheet?.assessment.answers[n] ?? null
  const items = instrument.items
    .filter(item => item.askedOf === undefined || item.askedOf === respondent)
    .map(({ n, cue }) => ({
      n,
      cue,
      first: answer(first, n),
      previous: answer(previous, n),
      latest: answer(latest, n),
    }))
  return [
    {
      instrument,
      respondent,
      target,
      first: first.on,
      previous: previous?.on ?? null,
      latest: latest.on,
      items,
      moved: previous === null ? null : movedMost(instrument, items),
    },
  ]
}

type Answered = { n: number; cue: string; first: Answer | null; latest: Answer | null }

export type ItemMove = {
  n: number
  cue: string
  /** As given on the sheet, before any reversal. */
  from: number
  to: number
  /** Null where the item is in no scale, or where its scales do not agree on it. */
  towards: 'better' | 'worse' | null
}

/** How many of an instrument's items are named as those that moved most. */
const mostNamed = 3

/**
 * The items whose answers moved furthest between the first sheet and the latest, and how many others moved just as far as the last
 * of them. An item without an answer on either sheet (blank, declined, not asked) has not moved: there is nothing to compare. Nor has
 * one whose answers are kinds: from one to another is no distance.
 */
export function movedMost(instrument: Instrument, items: readonly Answered[]): { most: ItemMove[]; asMuch: number } {
  const moves = items.flatMap(item => moveOf(instrument, item)).toSorted((a, b) => sizeOf(b) - sizeOf(a) || a.n - b.n)
  const most = moves.slice(0, mostNamed)
  const least = most.at(-1)
  return { most, asMuch: moves.slice(mostNamed).filter(move => least && sizeOf(move) === sizeOf(least)).length }
}

/** Answers have one decimal at most, and so has what lies between two of them. */
const sizeOf = ({ from, to }: ItemMove) => Number(Math.abs(to - from).toFixed(1))

function moveOf(instrument: Instrument, { n, cue, first, latest }: Answered): ItemMove[] {
  const item = instrument.items.find(each => each.n === n)
  if (!item || item.nominal || typeof first !== 'number' || typeof latest !== 'number' || first === latest) return []
  const meaning = meaningOf(instrument, item)
  const towards = meaning === null ? null : latest > first === (meaning === 'better') ? 'better' : 'worse'
  return [{ n, cue, from: first, to: latest, towards }]
}

/** What a higher answer on the sheet means: turned where the item is reversed or taken off its scale. */
function meaningOf(instrument: Instrument, item: Item): 'better' | 'worse' | null {
  const meanings = instrument.scales.flatMap(scale => {
    const weight = weightsOf(instrument, scale).find(each => each.item === item.n)?.weight ?? 0
    if (weight === 0) return []
    if (scale.higherIs === 'neither') return [null]
    return [(weight > 0 !== item.reversed) === (scale.higherIs === 'better') ? ('better' as const) : ('worse' as const)]
  })
  const [first] = meanings
  return first && meanings.every(each => each === first) ? first : null
}
