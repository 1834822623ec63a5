import { type FlagChange, reconcile } from '../lib/flags/reconcile'
import { evaluate } from '../lib/flags/rules'
import type { Settings } from '../lib/settings'
import { countEpisodes, nextEpisodes } from './episode-slices'
import { episodeForRules } from './history'
import { inTurn } from './in-turn'
import type { Sql } from './open'
import { storedFlags } from './reevaluate'

/** Of some episodes, in the order of their ids: how many there were, the last one's id, and what other settings would change. */
export type PreviewSlice = {
  lastId: string | null
  count: number
  changes: readonly Seen[]
  /** With the first of them: how many episodes there are in all. */
  total: number | null
}

export type Seen = { rule: string; what: 'adds' | 'clears' }

/** What other settings would change about the open flags of the next episodes of a practice after one. Writes nothing. */
export async function countChanges(
  tx: Sql,
  practiceId: string,
  afterId: string,
  settings: Settings,
): Promise<PreviewSlice> {
  const next = await nextEpisodes(tx, practiceId, afterId)
  const changes = (await inTurn(next, ({ episodeId }) => changesIn(tx, episodeId, settings))).flat()
  const total = afterId === '' ? await countEpisodes(tx) : null
  return { lastId: next.at(-1)?.episodeId ?? null, count: next.length, changes, total }
}

async function changesIn(tx: Sql, episodeId: string, settings: Settings): Promise<Seen[]> {
  const stored = await storedFlags(tx, episodeId)
  const { history, order } = await episodeForRules(tx, episodeId)
  const findings = evaluate(await history(), settings)
  const isOpen = (flagId: string) => stored.some(flag => flag.id === flagId && flag.ended === null)
  const ruleOf = (flagId: string) => stored.find(flag => flag.id === flagId)?.rule ?? ''
  return reconcile(stored, findings, {}, order).flatMap(change => seen(change, isOpen, ruleOf))
}

function seen(change: FlagChange, isOpen: (flagId: string) => boolean, ruleOf: (flagId: string) => string): Seen[] {
  if (change.kind === 'raise')
    return change.finding.clearedBy === null && !change.finding.isLate
      ? [{ rule: change.finding.rule, what: 'adds' }]
      : []
  if (change.kind === 'renew') return change.raisedAgain ? [{ rule: change.finding.rule, what: 'adds' }] : []
  return isOpen(change.flagId) ? [{ rule: ruleOf(change.flagId), what: 'clears' }] : []
}
