import { type FlagChange, reconcile } from '../lib/flags/reconcile'
import { evaluate, rules } from '../lib/flags/rules'
import type { Settings } from '../lib/settings'
import { may, type Viewer } from '../lib/viewer'
import { episodesOfPractice } from './access'
import { historyForRules, sessionOrder } from './history'
import { db } from './open'
import { storedFlags } from './reevaluate'

export type SettingsPreview = { rule: string; title: string; adds: number; clears: number }[]

/**
 * How many open flags other settings would add, and how many they would clear, by rule. Numbers alone: whose they are stays with
 * those who care for them. Nothing is written.
 */
export async function previewSettings(viewer: Viewer, settings: Settings): Promise<SettingsPreview> {
  if (!may(viewer, 'managePractice')) return []
  const changes = episodesOfPractice(db(), viewer.practiceId).flatMap(({ episodeId }) => changesIn(episodeId, settings))
  const count = (rule: string, what: 'adds' | 'clears') =>
    changes.filter(change => change.rule === rule && change.what === what).length
  return rules
    .map(({ id, title }) => ({ rule: id, title, adds: count(id, 'adds'), clears: count(id, 'clears') }))
    .filter(({ adds, clears }) => adds + clears > 0)
}

function changesIn(episodeId: string, settings: Settings): Seen[] {
  const stored = storedFlags(db(), episodeId)
  const findings = evaluate(historyForRules(db(), episodeId), settings)
  const isOpen = (flagId: string) => stored.some(flag => flag.id === flagId && flag.ended === null)
  const ruleOf = (flagId: string) => stored.find(flag => flag.id === flagId)?.rule ?? ''
  return reconcile(stored, findings, {}, sessionOrder(db(), episodeId)).flatMap(change => seen(change, isOpen, ruleOf))
}

type Seen = { rule: string; what: 'adds' | 'clears' }

function seen(change: FlagChange, isOpen: (flagId: string) => boolean, ruleOf: (flagId: string) => string): Seen[] {
  if (change.kind === 'raise')
    return change.finding.clearedBy === null && !change.finding.isLate
      ? [{ rule: change.finding.rule, what: 'adds' }]
      : []
  if (change.kind === 'renew') return change.raisedAgain ? [{ rule: change.finding.rule, what: 'adds' }] : []
  return isOpen(change.flagId) ? [{ rule: ruleOf(change.flagId), what: 'clears' }] : []
}
