import { and, count, eq, ne } from 'drizzle-orm'
import { rules } from '../lib/flags/rules'
import type { Viewer } from '../lib/viewer'
import { openTo } from './access'
import { audit } from './audit'
import { endFlag, type FoundFlag, flagKeptBy, noteOnFlag } from './flag-endings'
import { flagPage } from './flag-views'
import { newId } from './ids'
import { db, type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { acknowledgements, clients, flags, resolutions } from './schema'
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
  return onFlag(viewer, act, 'open', (tx, found) => {
    const { flag, client } = found
    const id = newId()
    const sealedNote = vault().unwrap(client).seal('acknowledgements.sealed_note', id, note)
    const row = { id, practiceId: viewer.practiceId, flagId: flag.id, evidenceOn: flag.evidenceOn }
    tx.insert(acknowledgements)
      .values({ ...row, by: viewer.personId, at: now, sealedNote })
      .run()
    return noteOnFlag(tx, viewer, found, 'acknowledged', note, now)
  })
}

/** Ends a flag because something was done; for a safety flag, `reason` is what was done. */
export async function resolveFlag(viewer: Viewer, { reason, ...act }: Act & { reason: string }, now: number) {
  return onFlag(viewer, act, 'open', (tx, found) => endFlag(tx, viewer, found, { outcome: 'resolved', reason }, now))
}

/** Ends a flag as not helpful here, with the reason. A safety flag is not dismissed: what was done is recorded. */
export async function dismissFlag(viewer: Viewer, { reason, ...act }: Act & { reason: string }, now: number) {
  return onFlag(viewer, act, 'open', (tx, found) => {
    if (found.flag.tier === 'safety') return invalid({ reason: [safetyStays] })
    return endFlag(tx, viewer, found, { outcome: 'dismissed', reason }, now)
  })
}

/** Says of a risk answer that was recorded late whether it was seen then, by whom, and what was done. */
export async function answerLateFlag(viewer: Viewer, { reason, ...act }: Act & { reason: string }, now: number) {
  return onFlag(viewer, act, 'recorded-late', (tx, found) =>
    endFlag(tx, viewer, found, { outcome: 'resolved', reason }, now),
  )
}

const safetyStays = 'A safety flag is not dismissed. Record what was done, or correct the answer if it was a slip.'

async function onFlag(
  viewer: Viewer,
  { flagId, version }: Act,
  standing: 'open' | 'recorded-late',
  work: (tx: Sql, found: FoundFlag) => Refusal | undefined,
): Promise<Outcome> {
  return write(tx => {
    const found = flagKeptBy(tx, viewer, flagId)
    if (!found) return notFound
    if (found.flag.version !== version || (found.ended ?? 'open') !== standing) return conflict
    return work(tx, found) ?? { ok: true }
  })
}
