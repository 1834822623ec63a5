import type { SessionSummary } from '@/db/session-summary'
import { placeIn, ratingsSoFar } from '@/lib/change/expected-range'
import { type MeasureProgress, progressAt } from '@/lib/change/progress'
import { verdictWords } from '@/lib/change/reliable-change'
import type { HistoryAssessment } from '@/lib/history'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument, Scale } from '@/lib/instruments/instrument'
import { passedOverText } from '@/lib/instruments/passed-over'
import { scoredItems } from '@/lib/instruments/scoring'
import { formName, measureSubject } from '@/lib/measure'
import { capitalize, numberWord } from '@/lib/text/number-words'
import { formatApart, formatDifference } from '@/lib/text/score'

/** Why a scale has no score, or by which missing-item rule it has one; null when all its items were answered. */
export function ruleWords(
  instrument: Instrument,
  { value, rule, passedOver }: Pick<ScaleResult, 'value' | 'rule' | 'passedOver'>,
): string | null {
  const answered = [answeredText(rule), passedOver].filter(Boolean).join(', ')
  if (value === null) return `Incomplete: ${answered}, so there is no score. ${needs(instrument)}`
  if (!rule || rule.rule === 'complete') return null
  if (rule.rule === 'typed') return 'Entered as a score.'
  if (rule.rule === 'derived') return 'Worked out from the scores entered.'
  if (rule.rule === 'published') return `${capitalize(answered)}; prorated by the instrument’s own rule.`
  return `${capitalize(answered)}; mean of the answered items scaled up, by Attune’s own rule (at least 80 % answered).`
}

const answeredText = (rule: ScaleRule | null) =>
  rule ? `${rule.answered} of ${rule.of} items answered` : 'items missing'

function needs({ missing }: Instrument): string {
  if (missing.rule === 'all') return `This form needs every item (${missing.source}).`
  if (missing.rule === 'at-most')
    return `This form allows ${numberWord(missing.items)} missing${missing.byScale ? ', fewer on its subscales' : ''} (${missing.source}).`
  return 'Attune’s own rule needs at least 80 % of a scale’s items.'
}

/** How the score moved since last time and since the first of the episode. */
export function changeWords({ scale, value, previous, baseline, change }: MeasureProgress, locale: string): string {
  if (previous === null) return 'The first rating of this episode: the baseline that later ones are read against.'
  const say = formatOfChange(scale, change, locale)
  const since = `${formatDifference(say, value - previous)} since last time, ${formatDifference(say, change.difference)} since the baseline of ${say(baseline)}`
  return change.verdict === 'no-published-value' ? `${since}.` : `${since}; ${verdictWords(change.verdict)}.`
}

/** What a reliable change of this scale is, with its level and source; null where none is published. */
export function reliableWords(
  { scale, change }: MeasureProgress,
  locale: string,
): { value: string; level: string; source: string } | null {
  const { minimumReliableChange } = change
  if (minimumReliableChange === null) return null
  return {
    value: `${formatOfChange(scale, change, locale)(minimumReliableChange)} or more`,
    level: change.confidence ?? 'level not stated',
    source: change.source ?? 'set by this practice',
  }
}

/** The forms of a session that were compared with earlier ones, and in none of whose scales a change can be judged; each once. */
export function formsWithoutValue(
  summary: SessionSummary,
  assessments: readonly HistoryAssessment[],
  locale: string,
): string[] {
  const names = assessments.flatMap(assessment => {
    const { respondent, target } = assessment
    const instrument = instrumentIn(summary.history.instruments, assessment.instrumentId)
    const compared = scaleResults(summary, instrument, assessment).flatMap(({ progress }) =>
      progress && progress.previous !== null ? [progress] : [],
    )
    const isJudged = compared.length === 0 || compared.some(progress => reliableWords(progress, locale))
    const about = { instrument, respondent, target }
    return isJudged ? [] : [`${measureSubject(about)} (${formName(about)})`]
  })
  return [...new Set(names)]
}

/** A change and the least that is reliable, so that they are seen apart. */
const formatOfChange = (
  scale: Scale,
  { difference, minimumReliableChange }: MeasureProgress['change'],
  locale: string,
) =>
  formatApart(
    scale,
    [Math.abs(difference), minimumReliableChange].flatMap(each => each ?? []),
    locale,
  )

/** The score against the range of this client's own earlier ratings. */
export function rangeWords({ scale, value, range, n }: MeasureProgress, locale: string): string {
  if (range === null) return `${capitalize(ratingsSoFar(n))}.`
  const { low, high } = range.pi90
  const say = formatApart(scale, [value, low, high], locale)
  return `${say(value)}, ${placeIn(range.pi90, value)} this client’s usual ${say(low)}–${say(high)}.`
}

type ScaleRule = SessionSummary['scoreRules'][number]

/** One scale of a saved assessment: its score, how that came about, and how it compares with the course so far. */
export type ScaleResult = {
  scale: Scale
  value: number | null
  rule: ScaleRule | null
  /** How many of its items were declined or left blank, in words. */
  passedOver: string
  progress: MeasureProgress | null
}

/** The scales of an assessment, those that charts and rules read first. */
export function scaleResults(
  summary: SessionSummary,
  instrument: Instrument,
  assessment: HistoryAssessment,
): ScaleResult[] {
  const drawn = instrument.charted.flatMap(id => instrument.scales.filter(scale => scale.id === id))
  const rest = instrument.scales.filter(scale => !instrument.charted.includes(scale.id))
  return [...drawn, ...rest]
    .filter(scale => scale.id in assessment.scores)
    .map(scale => ({
      scale,
      value: assessment.scores[scale.id] ?? null,
      rule: summary.scoreRules.find(each => each.assessmentId === assessment.id && each.scale === scale.id) ?? null,
      passedOver: passedOverText(scoredItems(instrument, scale, assessment.answers), assessment.answers),
      progress: drawn.includes(scale) ? progressOf(summary, assessment, scale) : null,
    }))
}

function progressOf(summary: SessionSummary, assessment: HistoryAssessment, scale: Scale): MeasureProgress | null {
  const { instrumentId, respondent, target } = assessment
  const measure = { instrumentId, scale: scale.id, respondent, target }
  return progressAt(summary.history, measure, summary.session.id, summary.settings)
}
