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
