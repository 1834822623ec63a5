import type { Answers } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'
import { bandOf, safetyReadings, score } from '../lib/instruments/scoring'

/**
 * What is printed of one sheet. `scores`: by scale, unrounded, null where too much is missing; those scales are named in
 * `incomplete`. `bands`: by scale, where the instrument has bands. `safetyItems`: those raised or not seen; empty when all are clear.
 */
export function resultOf(instrument: Instrument, answers: Answers) {
  const scored = score(instrument, answers)
  const banded = scored.filter(({ scale }) => instrument.bands.some(set => set.scale === scale))
  return {
    scores: Object.fromEntries(scored.map(({ scale, value }) => [scale, value])),
    incomplete: scored.filter(({ value }) => value === null).map(({ scale }) => scale),
    bands: Object.fromEntries(
      banded.map(({ scale, value }) => [scale, value === null ? null : bandOf(instrument, scale, value)]),
    ),
    safetyItems: safetyReadings(instrument, answers).filter(({ state }) => state !== 'clear'),
  }
}
