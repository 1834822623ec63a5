import { createHash } from 'node:crypto'
import { type FlagChange, reconcile } from '../lib/flags/reconcile'
import { evaluate, rules } from '../lib/flags/rules'
import type { Settings } from '../lib/settings'
import { may, type Viewer } from '../lib/viewer'
import { episodesOfPractice } from './access'
import { audit } from './audit'
import { historyForRules, sessionOrder } from './history'
import { newId } from './ids'
import { db } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { reevaluatePractice, storedFlags } from './reevaluate'
import { practiceSettings as table } from './schema'
import { settingsIn } from './settings'
import { write } from './write'

/** The practice's settings, with a mark by which a change knows whether they are still the ones that were read. */
export async function practiceSettings(viewer: Viewer): Promise<{ settings: Settings; mark: string }> {
  const settings = settingsIn(db(), viewer.practiceId)
  return { settings, mark: markOf(settings) }
}

const markOf = (settings: Settings) =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 16)

/** Sets the practice's settings and reads every episode again by them, in one act. Administrators only. */
export async function changeSettings(
  viewer: Viewer,
  { mark, settings }: { mark: string; settings: Settings },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(tx => {
    const { practiceId, personId } = viewer
    const before = markOf(settingsIn(tx, practiceId))
    if (before === markOf(settings)) return { ok: true }
    if (before !== mark) return conflict
    tx.insert(table).values({ id: newId(), practiceId, settings, changedBy: personId, changedAt: now }).run()
    reevaluatePractice(tx, practiceId, now)
    audit(tx, viewer, { act: 'settings.change', subjectId: practiceId, now })
    return { ok: true }
  })
}

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
