import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type ActOnFlags, type FlagChange, type FlagEnding, reconcile, type StoredFlag } from '../lib/flags/reconcile'
import type { Finding, Tier } from '../lib/flags/rule'
import { evaluate } from '../lib/flags/rules'
import { episodesOf, openEpisode } from './access'
import { clientLine, keepSummary } from './client-summary'
import { earlyMeansOf, keepEarlyMeans } from './early-mean-rows'
import { raiseRevision } from './episode-revision'
import { keepFlagGroups } from './flag-groups'
import { episodeForRules } from './history'
import { newId } from './ids'
import type { Sql } from './open'
import { flagEndings, flagEvents, flags, resolutions, sessionVoids } from './schema'
import { settingsIn } from './settings'

export type Episode = { practiceId: string; clientId: string; episodeId: string }

/**
 * Reads an episode again from its first session and brings its flags and its line in the caseload into step. Called in the
 * transaction of every act that changes what was recorded, so that the same history always ends in the same flags. `act` is what
 * that act itself says of them.
 */
export function reevaluateEpisode(tx: Sql, episode: Episode, now: number, act: ActOnFlags = {}): void {
  applyReading(tx, episode, readEpisode(tx, episode, act), now)
}

export type EpisodeReading = ReturnType<typeof readEpisode>

/** What an episode is found to say, and what has to be changed so that this is what is kept. Writes nothing. */
export function readEpisode(tx: Sql, episode: Episode, act: ActOnFlags = {}) {
  const { read, order } = episodeForRules(tx, episode.episodeId)
  const settings = settingsIn(tx, episode.practiceId)
  const stored = storedFlags(tx, episode.episodeId)
  return {
    changes: reconcile(stored, evaluate(read, settings), act, order),
    line: isLatest(tx, episode) ? clientLine(tx, episode, read, settings) : null,
    means: earlyMeansOf(read, settings.earlyLow),
  }
}

/** Keeps what an episode was found to say. Whoever read it before read something else. */
export function applyReading(tx: Sql, episode: Episode, { changes, line, means }: EpisodeReading, now: number): void {
  for (const change of changes) apply(tx, episode, change, now)
  if (line) keepSummary(tx, episode, line)
  keepEarlyMeans(tx, episode, means)
  noteFlagsChanged(tx, episode)
}

/** Called in every act that changes the flags of an episode: its lines in the lists are in step, and its revision is another. */
export function noteFlagsChanged(tx: Sql, episode: Episode): void {
  keepFlagGroups(tx, episode)
  raiseRevision(tx, episode.episodeId)
}

/** The flags of an episode as they are kept, for a comparison with what is found. */
export function storedFlags(tx: Sql, episodeId: string): StoredFlag[] {
  const endings = endingsIn(tx, episodeId)
  const found = tx
    .select({
      id: flags.id,
      rule: flags.rule,
      key: flags.key,
      tier: flags.tier,
      evidence: flags.evidence,
      evidenceOn: flags.evidenceOn,
      sessionId: flags.sessionId,
      ended: resolutions.outcome,
    })
    .from(flags)
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .where(eq(flags.episodeId, episodeId))
    .all()
  const late = onceLate(tx, episodeId)
  return found.map(flag => ({
    ...flag,
    wasLate: late.has(flag.id),
    endings: endings.filter(({ flagId }) => flagId === flag.id),
  }))
}

/** The flags that were recorded late, except those that a person has acknowledged since. */
function onceLate(tx: Sql, episodeId: string): ReadonlySet<string> {
  const events = tx
    .select({ flagId: flagEvents.flagId, what: flagEvents.kind })
    .from(flagEvents)
    .innerJoin(flags, eq(flags.id, flagEvents.flagId))
    .where(and(eq(flags.episodeId, episodeId), inArray(flagEvents.kind, ['recorded-late', 'acknowledged'])))
    .orderBy(asc(flagEvents.happenedAt), asc(flagEvents.id))
    .all()
  const last = new Map(events.map(({ flagId, what }) => [flagId, what]))
  return new Set([...last].flatMap(([flagId, what]) => (what === 'recorded-late' ? [flagId] : [])))
}

/** What people ended, the oldest first; what was said while a session was made void holds as long as it is. */
function endingsIn(tx: Sql, episodeId: string): (FlagEnding & { flagId: string })[] {
  const { id, flagId, outcome, sessionId, evidenceOn } = flagEndings
  const isInForce = or(isNull(flagEndings.voidId), isNull(sessionVoids.undoneAt))
  return tx
    .select({ id, flagId, outcome, sessionId, evidenceOn })
    .from(flagEndings)
    .innerJoin(flags, eq(flags.id, flagEndings.flagId))
    .leftJoin(sessionVoids, eq(sessionVoids.id, flagEndings.voidId))
    .where(and(eq(flags.episodeId, episodeId), isInForce))
    .orderBy(asc(flagEndings.endedAt), asc(id))
    .all()
}

