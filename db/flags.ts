import { count, eq } from 'drizzle-orm'
import { rules } from '../lib/flags/rules'
import { groupByEvent } from '../lib/flags/same-event'
import type { Viewer } from '../lib/viewer'
import { isLargeTeam, openTo } from './access'
import { audit } from './audit'
import { acknowledge, endFlag, type FoundFlag, flagKeptBy } from './flag-endings'
import { countToReview, type FlagsAsked, flagList } from './flag-lists'
import { db, type Sql } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { clients, flags, resolutions } from './schema'
import { done, keyOfVersion, look, once, write } from './write'

/**
 * A page of the review list across the caseload. One audit entry for each client whose flags it shows, and one with how many more it
 * names to filter by.
 */
export async function flagsToReview(viewer: Viewer, asked: FlagsAsked, now: number) {
  return look(async tx => {
    const found = await flagList(tx, viewer, asked)
    await audit(tx, viewer, { act: 'flags.open', count: found.clients.length, now })
    for (const clientId of new Set(found.groups.map(({ lead }) => lead.client.id)))
      await audit(tx, viewer, { act: 'flags.show', clientId, now })
    return found
  })
}

/** How many events with a safety or review flag need the viewer's attention; a number for the menu, no content. */
export const openFlagCount = async (viewer: Viewer): Promise<number> => countToReview(db(), viewer)

/** How often each rule fired in the episodes open to the viewer, and what became of it, so that it can be tuned. */
export async function ruleRecords(viewer: Viewer) {
  const found = await db()
    .select({ rule: flags.rule, how: resolutions.outcome, count: count() })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .where(openTo(viewer))
    .groupBy(flags.rule, resolutions.outcome)
  const among = (rule: string, isOf: (how: string | null) => boolean) =>
    found.filter(flag => flag.rule === rule && isOf(flag.how)).reduce((sum, flag) => sum + flag.count, 0)
  const tally = (rule: string, wanted: string) => among(rule, how => how === wanted)
  return rules.map(({ id, title }) => ({
    rule: id,
    title,
    fired: among(id, how => how !== 'withdrawn'),
    actedOn: tally(id, 'resolved'),
    dismissed: tally(id, 'dismissed'),
    clearedByItself: tally(id, 'cleared'),
  }))
}

/** Whether the tallies of `ruleRecords` are asked for on every visit, or only when somebody wants them: they count every flag there is. */
export const talliesAtOnce = async (viewer: Viewer): Promise<boolean> => !(await isLargeTeam(db(), viewer))

type FlagVersion = { flagId: string; version: number }

/** `carried`: other flags about the same event, to which the act goes too. */
type Act = FlagVersion & { carried?: readonly FlagVersion[] }

/** Says that somebody has seen a flag. It stays open, quietly, until there is newer evidence; a safety flag never falls quiet. */
export async function acknowledgeFlag(
  viewer: Viewer,
  { note, ...act }: Act & { note: string | null },
  now: number,
): Promise<Outcome> {
  return onFlag(viewer, { ...act, what: 'acknowledged', said: note, now }, (tx, found) =>
    acknowledge(tx, viewer, found, note, now),
  )
}

/** Ends a flag because something was done; for a safety flag, `reason` is what was done. */
export async function resolveFlag(
  viewer: Viewer,
  { reason, ...act }: Act & { reason: string },
  now: number,
): Promise<Outcome> {
  return onFlag(viewer, { ...act, what: 'resolved', said: reason, now }, (tx, found) =>
    endFlag(tx, viewer, found, { outcome: 'resolved', reason }, now),
  )
}

/** Ends a flag as not helpful here, with the reason. A safety flag is not dismissed: what was done is recorded. */
export async function dismissFlag(
  viewer: Viewer,
  { reason, ...act }: Act & { reason: string },
  now: number,
): Promise<Outcome> {
  return onFlag(viewer, { ...act, what: 'dismissed', said: reason, now }, async (tx, found) =>
    found.flag.tier === 'safety'
      ? invalid({ reason: [safetyStays] })
      : await endFlag(tx, viewer, found, { outcome: 'dismissed', reason }, now),
  )
}

/** Says of a risk answer that was recorded late whether it was seen then, by whom, and what was done. */
export async function answerLateFlag(
  viewer: Viewer,
  { reason, ...act }: Act & { reason: string },
  now: number,
): Promise<Outcome> {
  const answered = { ...act, what: 'answered-late', standing: 'recorded-late', said: reason, now } as const
  return onFlag(viewer, answered, (tx, found) => endFlag(tx, viewer, found, { outcome: 'resolved', reason }, now))
}

const safetyStays = 'A safety flag cannot be dismissed. Record what was done, or correct the answer if it was a slip.'

type OnFlag = Act & {
  what: 'acknowledged' | 'resolved' | 'dismissed' | 'answered-late'
  /** The state it must be in for this; open where none is given. */
  standing?: 'open' | 'recorded-late'
  said: string | null
  now: number
}

/** Carries an act out on a flag and on all that it carries, or on none of them. */
async function onFlag(
  viewer: Viewer,
  { flagId, version, carried = [], what, standing = 'open', said, now }: OnFlag,
  work: (tx: Sql, found: FoundFlag) => Promise<Refusal | undefined>,
): Promise<Outcome> {
  const act = `flag.${what}`
  const sent = { key: keyOfVersion(act, flagId, version), act, sent: carried.length > 0 ? [said, carried] : said, now }
  return write(viewer, tx =>
    once(tx, viewer, sent, done, async () => {
      const all: FoundFlag[] = []
      for (const which of [{ flagId, version }, ...carried]) {
        const found = await flagKeptBy(tx, viewer, which.flagId)
        if (!found) return notFound
        if (found.flag.version !== which.version || (found.ended ?? 'open') !== standing) return conflict
        all.push(found)
      }
      if (!isOneEvent(all)) return conflict
      return (await workOnAll(tx, all, work)) ?? { ok: true }
    }),
  )
}

/** Whether these flags are one line of a list: what a person says of one event is not said of another. */
const isOneEvent = (all: readonly FoundFlag[]): boolean =>
  groupByEvent(all.map(({ flag, ended }) => ({ ...flag, state: ended ?? 'open', quiet: false }))).length === 1

/** A refusal stops at the first flag: what is refused of one is refused of all, before anything is written. */
async function workOnAll(
  tx: Sql,
  all: readonly FoundFlag[],
  work: (tx: Sql, found: FoundFlag) => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> {
  for (const found of all) {
    const refused = await work(tx, found)
    if (refused) return refused
  }
}
