import { fewestEarlierRatings } from '../../lib/change/expected-range'
import type { Assumptions } from './assumptions'
import type { Detector } from './detectors'
import type { Series } from './series'

/** False alarms per calm rating at which the detectors are compared. */
export const rates = [0.01, 0.02, 0.05] as const

/** The share of ruptures that a detector catches at their first session, at each of the rates. */
export function caught(detector: Detector, all: readonly Series[], assumed: Assumptions): number[] {
  const [calm, ruptured]: [number[], number[]] = [[], []]
  for (const series of all) {
    for (const [index, alarm] of detector.alarms(series, assumed).entries()) {
      if (index < fewestEarlierRatings || series.phases[index] === 'goes-on') continue
      ;(series.phases[index] === 'calm' ? calm : ruptured).push(alarm)
    }
  }
  const [worstFirst, ruptures] = [Float64Array.from(calm).sort().reverse(), Float64Array.from(ruptured)]
  return rates.map(rate => shareCaught(worstFirst, ruptures, rate))
}

/**
 * The limit is set on all calm ratings together. Where many ratings are exactly at it, as many of them are taken, calm or not, as make up
 * the rate: what a rule would catch that tossed a coin on ties.
 */
function shareCaught(calm: Float64Array, ruptures: Float64Array, rate: number): number {
  const wanted = rate * calm.length
  const limit = calm[Math.floor(wanted)] ?? 0
  const over = (alarms: Float64Array) => alarms.reduce((sum, alarm) => sum + (alarm > limit ? 1 : 0), 0)
  const at = (alarms: Float64Array) => alarms.reduce((sum, alarm) => sum + (alarm === limit ? 1 : 0), 0)
  const taken = (wanted - over(calm)) / at(calm)
  return (over(ruptures) + taken * at(ruptures)) / ruptures.length
}
