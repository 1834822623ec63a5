import type { SessionSummary } from '@/db/session-pages'
import { type MeasureProgress, progressAt } from '@/lib/change/progress'
import { verdictWords } from '@/lib/change/reliable-change'
import type { HistoryAssessment } from '@/lib/history'
import type { Instrument, Scale } from '@/lib/instruments/instrument'
import { inWords } from '../numbers'
import { exactly, signed } from './exact-numbers'

/** Fewer earlier ratings than this give no expected range. */
const ratingsNeeded = 3

/** Why a scale has no score, or by which missing-item rule it has one; null when all its items were answered. */
export function ruleWords(instrument: Instrument, { value, rule }: Pick<ScaleResult, 'value' | 'rule'>): string | null {
  if (value === null) return `Incomplete: ${counted(rule)}, so there is no score. ${needs(instrument)}`
  if (!rule || rule.rule === 'complete') return null
  if (rule.rule === 'typed') return 'Entered as a score.'
  if (rule.rule === 'derived') return 'Worked out from the scores entered.'
  if (rule.rule === 'published') return `${capital(counted(rule))}; prorated by the instrument’s own rule.`
  return `${capital(counted(rule))}; mean of the answered items scaled up, by the house rule (at least 80 % answered).`
}

const counted = (rule: ScaleRule | null) => (rule ? `${rule.answered} of ${rule.of} items answered` : 'items missing')

function needs({ missing }: Instrument): string {
  if (missing.rule === 'all') return `This form needs every item (${missing.source}).`
  if (missing.rule === 'at-most')
    return `This form allows ${inWords(missing.items)} missing${missing.byScale ? ', fewer on its subscales' : ''} (${missing.source}).`
  return 'The house rule needs at least 80 % of a scale’s items.'
}

/** How the score moved since last time and since the first of the episode. */
export function changeWords({ scale, value, previous, baseline, change }: MeasureProgress, locale: string): string {
  if (previous === null) return 'The first rating of this episode: the baseline that later ones are read against.'
  const say = exactly(scale, [Math.abs(change.difference), change.minimumReliableChange], locale)
  const since = `${signed(say, value - previous)} since last time, ${signed(say, change.difference)} since the baseline of ${say(baseline)}`
  return change.verdict === 'no-published-value' ? `${since}.` : `${since}; ${verdictWords(change.verdict)}.`
}

/** What a reliable change of this scale is, with its level and source; null where none is published. */
export function reliableWords(
  { scale, change }: MeasureProgress,
  locale: string,
): { value: string; level: string; source: string } | null {
  if (change.minimumReliableChange === null) return null
  return {
    value: `${exactly(scale, [Math.abs(change.difference), change.minimumReliableChange], locale)(change.minimumReliableChange)} or more`,
    level: change.confidence ?? 'level not stated',
    source: change.source ?? 'set by this practice',
  }
}

/** The score against what this client's own earlier ratings made likely. */
export function rangeWords({ scale, value, range, n, below }: MeasureProgress, locale: string): string {
  const earlier = n - 1
  if (range === null)
    return `Not enough ratings to judge: ${earlier === 0 ? 'no earlier one' : earlier === 1 ? '1 earlier one' : `${earlier} earlier ones`}, ${ratingsNeeded} needed.`
  const say = exactly(scale, [value, range.pi90.low, range.pi90.high], locale)
  const likely = `${say(value)}; this client’s own ratings made ${say(range.pi90.low)} to ${say(range.pi90.high)} likely`
  return below ? `${likely}, so this one is below the expected range.` : `${likely}.`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

type ScaleRule = SessionSummary['scoreRules'][number]

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
