import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type ActOnFlags, type FlagChange, type FlagEnding, reconcile, type StoredFlag } from '../lib/flags/reconcile'
import type { Finding, Tier } from '../lib/flags/rule'
import { evaluate } from '../lib/flags/rules'
import type { History } from '../lib/history'
import { isUnreadableMeasure } from '../lib/instruments/unreadable-measure'
import { episodesOf, openEpisode } from './access'
import { clientLine, keepSummary } from './client-summary'
import { earlyMeansOf, keepEarlyMeans } from './early-mean-rows'
import { renewRevision } from './episode-revision'
import { keepFlagGroups } from './flag-groups'
import { episodeForRules } from './history'
import { newId } from './ids'
import type { Sql } from './open'
import { first } from './rows'
import { flagEndings, flagEvents, flags, resolutions, sessionVoids } from './schema'
import { settingsIn } from './settings'
import { Unreadable } from './unreadable'

export type Episode = { practiceId: string; clientId: string; episodeId: string }

/**
 * Reads an episode again from its first session and brings its flags and its line in the caseload into step. Called in the
 * transaction of every act that changes what was recorded, so that the same history always ends in the same flags. `act` is what
 * that act itself says of them.
 */
export async function reevaluateEpisode(
  tx: Sql,
  episode: Episode,
  now: number,
  { changed, ...act }: ActOnEpisode = {},
): Promise<void> {
  const { reading, keep } = await readWithin(tx, episode, act, changed)
  keep(await applyReading(tx, episode, reading, now))
}

/** What an act says of flags; `changed`: the one session of which it changed anything, where that is so. */
type ActOnEpisode = ActOnFlags & { changed?: string }

export type EpisodeReading = Awaited<ReturnType<typeof readEpisode>>

/** What an episode is found to say, and what has to be changed so that this is what is kept. Writes nothing. */
export const readEpisode = async (tx: Sql, episode: Episode, act: ActOnFlags = {}) =>
  (await readWithin(tx, episode, act)).reading

async function readWithin(tx: Sql, episode: Episode, act: ActOnFlags, changed?: string) {
  const { history, order, keep } = await episodeForRules(tx, episode.episodeId, changed)
  const read = await history()
  refuseUnreadable(read)
  const settings = await settingsIn(tx, episode.practiceId)
  const stored = await storedFlags(tx, episode.episodeId)
  const reading = {
    changes: reconcile(stored, evaluate(read, settings), act, order),
    line: (await isLatest(tx, episode)) ? await clientLine(tx, episode, read, settings) : null,
    means: earlyMeansOf(read, settings.earlyLow),
  }
  return { reading, keep }
}

/**
 * Refuses an episode in which something was recorded with a measure that cannot be read: a rule that does not see a risk answer any more would
 * end its flag.
 */
function refuseUnreadable({ instruments, sessions }: History): void {
  const lost = new Set(instruments.filter(isUnreadableMeasure).map(({ id }) => id))
  if (sessions.some(({ assessments }) => assessments.some(({ instrumentId }) => lost.has(instrumentId))))
    throw new Unreadable('A measure of an episode')
}

/** Keeps what an episode was found to say, and gives its revision from now on. */
export async function applyReading(
  tx: Sql,
  episode: Episode,
  { changes, line, means }: EpisodeReading,
  now: number,
): Promise<string> {
  for (const change of changes) await apply(tx, episode, change, now)
  if (line) await keepSummary(tx, episode, line)
  await keepEarlyMeans(tx, episode, means)
  return await noteFlagsChanged(tx, episode)
}

/** Called in every act that changes the flags of an episode: its lines in the lists are in step, and its revision is another. */
export async function noteFlagsChanged(tx: Sql, episode: Episode): Promise<string> {
  await keepFlagGroups(tx, episode)
  return await renewRevision(tx, episode.episodeId)
}

/** Called in an act that changes one session in nothing that concerns a flag: it was begun, or something else of it was typed. */
export async function noteSessionChanged(tx: Sql, episodeId: string, sessionId: string): Promise<void> {
  const { keep } = await episodeForRules(tx, episodeId, sessionId)
  keep(await renewRevision(tx, episodeId))
}

/** The flags of an episode as they are kept, for a comparison with what is found. */
export async function storedFlags(tx: Sql, episodeId: string): Promise<StoredFlag[]> {
  const endings = await endingsIn(tx, episodeId)
  const found = await tx
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
    .orderBy(asc(flags.id))
  const late = await onceLate(tx, episodeId)
  return found.map(flag => ({
    ...flag,
    wasLate: late.has(flag.id),
    endings: endings.filter(({ flagId }) => flagId === flag.id),
  }))
}

/** The flags that were recorded late, except those that a person has acknowledged since. */
async function onceLate(tx: Sql, episodeId: string): Promise<ReadonlySet<string>> {
  const events = await tx
    .select({ flagId: flagEvents.flagId, what: flagEvents.kind })
    .from(flagEvents)
    .innerJoin(flags, eq(flags.id, flagEvents.flagId))
    .where(and(eq(flags.episodeId, episodeId), inArray(flagEvents.kind, ['recorded-late', 'acknowledged'])))
    .orderBy(asc(flagEvents.happenedAt), asc(flagEvents.id))
  const last = new Map(events.map(({ flagId, what }) => [flagId, what]))
  return new Set([...last].flatMap(([flagId, what]) => (what === 'recorded-late' ? [flagId] : [])))
}

