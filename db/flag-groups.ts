import { isDeepStrictEqual } from 'node:util'
import { and, eq, gte, notExists, sql } from 'drizzle-orm'
import { type FlagGroup, groupByEvent, placeOf } from '../lib/flags/same-event'
import type { Sql } from './open'
import { acknowledgements, flagGroups, flags, resolutions } from './schema'

/*
 * The lines of the flag lists. A practice has thousands of flags in time, and a page shows forty events: which flags are one event, and
 * how urgent it is, is worked out once, in the act that changes the flags of an episode.
 */

/** How an event stands in the lists, the most urgent first. Kept as a number, because lists are in its order. */
export const standings = { asks: 0, quiet: 1, ended: 2, withdrawn: 3 } as const

const one = { one: sql`1` }

type Episode = { practiceId: string; clientId: string; episodeId: string }

/** Brings the lines of an episode into step with its flags. */
export async function keepFlagGroups(tx: Sql, episode: Episode): Promise<void> {
  const theirs = eq(flagGroups.episodeId, episode.episodeId)
  const [kept, found] = [await tx.select().from(flagGroups).where(theirs), await flagGroupsOf(tx, episode)]
  // Most acts leave them as they are.
  if (isDeepStrictEqual(kept.toSorted(byLead), found.toSorted(byLead))) return
  await tx.delete(flagGroups).where(theirs)
  if (found.length > 0) await tx.insert(flagGroups).values(found)
}

const byLead = (a: { leadId: string }, b: { leadId: string }) => (a.leadId < b.leadId ? -1 : 1)

/**
 * The lines of an episode, worked out from its flags.
 * @internal
 */
export const flagGroupsOf = async (tx: Sql, { practiceId, clientId, episodeId }: Episode) =>
  groupByEvent(await flagsOf(tx, episodeId)).map(group => ({ practiceId, clientId, episodeId, ...lineOf(group) }))

type Flag = Awaited<ReturnType<typeof flagsOf>>[number]

/** The flags of an episode, each with its place: of two that are alike, that of the earlier rule leads, then the older one. */
async function flagsOf(tx: Sql, episodeId: string) {
  const { id, rule, key, tier, sessionId, evidenceOn } = flags
  const found = await tx
    .select({ id, episodeId: flags.episodeId, rule, key, tier, sessionId, evidenceOn, outcome: resolutions.outcome })
    .from(flags)
    .leftJoin(resolutions, eq(resolutions.flagId, id))
    .where(eq(flags.episodeId, episodeId))
    .orderBy(id)
  const seen = await seenIn(tx, episodeId)
  return found.map(({ outcome, ...flag }) => ({
    ...flag,
    state: outcome ?? 'open',
    /** A safety flag never is. */
    quiet: outcome === null && flag.tier !== 'safety' && seen.has(flag.id),
  }))
}

/** The flags that somebody acknowledged for the evidence that they have. */
async function seenIn(tx: Sql, episodeId: string): Promise<ReadonlySet<string>> {
  const isSeen = and(eq(acknowledgements.flagId, flags.id), gte(acknowledgements.evidenceOn, flags.evidenceOn))
  const rows = await tx
    .select({ id: flags.id })
    .from(flags)
    .innerJoin(acknowledgements, isSeen)
    .where(eq(flags.episodeId, episodeId))
  return new Set(rows.map(({ id }) => id))
}

function lineOf({ lead, carried }: FlagGroup<Flag>) {
  const members = [lead, ...carried]
  return {
    leadId: lead.id,
    standing: standingOf(lead),
    tier: lead.tier,
    evidenceOn: lead.evidenceOn,
    sessionId: lead.sessionId,
    rulePlace: placeOf(lead.rule),
    members: members.map(({ id }) => id),
    rules: ` ${members.map(({ rule }) => rule).join(' ')} `,
    quiet: members.filter(({ quiet }) => quiet).length,
  }
}

function standingOf({ state, quiet }: Flag): number {
  if (state === 'open') return quiet ? standings.quiet : standings.asks
  return state === 'withdrawn' ? standings.withdrawn : standings.ended
}

/**
 * Makes the lines of episodes that have none: of a practice that an earlier version left. Gives how many episodes that were. Called
 * when a practice is opened, so that no list is ever half there.
 */
export async function fillFlagGroups(tx: Sql): Promise<number> {
  const theirs = tx.select(one).from(flagGroups).where(eq(flagGroups.episodeId, flags.episodeId))
  const { practiceId, clientId, episodeId } = flags
  const left = await tx.selectDistinct({ practiceId, clientId, episodeId }).from(flags).where(notExists(theirs))
  for (const episode of left) await keepFlagGroups(tx, episode)
  return left.length
}
