import type { History, HistoryAssessment } from './history'
import type { Answer, Respondent, Target } from './instruments/answers'
import type { Instrument } from './instruments/instrument'
import { type ItemMove, movedMost } from './item-moves'

export type ItemChange = {
  n: number
  cue: string
  first: Answer | null
  previous: Answer | null
  latest: Answer | null
}

/** The answers of one questionnaire as they were first, last time and now; session numbers stand for when. */
export type ItemChanges = {
  instrument: Instrument
  respondent: Respondent
  target: Target | null
  first: number
  previous: number | null
  latest: number
  items: ItemChange[]
  /** What moved furthest since the first sheet; null where there is one sheet only. */
  moved: { most: ItemMove[]; asMuch: number } | null
}

type Sheet = { number: number; assessment: HistoryAssessment }

/**
 * Item by item, how each questionnaire that was filled in by item stands against the sheet before and the first one of the
 * episode. Answers are as they stand on the sheet, before any reversal; null where an item has no answer or was not asked.
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

function filledIn(history: History): Sheet[] {
  return history.sessions.flatMap(({ number, assessments }) =>
    assessments
      .filter(each => !each.draft && each.absence === null && each.how === 'items')
      .map(assessment => ({ number, assessment })),
  )
}

const seriesOf = ({ assessment: { instrumentId, respondent, target } }: Sheet) =>
  `${instrumentId} ${respondent} ${target}`

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
      first: first.number,
      previous: previous?.number ?? null,
      latest: latest.number,
      items,
      moved: previous === null ? null : movedMost(instrument, items),
    },
  ]
}
