import type { SheetSource } from './answer/source-words'
import { measuresOf, progressAt } from './change/progress'
import { type Verdict, verdictWords } from './change/reliable-change'
import { type History, isOf, type Measure, ratings } from './history'
import type { Settings } from './settings'
import { arrowDifference, formatScore } from './text/score'
import { panelTitle } from './timeline/panel-words'

export type ProfileLine = {
  measure: Measure
  title: string
  direction: string
  value: string
  /** At the first rating. */
  baseline: string
  verdict: Verdict
  /** With its arrow; a dash at the first rating. */
  difference: string
  /** '' where no value is published to judge the change by, which is said once for all lines. */
  words: string
  number: number | null
  date: string
  /** How the client filled the latest in by themselves; null where somebody typed it. */
  source: SheetSource | null
}

/** Under lines of which some say nothing of their change; '' where all do. */
export const noValueNote = (lines: readonly ProfileLine[]): string =>
  lines.some(({ words }) => words === '')
    ? 'Where nothing is said about a change, there is no published value to judge it by.'
    : ''

const toTenths = (value: number) => Math.round(value * 10) / 10

/** The latest value of every measure of the episode, with its change since the first one in words. */
export function profileOf(history: History, settings: Settings): ProfileLine[] {
  return measuresOf(history).flatMap(measure => {
    const last = ratings(history, measure).at(-1)
    const progress = last && progressAt(history, measure, last.sessionId, settings)
    if (!last || !progress) return []
    const sheet = history.sessions[last.at]?.assessments.find(each => !each.draft && isOf(measure, each))
    const { title, direction } = panelTitle(measure, history.instruments)
    const { verdict } = progress.change
    const written = (value: number) => formatScore(progress.scale, value)
    // Of the numbers as they stand beside it, so that a reader who subtracts them finds the same.
    const difference = toTenths(last.value) - toTenths(progress.baseline)
    return [
      {
        measure,
        title,
        direction,
        value: written(last.value),
        baseline: written(progress.baseline),
        verdict,
        difference: verdict === 'baseline' ? '–' : arrowDifference(difference, written),
        words: verdict === 'no-published-value' ? '' : verdictWords(verdict),
        number: last.number,
        date: last.date,
        source: sheet?.source ?? null,
      },
    ]
  })
}
