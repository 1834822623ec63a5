import { and, count, eq, ne } from 'drizzle-orm'
import { rules } from '../lib/flags/rules'
import type { Viewer } from '../lib/viewer'
import { openTo } from './access'
import { audit } from './audit'
import { acknowledge, endFlag, type FoundFlag, flagKeptBy } from './flag-endings'
import { hasEnded, isOpen, needsAttention } from './flag-queries'
import { flagPage } from './flag-views'
import { db, type Sql } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { clients, flags, resolutions } from './schema'
import { done, keyOfVersion, once, write } from './write'

type Asked = { show: 'open' | 'ended' | 'all'; page?: number; size?: number }

/** A page of the review list across the caseload. One audit entry, with how many clients were shown. */
export async function flagsToReview(viewer: Viewer, { show, page = 1, size = aPage }: Asked, now: number) {
  return write(tx => {
    const which = { open: isOpen(tx), ended: hasEnded(tx), all: undefined }
    const found = flagPage(tx, viewer, which[show], { page, size })
    audit(tx, viewer, { act: 'flags.open', count: new Set(found.flags.map(flag => flag.client.id)).size, now })
    return found
  })
}

/** Flags on one page of the list. */
const aPage = 40

/** How many flags of the triage tiers (safety, review) need the viewer's attention; a number for the menu, no content. */
export async function openFlagCount(viewer: Viewer): Promise<number> {
  const tx = db()
  const open = tx.select({ of: count() }).from(flags).innerJoin(clients, eq(clients.id, flags.clientId))
  return open.where(and(openTo(viewer), needsAttention(tx), ne(flags.tier, 'note'))).get()?.of ?? 0
}

/** How often each rule fired in the episodes open to the viewer, and what became of it, so that it can be tuned. */
export async function ruleRecords(viewer: Viewer) {
  const found = db()
    .select({ rule: flags.rule, how: resolutions.outcome })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .where(openTo(viewer))
    .all()
  const tally = (rule: string, how: string) => found.filter(flag => flag.rule === rule && flag.how === how).length
  return rules.map(({ id, title }) => ({
    rule: id,
    title,
    fired: found.filter(flag => flag.rule === id && flag.how !== 'withdrawn').length,
    actedOn: tally(id, 'resolved'),
    dismissed: tally(id, 'dismissed'),
    clearedByItself: tally(id, 'cleared'),
  }))
}

type Act = { flagId: string; version: number }

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
  return onFlag(viewer, { ...act, what: 'dismissed', said: reason, now }, (tx, found) =>
    found.flag.tier === 'safety'
      ? invalid({ reason: [safetyStays] })
      : endFlag(tx, viewer, found, { outcome: 'dismissed', reason }, now),
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

const safetyStays = 'A safety flag is not dismissed. Record what was done, or correct the answer if it was a slip.'

type OnFlag = Act & {
  what: 'acknowledged' | 'resolved' | 'dismissed' | 'answered-late'
  /** The state it must be in for this; open where none is given. */
  standing?: 'open' | 'recorded-late'
  said: string | null
  now: number
}

async function onFlag(
  viewer: Viewer,
  { flagId, version, what, standing = 'open', said, now }: OnFlag,
  work: (tx: Sql, found: FoundFlag) => Refusal | undefined,
): Promise<Outcome> {
  const act = `flag.${what}`
  const sent = { key: keyOfVersion(act, flagId, version), act, sent: said, now }
  return write(tx =>
    once(tx, viewer, sent, done, () => {
      const found = flagKeptBy(tx, viewer, flagId)
      if (!found) return notFound
      if (found.flag.version !== version || (found.ended ?? 'open') !== standing) return conflict
      return work(tx, found) ?? { ok: true }
    }),
  )
}
