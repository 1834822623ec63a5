import type { History } from '../history'
import type { Settings } from '../settings'
import type { Finding, Rule } from './rule'
import { allianceCeiling } from './rules/alliance-ceiling'
import { allianceDecline } from './rules/alliance-decline'
import { allianceDrop } from './rules/alliance-drop'
import { allianceEarlyLow } from './rules/alliance-early-low'
import { noReliableGain } from './rules/no-reliable-gain'
import { reliableDeterioration } from './rules/reliable-deterioration'
import { ruptureUnrepaired } from './rules/rupture-unrepaired'
import { ruptureUnseen } from './rules/rupture-unseen'
import { safetyItem } from './rules/safety-item'
import { tensionUnresolved } from './rules/tension-unresolved'

export const rules: readonly Rule[] = [
  safetyItem,
  ruptureUnrepaired,
  allianceDrop,
  ruptureUnseen,
  allianceDecline,
  tensionUnresolved,
  reliableDeterioration,
  allianceEarlyLow,
  allianceCeiling,
  noReliableGain,
]

export const ruleById = (id: string): Rule | undefined => rules.find(rule => rule.id === id)

/** What every rule finds in an episode, cleared findings included. The same history always gives the same findings. */
export function evaluate(history: History, settings: Settings): Finding[] {
  return rules.flatMap(rule => rule.evaluate(history, settings))
}

/**
 * How well drops are seen on simulated clients: the share of ruptures caught at their first session, at 1, 2 and 5 false alarms in
 * 100 calm ratings. From docs/detection.md (seed 1), where the assumptions are listed; a test holds the two together.
 */
export const detection: readonly {
  /** Its name in the document, the term of the field. */
  detector: string
  /** What it does, in plain words with the term in brackets, where the term alone says too little. */
  plainly?: string
  caught: readonly [number, number, number]
}[] = [
  { detector: 'fixed level', caught: [0.26, 0.34, 0.48] },
  { detector: 'fall from the previous rating', caught: [0.58, 0.68, 0.81] },
  { detector: 'percent change from the previous rating', caught: [0.59, 0.7, 0.83] },
  {
    detector: 'below own mean − k SD',
    plainly: 'a fixed number of standard deviations below the client’s own mean',
    caught: [0.53, 0.63, 0.77],
  },
  {
    detector: 'Shewhart individuals chart',
    plainly: 'far from the mean, by the usual steps from rating to rating (Shewhart chart)',
    caught: [0.53, 0.65, 0.79],
  },
  { detector: 'expected range (ours)', caught: [0.72, 0.79, 0.88] },
  { detector: 'ceiling: knows each client', caught: [0.81, 0.85, 0.91] },
]