/** What people ended, the oldest first; what was said while a session was made void holds as long as it is. */
async function endingsIn(tx: Sql, episodeId: string): Promise<(FlagEnding & { flagId: string })[]> {
  const { id, flagId, outcome, sessionId, evidenceOn } = flagEndings
  const { evidence } = flagEvents
  const isInForce = or(isNull(flagEndings.voidId), isNull(sessionVoids.undoneAt))
  return await tx
    .select({ id, flagId, outcome, sessionId, evidenceOn, evidence })
    .from(flagEndings)
    .innerJoin(flags, eq(flags.id, flagEndings.flagId))
    .leftJoin(sessionVoids, eq(sessionVoids.id, flagEndings.voidId))
    .leftJoin(flagEvents, eq(flagEvents.id, id))
    .where(and(eq(flags.episodeId, episodeId), isInForce))
    .orderBy(asc(flagEndings.endedAt), asc(id))
}

async function apply(tx: Sql, episode: Episode, change: FlagChange, now: number): Promise<void> {
  if (change.kind === 'raise') await raise(tx, episode, change.finding, now)
  else if (change.kind === 'withdraw') await end(tx, episode, change.flagId, 'withdrawn', now)
  else if (change.kind === 'clear') await endAt(tx, episode, change, 'cleared', now)
  else if (change.kind === 'set-late') await endAt(tx, episode, change, 'recorded-late', now)
  else if (change.kind === 'end-again') await endAgain(tx, episode, change, now)
  else await renew(tx, episode, change, now)
}

type ChangeOf<Kind extends FlagChange['kind']> = Extract<FlagChange, { kind: Kind }>

async function endAt(
  tx: Sql,
  episode: Episode,
  { flagId, finding }: ChangeOf<'clear' | 'set-late'>,
  outcome: 'cleared' | 'recorded-late',
  now: number,
): Promise<void> {
  await keepEvidence(tx, flagId, finding)
  await end(tx, episode, flagId, outcome, now)
}

async function endAgain(
  tx: Sql,
  episode: Episode,
  { flagId, finding, ending }: ChangeOf<'end-again'>,
  now: number,
): Promise<void> {
  if (finding) await keepEvidence(tx, flagId, finding)
  await resolve(tx, {
    flagId,
    practiceId: episode.practiceId,
    outcome: ending.outcome,
    endedAt: now,
    endingId: ending.id,
  })
  await event(tx, episode, { flagId, kind: 'ended-again', tier: await tierOf(tx, flagId), happenedAt: now })
}

async function renew(tx: Sql, episode: Episode, change: ChangeOf<'renew'>, now: number): Promise<void> {
  await keepEvidence(tx, change.flagId, change.finding)
  if (change.raisedAgain) {
    await tx.delete(resolutions).where(eq(resolutions.flagId, change.flagId))
    await note(tx, episode, change.flagId, 'raised-again', change.finding, now)
  } else if (change.isNewEvidence) await note(tx, episode, change.flagId, 'new-evidence', change.finding, now)
}

async function raise(tx: Sql, episode: Episode, finding: Finding, now: number): Promise<void> {
  const id = newId()
  const { rule, ruleVersion, key } = finding
  await tx.insert(flags).values({ ...episode, id, rule, ruleVersion, key, ...newest(finding), raisedAt: now })
  await note(tx, episode, id, 'raised', finding, now)
  if (finding.clearedBy !== null) await end(tx, episode, id, 'cleared', now)
  else if (finding.isLate) await end(tx, episode, id, 'recorded-late', now)
}

async function keepEvidence(tx: Sql, flagId: string, finding: Finding): Promise<void> {
  await tx
    .update(flags)
    .set({ ...newest(finding), ruleVersion: finding.ruleVersion, version: sql`${flags.version} + 1` })
    .where(eq(flags.id, flagId))
}

const newest = (finding: Finding) => ({
  tier: finding.tier,
  sessionId: finding.sessionId,
  evidenceOn: finding.date,
  evidence: finding.evidence,
})

type EndedByData = 'cleared' | 'withdrawn' | 'recorded-late'

async function end(tx: Sql, episode: Episode, flagId: string, outcome: EndedByData, now: number): Promise<void> {
  await resolve(tx, { flagId, practiceId: episode.practiceId, outcome, endedAt: now, endingId: null })
  await event(tx, episode, { flagId, kind: outcome, tier: await tierOf(tx, flagId), happenedAt: now })
}

async function resolve(tx: Sql, row: typeof resolutions.$inferInsert): Promise<void> {
  await tx.insert(resolutions).values(row).onConflictDoUpdate({ target: resolutions.flagId, set: row })
}

async function tierOf(tx: Sql, flagId: string): Promise<Tier> {
  const flag = await first(tx.select({ tier: flags.tier }).from(flags).where(eq(flags.id, flagId)))
  if (!flag) throw new Error('No such flag')
  return flag.tier
}

async function note(
  tx: Sql,
  episode: Episode,
  flagId: string,
  kind: FlagEvent['kind'],
  finding: Finding,
  now: number,
): Promise<void> {
  await event(tx, episode, { flagId, kind, tier: finding.tier, evidence: finding.evidence, happenedAt: now })
}

type FlagEvent = Omit<typeof flagEvents.$inferInsert, 'id' | 'practiceId'>

async function event(tx: Sql, episode: Episode, happened: FlagEvent): Promise<void> {
  await tx.insert(flagEvents).values({ ...happened, id: newId(), practiceId: episode.practiceId })
}

/** The caseload speaks of the episode that is open, or else of the one that was open last. */
async function isLatest(tx: Sql, { clientId, episodeId }: Episode): Promise<boolean> {
  const current = (await openEpisode(tx, clientId)) ?? (await episodesOf(tx, clientId))[0]
  return current?.id === episodeId
}
