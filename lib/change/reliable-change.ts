import type { Instrument, Scale } from '../instruments/instrument'
import { reliableChangeOf, type Settings } from '../settings'

export const verdicts = [
  'baseline',
  'no-published-value',
  'no-reliable-change',
  'reliably-better',
  'reliably-worse',
  'recovered',
] as const
export type Verdict = (typeof verdicts)[number]

export type Change = {
  /** Value minus baseline, in the unit of the scale. */
  difference: number
  verdict: Verdict
  /** The reliable-change value used, with its confidence level and source; null where none is published. */
  minimumReliableChange: number | null
  confidence: string | null
  source: string | null
}

/**
 * Change since the baseline in the categories of Jacobson & Truax (1991): reliable when it is at least the published value,
 * recovered when it also crosses the cut-off from the clinical side. A scale without a published value gets no verdict.
 */
export function changeOf(
  instrument: Instrument,
  scale: Scale,
  baseline: number,
  value: number,
  settings: Settings,
): Change {
  const difference = tidy(value - baseline)
  const published = reliableChangeOf(settings, instrument)
  if (!published || published.scale !== scale.id)
    return { difference, verdict: 'no-published-value', minimumReliableChange: null, confidence: null, source: null }
  const { value: minimumReliableChange, confidence, source } = published
  return {
    difference,
    minimumReliableChange,
    confidence,
    source,
    verdict: verdictOf(instrument, scale, baseline, difference, minimumReliableChange),
  }
}

/** Without the last bits that binary fractions leave: 16.4 less 10.4 is 6, not a hair under it. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6

function verdictOf(
  instrument: Instrument,
  scale: Scale,
  baseline: number,
  difference: number,
  needed: number,
): Verdict {
  if (Math.abs(difference) < needed) return 'no-reliable-change'
  const isWorse = scale.higherIs === 'worse' ? difference > 0 : difference < 0
  if (isWorse) return 'reliably-worse'
  return crosses(instrument, scale, baseline, baseline + difference) ? 'recovered' : 'reliably-better'
}

function crosses(instrument: Instrument, scale: Scale, baseline: number, value: number): boolean {
  const cut = instrument.cutoffs.find(each => each.forChange && each.scale === scale.id)
  if (!cut) return false
  return isClinical(scale, cut, baseline) && !isClinical(scale, cut, value)
}

type Cutoff = Pick<Instrument['cutoffs'][number], 'at' | 'orLess'>

/** Whether a score is on the clinical side of a cut-off: at it or above where higher is worse, else below it (or at it, where the source says "or less"). */
export const isClinical = ({ higherIs }: Pick<Scale, 'higherIs'>, { at, orLess }: Cutoff, score: number): boolean =>
  higherIs === 'worse' ? score >= at : score < at || (orLess && score === at)

/** How a reliable change is worded everywhere: it is likely, and no more than that. */
export const beyondError = 'probably more than measurement error'

const verdictTexts: Record<Verdict, string> = {
  baseline: 'baseline',
  'no-published-value': 'no published value to judge change by',
  'no-reliable-change': 'no reliable change',
  'reliably-better': `better, ${beyondError}`,
  'reliably-worse': `worse, ${beyondError}`,
  recovered: `recovered: better, ${beyondError}, and across the cut-off`,
}

/** A verdict in plain, careful words. */
export const verdictWords = (verdict: Verdict): string => verdictTexts[verdict]

/** A verdict in the two or three words that a row has room for; the client page has the whole sentence. */
export const shortVerdict: Readonly<Record<Verdict, string>> = {
  baseline: 'baseline',
  'no-published-value': 'no value to judge by',
  'no-reliable-change': 'no reliable change',
  'reliably-better': 'probably better',
  'reliably-worse': 'probably worse',
  recovered: 'better, past cut-off',
}
