import type { SessionSummary } from '@/db/session-pages'
import { type MeasureProgress, progressAt } from '@/lib/change/progress'
import type { HistoryAssessment } from '@/lib/history'
import type { Instrument, Scale } from '@/lib/instruments/instrument'

export type ScaleRule = SessionSummary['scoreRules'][number]

/** One scale of a saved assessment: its score, how that came about, and how it stands in the course so far. */
export type ScaleResult = {
  scale: Scale
  value: number | null
  rule: ScaleRule | null
  progress: MeasureProgress | null
}

/** The scales of an assessment, those that charts and rules read first. */
export function scaleResults(
  summary: SessionSummary,
  instrument: Instrument,
  assessment: HistoryAssessment,
): ScaleResult[] {
  const drawn = instrument.drawn.flatMap(id => instrument.scales.filter(scale => scale.id === id))
  const rest = instrument.scales.filter(scale => !instrument.drawn.includes(scale.id))
  return [...drawn, ...rest]
    .filter(scale => scale.id in assessment.scores)
    .map(scale => ({
      scale,
      value: assessment.scores[scale.id] ?? null,
      rule: summary.scoreRules.find(each => each.assessmentId === assessment.id && each.scale === scale.id) ?? null,
      progress: drawn.includes(scale) ? progressOf(summary, assessment, scale) : null,
    }))
}

function progressOf(summary: SessionSummary, assessment: HistoryAssessment, scale: Scale): MeasureProgress | null {
  const { instrumentId, respondent, target } = assessment
  const measure = { instrumentId, scale: scale.id, respondent, target }
  return progressAt(summary.history, measure, summary.session.id, summary.settings)
}
