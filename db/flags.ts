import { and, count, eq, ne } from 'drizzle-orm'
import { rules } from '../lib/flags/rules'
import type { Viewer } from '../lib/viewer'
import { keptBy, openTo } from './access'
import { audit } from './audit'
import { flagPage } from './flag-views'
import { newId } from './ids'
import { db, type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { acknowledgements, clients, flagEndings, flagEvents, flags, resolutions } from './schema'
import { asksForALook, hasEnded, isOpen } from './standing'
import { write } from './write'

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

/** How many flags of the triage tiers (safety, review) ask the viewer for a look; a number for the menu, no content. */
export async function openFlagCount(viewer: Viewer): Promise<number> {
  const tx = db()
  const open = tx.select({ of: count() }).from(flags).innerJoin(clients, eq(clients.id, flags.clientId))
  return open.where(and(openTo(viewer), asksForALook(tx), ne(flags.tier, 'note'))).get()?.of ?? 0
}

/** How often each rule fired in the episodes open to the viewer, and what became of it, so that it can be tuned. */
export async function ruleRecords(viewer: Viewer) {
  const found = db()
    .select({ rule: flags.rule, how: resolutions.how })
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
export async function acknowledgeFlag(viewer: Viewer, { note, ...act }: Act & { note: string | null }, now: number) {
  return onOpenFlag(viewer, act, 'acknowledged', now, note, (tx, { flag, client }) => {
    const id = newId()
    const sealedNote = vault().unwrap(client).seal('acknowledgements.sealed_note', id, note)
    const row = { id, practiceId: viewer.practiceId, flagId: flag.id, evidenceOn: flag.evidenceOn }
    tx.insert(acknowledgements)
      .values({ ...row, by: viewer.personId, at: now, sealedNote })
      .run()
    return undefined
  })
}

/** Ends a flag because something was done; for a safety flag, `reason` is what was done. */
export async function resolveFlag(viewer: Viewer, { reason, ...act }: Act & { reason: string }, now: number) {
  return onOpenFlag(viewer, act, 'resolved', now, reason, (tx, found) =>
    end(tx, viewer, found, 'resolved', reason, now),
  )
}

/** Ends a flag as not helpful here, with the reason. A safety flag is not dismissed: what was done is recorded. */
export async function dismissFlag(viewer: Viewer, { reason, ...act }: Act & { reason: string }, now: number) {
  return onOpenFlag(viewer, act, 'dismissed', now, reason, (tx, found) =>
    found.flag.tier === 'safety'
      ? invalid({ reason: [safetyStays] })
      : end(tx, viewer, found, 'dismissed', reason, now),
  )
}

const safetyStays = 'A safety flag is not dismissed. Record what was done, or correct the answer if it was a slip.'

type Found = NonNullable<ReturnType<typeof flagKeptBy>>

function flagKeptBy(tx: Sql, viewer: Viewer, flagId: string) {
  return tx
    .select({ flag: flags, client: clients, ended: resolutions.how })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .where(and(keptBy(viewer), eq(flags.id, flagId)))
    .get()
}

async function onOpenFlag(
  viewer: Viewer,
  { flagId, version }: Act,
  what: 'acknowledged' | 'resolved' | 'dismissed',
  now: number,
  said: string | null,
  work: (tx: Sql, found: Found) => Refusal | undefined,
): Promise<Outcome> {
  return write(tx => {
    const found = flagKeptBy(tx, viewer, flagId)
    if (!found) return notFound
    const { flag, client, ended } = found
    if (flag.version !== version || ended !== null) return conflict
    const refusal = work(tx, found)
    if (refusal) return refusal
    tx.update(flags)
      .set({ version: version + 1 })
      .where(eq(flags.id, flagId))
      .run()
    const event = { id: newId(), practiceId: viewer.practiceId, flagId, what, tier: flag.tier }
    const sealedNote = vault().unwrap(client).seal('flag_events.sealed_note', event.id, said)
    tx.insert(flagEvents)
      .values({ ...event, by: viewer.personId, at: now, sealedNote })
      .run()
    audit(tx, viewer, { act: `flag.${what}`, clientId: client.id, subjectId: flagId, now })
    return { ok: true }
  })
}

function end(
  tx: Sql,
  viewer: Viewer,
  { flag, client }: Found,
  how: 'resolved' | 'dismissed',
  reason: string,
  now: number,
): undefined {
  const id = newId()
  const sealedReason = vault().unwrap(client).seal('flag_endings.sealed_reason', id, reason)
  const about = { practiceId: viewer.practiceId, flagId: flag.id }
  const given = { evidenceOn: flag.evidenceOn, sessionId: flag.sessionId, endedBy: viewer.personId, endedAt: now }
  tx.insert(flagEndings)
    .values({ id, ...about, outcome: how, sealedReason, ...given })
    .run()
  tx.insert(resolutions)
    .values({ ...about, how, at: now, endingId: id })
    .run()
}