function apply(tx: Sql, episode: Episode, change: FlagChange, now: number): void {
  if (change.kind === 'raise') raise(tx, episode, change.finding, now)
  else if (change.kind === 'withdraw') end(tx, episode, change.flagId, 'withdrawn', now)
  else if (change.kind === 'clear') endAt(tx, episode, change, 'cleared', now)
  else if (change.kind === 'set-late') endAt(tx, episode, change, 'recorded-late', now)
  else if (change.kind === 'end-again') endAgain(tx, episode, change, now)
  else renew(tx, episode, change, now)
}

type ChangeOf<Kind extends FlagChange['kind']> = Extract<FlagChange, { kind: Kind }>

function endAt(
  tx: Sql,
  episode: Episode,
  { flagId, finding }: ChangeOf<'clear' | 'set-late'>,
  outcome: 'cleared' | 'recorded-late',
  now: number,
): void {
  keepEvidence(tx, flagId, finding)
  end(tx, episode, flagId, outcome, now)
}

function endAgain(tx: Sql, episode: Episode, { flagId, finding, ending }: ChangeOf<'end-again'>, now: number): void {
  if (finding) keepEvidence(tx, flagId, finding)
  resolve(tx, { flagId, practiceId: episode.practiceId, outcome: ending.outcome, endedAt: now, endingId: ending.id })
  event(tx, episode, { flagId, kind: 'ended-again', tier: tierOf(tx, flagId), happenedAt: now })
}

function renew(tx: Sql, episode: Episode, change: ChangeOf<'renew'>, now: number): void {
  keepEvidence(tx, change.flagId, change.finding)
  if (change.raisedAgain) {
    tx.delete(resolutions).where(eq(resolutions.flagId, change.flagId)).run()
    note(tx, episode, change.flagId, 'raised-again', change.finding, now)
  } else if (change.isNewEvidence) note(tx, episode, change.flagId, 'new-evidence', change.finding, now)
}

function raise(tx: Sql, episode: Episode, finding: Finding, now: number): void {
  const id = newId()
  const { rule, ruleVersion, key } = finding
  tx.insert(flags)
    .values({ ...episode, id, rule, ruleVersion, key, ...newest(finding), raisedAt: now })
    .run()
  note(tx, episode, id, 'raised', finding, now)
  if (finding.clearedBy !== null) end(tx, episode, id, 'cleared', now)
  else if (finding.isLate) end(tx, episode, id, 'recorded-late', now)
}

function keepEvidence(tx: Sql, flagId: string, finding: Finding): void {
  tx.update(flags)
    .set({ ...newest(finding), ruleVersion: finding.ruleVersion, version: sql`${flags.version} + 1` })
    .where(eq(flags.id, flagId))
    .run()
}

const newest = (finding: Finding) => ({
  tier: finding.tier,
  sessionId: finding.sessionId,
  evidenceOn: finding.date,
  evidence: finding.evidence,
})

type EndedByData = 'cleared' | 'withdrawn' | 'recorded-late'

function end(tx: Sql, episode: Episode, flagId: string, outcome: EndedByData, now: number): void {
  resolve(tx, { flagId, practiceId: episode.practiceId, outcome, endedAt: now, endingId: null })
  event(tx, episode, { flagId, kind: outcome, tier: tierOf(tx, flagId), happenedAt: now })
}

function resolve(tx: Sql, row: typeof resolutions.$inferInsert): void {
  tx.insert(resolutions).values(row).onConflictDoUpdate({ target: resolutions.flagId, set: row }).run()
}

function tierOf(tx: Sql, flagId: string): Tier {
  const flag = tx.select({ tier: flags.tier }).from(flags).where(eq(flags.id, flagId)).get()
  if (!flag) throw new Error('No such flag')
  return flag.tier
}

function note(tx: Sql, episode: Episode, flagId: string, kind: FlagEvent['kind'], finding: Finding, now: number): void {
  event(tx, episode, { flagId, kind, tier: finding.tier, evidence: finding.evidence, happenedAt: now })
}

type FlagEvent = Omit<typeof flagEvents.$inferInsert, 'id' | 'practiceId'>

function event(tx: Sql, episode: Episode, happened: FlagEvent): void {
  tx.insert(flagEvents)
    .values({ ...happened, id: newId(), practiceId: episode.practiceId })
    .run()
}

/** The caseload speaks of the episode that is open, or else of the one that was open last. */
function isLatest(tx: Sql, { clientId, episodeId }: Episode): boolean {
  const current = openEpisode(tx, clientId) ?? episodesOf(tx, clientId)[0]
  return current?.id === episodeId
}
