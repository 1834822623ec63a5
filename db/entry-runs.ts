import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { todayIn } from '../lib/dates'
import type { Entry } from '../lib/entry'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { entryErrors, saveSheets } from './assessments'
import { audit } from './audit'
import { clientKeptBy, sessionKeptBy } from './found'
import { newId } from './ids'
import type { Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { clients, entryRuns, sessions } from './schema'
import { dateError, episodeOn, hasSessionOn } from './sessions'
import { once, write } from './write'

const started = z.object({ runId: z.string() })

/** Begins a run of earlier sessions of one client, typed in from paper. The viewer's run that is going on is given again. */
export async function startEntryRun(
  viewer: Viewer,
  { clientId, key }: { clientId: string; key: string },
  now: number,
): Promise<Outcome<z.output<typeof started>>> {
  return write(tx =>
    once(tx, viewer, { key, act: 'entry-run.start', sent: clientId, now }, started, () => {
      if (!clientKeptBy(tx, viewer, clientId)) return notFound
      const going = runGoingOn(tx, viewer, clientId)
      if (going) return { ok: true, runId: going.id }
      const id = newId()
      const about = { practiceId: viewer.practiceId, clientId, startedBy: viewer.personId }
      tx.insert(entryRuns)
        .values({ id, ...about, startedAt: now })
        .run()
      audit(tx, viewer, { act: 'entry-run.start', clientId, subjectId: id, now })
      return { ok: true, runId: id }
    }),
  )
}

/** The viewer's run with a client that is not over; undefined where there is none. */
export function runGoingOn(tx: Sql, viewer: Viewer, clientId: string) {
  const mine = and(
    eq(entryRuns.clientId, clientId),
    eq(entryRuns.startedBy, viewer.personId),
    isNull(entryRuns.endedAt),
  )
  return tx.select().from(entryRuns).where(mine).orderBy(desc(entryRuns.startedAt)).get()
}

type Earlier = {
  runId: string
  key: string
  heldOn: string
  entries: Entry[]
  /** Whatever there is already of that day. */
  another: boolean
}
const recorded = z.object({ sessionId: z.string() })

/**
 * Records one session of a run whole: its day, its scores, its risk items. `invalid` says what is wrong beside the day or the
 * measure; a second session of one day is refused under `another` until that is said to be meant.
 */
export async function recordEarlierSession(
  viewer: Viewer,
  { runId, key, heldOn, entries, another }: Earlier,
  now: number,
): Promise<Outcome<z.output<typeof recorded>>> {
  return write(tx =>
    once(tx, viewer, { key, act: 'entry-run.record', sent: { runId, heldOn, entries }, now }, recorded, () => {
      const run = runOf(tx, viewer, runId)
      if (!run) return notFound
      const episode = episodeOn(tx, run.clientId, heldOn)
      if (!episode) return invalid({ heldOn: ['This client has no episode on this day.'] })
      const slip = dateError(heldOn, episode, todayIn(viewer.timeZone, now))
      if (slip) return invalid({ heldOn: [slip] })
      if (!another && hasSessionOn(tx, episode.id, heldOn))
        return invalid({ another: ['A session of this day is recorded already.'] })
      if (entries.length === 0) return invalid({ entries: ['Nothing is filled in.'] })
      const errors = entryErrors(tx, viewer, entries)
      if (errors) return invalid(errors)
      const sessionId = newId()
      const about = { practiceId: viewer.practiceId, clientId: run.clientId, episodeId: episode.id, entryRunId: runId }
      tx.insert(sessions)
        .values({
          id: sessionId,
          ...about,
          heldOn,
          attendance: 'attended',
          mode: 'in-person',
          startedBy: viewer.personId,
          createdAt: now,
        })
        .run()
      const found = sessionKeptBy(tx, viewer, sessionId)
      if (!found) throw new Error('A session that was just begun is not there')
      saveSheets(tx, viewer, found, { entries }, now)
      return { ok: true, sessionId }
    }),
  )
}

/** Ends a run: its risk answers that were recorded late have been shown, and are not asked about again by themselves. */
export async function endEntryRun(viewer: Viewer, { runId }: { runId: string }, now: number): Promise<Outcome> {
  return write(tx => {
    const run = runOf(tx, viewer, runId)
    // Over already is what was wished.
    if (!run) return notFound
    if (run.endedAt !== null) return { ok: true }
    tx.update(entryRuns).set({ endedAt: now }).where(eq(entryRuns.id, runId)).run()
    audit(tx, viewer, { act: 'entry-run.end', clientId: run.clientId, subjectId: runId, now })
    return { ok: true }
  })
}

function runOf(tx: Sql, viewer: Viewer, runId: string) {
  return tx
    .select({ id: entryRuns.id, clientId: entryRuns.clientId, endedAt: entryRuns.endedAt })
    .from(entryRuns)
    .innerJoin(clients, eq(clients.id, entryRuns.clientId))
    .where(and(keptBy(viewer), eq(entryRuns.id, runId)))
    .get()
}
