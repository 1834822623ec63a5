import { eq } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { findOwnSession, voidOf } from './access'
import { audit } from './audit'
import { endFlag, flagKeptBy } from './flag-endings'
import { openSafetyFlags } from './flag-queries'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { reevaluateEpisode } from './reevaluate'
import { sessions, sessionVoids } from './schema'
import { done, keyOfVersion, once, write } from './write'

type Voiding = {
  sessionId: string
  version: number
  draftVersion: number
  reason: string
  /** For each open safety flag of the session, what was done about it; or that the answer was entered in error. */
  safety: readonly { flagId: string; version: number; done: string }[]
}

/**
 * Takes a saved session out, with a reason: it stays readable and can be brought back, and every number, chart, rule and report
 * leaves it out. An open safety flag of it is ended in the same act by what was done; one that is not named is refused under
 * `safety`. Sent again it is done already; with another reason, or from another window, it is a conflict, for its words would be lost.
 */
export async function voidSession(viewer: Viewer, { sessionId, ...sent }: Voiding, now: number): Promise<Outcome> {
  const act = 'session.void'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, sessionId, sent.version), act, sent, now }, done, async () => {
      const found = await findOwnSession(tx, viewer, sessionId)
      if (!found) return notFound
      const { session, client, episode } = found
      if (await voidOf(tx, sessionId)) return conflict
      if (session.version !== sent.version || session.draftVersion !== sent.draftVersion) return conflict
      if (session.recordedAt === null) return invalid({ reason: ['This session was never saved. Discard it instead.'] })
      const open = await openSafetyFlags(tx, episode.id, sessionId)
      const named = open.map(flag => sent.safety.find(each => each.flagId === flag.id && each.version === flag.version))
      const answered = named.filter(each => each !== undefined)
      if (answered.length < open.length)
        return invalid({ safety: ['Please say what was done about each open safety flag of this session.'] })
      const voidId = await insertVoid(tx, viewer, found, sent.reason, now)
      for (const { flagId, done: reason } of answered) {
        const flag = await flagKeptBy(tx, viewer, flagId)
        if (flag && flag.ended === null) await endFlag(tx, viewer, flag, { outcome: 'resolved', reason, voidId }, now)
      }
      await bumped(tx, session)
      await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }, now)
      await audit(tx, viewer, { act, clientId: client.id, subjectId: sessionId, reason: sent.reason, now })
      return { ok: true }
    }),
  )
}

type Found = NonNullable<Awaited<ReturnType<typeof findOwnSession>>>

async function insertVoid(
  tx: Sql,
  viewer: Viewer,
  { session, client }: Found,
  reason: string,
  now: number,
): Promise<string> {
  const id = newId()
  const sealedReason = vault().keyOf(client).sealText('session_voids.sealed_reason', id, reason)
  const about = { id, practiceId: viewer.practiceId, sessionId: session.id, sealedReason }
  await tx.insert(sessionVoids).values({ ...about, voidedBy: viewer.personId, voidedAt: now })
  return id
}

/** Brings a void session back, with its numbers and its flags: what was ended by making it void is open again. */
export async function undoVoid(viewer: Viewer, { sessionId }: { sessionId: string }, now: number): Promise<Outcome> {
  return write(viewer, async tx => {
    const found = await findOwnSession(tx, viewer, sessionId)
    if (!found) return notFound
    const made = await voidOf(tx, sessionId)
    if (!made) return { ok: true }
    await tx.update(sessionVoids).set({ undoneBy: viewer.personId, undoneAt: now }).where(eq(sessionVoids.id, made.id))
    const { session, client, episode } = found
    await bumped(tx, session)
    const theirs = { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }
    await reevaluateEpisode(tx, theirs, now, { rearranges: true })
    await audit(tx, viewer, { act: 'session.void-undo', clientId: client.id, subjectId: sessionId, now })
    return { ok: true }
  })
}

/** A form that was opened before is about another state of the session. */
async function bumped(tx: Sql, { id, version, draftVersion }: typeof sessions.$inferSelect): Promise<void> {
  const next = { version: version + 1, draftVersion: draftVersion + 1 }
  await tx.update(sessions).set(next).where(eq(sessions.id, id))
}
