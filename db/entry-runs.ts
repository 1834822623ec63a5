import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { shortDate, todayIn } from '../lib/dates'
import type { Entry } from '../lib/entry'
import type { Viewer } from '../lib/viewer'
import { episodesOf, findOwnClient, findOwnSession } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { planOf } from './client-plan'
import { runFor, runGoingOn, runOf } from './episode-rows'
import { type FlagView, flagViews } from './flag-views'
import { isNotVoid } from './history'
import { newId } from './ids'
import type { Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { entryErrors, saveSheets } from './save-sheets'
import { entryRuns, flags, sessions } from './schema'
import { dateError, episodeOn, hasSessionOn } from './session-rows'
import { instrumentsOffered } from './settings'
import { look, once, write } from './write'

/**
 * The screen of a run of earlier sessions: whose it is, which measures of the practice's plan can be typed in as scores, and what
 * the run holds so far, with what it raised of Safety and is open. Null when the viewer may not record for the client.
 */
export async function earlierSessions(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const client = await findOwnClient(tx, viewer, clientId)
    if (!client) return null
    const run = await runGoingOn(tx, viewer, clientId)
    const offered = await instrumentsOffered(tx, viewer.practiceId)
    await audit(tx, viewer, { act: 'entry-run.open', clientId, now })
    return {
      client: clientRef(client),
      run: run
        ? { id: run.id, days: await daysOf(tx, run.id), safety: openSafety(await flagsOfRun(tx, viewer, run.id)) }
        : null,
      measures: (await planOf(tx, viewer.practiceId, clientId)).flatMap(({ instrumentId, respondent, target }) => {
        const instrument = offered.find(({ id }) => id === instrumentId)
        return instrument && !instrument.ownPrompt && instrument.scales.length > 0
          ? [{ instrument, respondent, target }]
          : []
      }),
    }
  })
}

/** The days of the sessions of a run, in the order in which they were typed in. */
const daysOf = async (tx: Sql, runId: string): Promise<string[]> =>
  (
    await tx
      .select({ heldOn: sessions.heldOn })
      .from(sessions)
      .where(and(eq(sessions.entryRunId, runId), isNotVoid(tx)))
      .orderBy(asc(sessions.createdAt), asc(sessions.id))
  ).map(({ heldOn }) => heldOn)

/**
 * What a run raised of Safety: what is open, and the risk answers that were recorded late and that nobody has answered yet. Null when
 * it is not the viewer's to see.
 */
export async function safetyOfRun(viewer: Viewer, runId: string, now: number) {
  return look(async tx => {
    const run = await runOf(tx, viewer, runId)
    if (!run) return null
    const views = await flagsOfRun(tx, viewer, runId)
    await audit(tx, viewer, { act: 'entry-run.late', clientId: run.clientId, subjectId: runId, now })
    return {
      client: run.client,
      open: openSafety(views),
      late: views.filter(({ state }) => state === 'recorded-late'),
    }
  })
}

const flagsOfRun = (tx: Sql, viewer: Viewer, runId: string): Promise<FlagView[]> =>
  flagViews(
    tx,
    viewer,
    inArray(flags.sessionId, tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.entryRunId, runId))),
  )

const openSafety = (views: readonly FlagView[]) =>
  views.filter(({ tier, state }) => tier === 'safety' && (state === 'open' || state === 'acknowledged'))

type Earlier = {
  clientId: string
  key: string
  heldOn: string
  entries: Entry[]
  /** Whatever there is already of that day. */
  another: boolean
}

const recorded = z.object({ sessionId: z.string(), runId: z.string() })

/**
 * Records one earlier session whole, in the viewer's run with the client, which begins with the first: its day, its scores, its risk
 * items. `invalid` says under `heldOn` or `entries` what is wrong with them; a second session of one day is refused under `another`
 * until that is said to be meant.
 */
export async function recordEarlierSession(
  viewer: Viewer,
  { clientId, key, heldOn, entries, another }: Earlier,
  now: number,
): Promise<Outcome<z.output<typeof recorded>>> {
  return write(viewer, tx =>
    once(tx, viewer, { key, act: 'entry-run.record', sent: { clientId, heldOn, entries }, now }, recorded, async () => {
      if (!(await findOwnClient(tx, viewer, clientId))) return notFound
      const episode = await episodeOn(tx, clientId, heldOn)
      if (!episode) return invalid({ heldOn: [await outsideEpisodes(tx, viewer, clientId)] })
      const slip = dateError(heldOn, episode, todayIn(viewer.timeZone, now))
      if (slip) return invalid({ heldOn: [slip] })
      if (!another && (await hasSessionOn(tx, episode.id, heldOn)))
        return invalid({ another: ['A session on this day is already recorded.'] })
      if (entries.length === 0) return invalid({ entries: ['Nothing is filled in.'] })
      const errors = await entryErrors(tx, viewer, entries)
      if (errors) return invalid({ entries: Object.values(errors).flat() })
      const sessionId = newId()
      const runId = await runFor(tx, viewer, clientId, now)
      const about = { practiceId: viewer.practiceId, clientId, episodeId: episode.id, entryRunId: runId }
      await tx.insert(sessions).values({
        id: sessionId,
        ...about,
        heldOn,
        attendance: 'attended',
        mode: 'in-person',
        startedBy: viewer.personId,
        createdAt: now,
      })
      const found = await findOwnSession(tx, viewer, sessionId)
      if (!found) throw new Error('A session that was just begun is not there')
      await saveSheets(tx, viewer, found, { entries }, now)
      return { ok: true, sessionId, runId }
    }),
  )
}

/** A day that no episode has is mostly a slip in the year, or an episode that was given its first day too late: says what there is. */
async function outsideEpisodes(tx: Sql, { locale }: Viewer, clientId: string): Promise<string> {
  const spans = (await episodesOf(tx, clientId)).toReversed().map(({ startedOn, endedOn }) => {
    const until = endedOn === null ? '' : ` to ${shortDate(endedOn, locale)}`
    return `from ${shortDate(startedOn, locale)}${until}`
  })
  const ran = spans.length === 1 ? 'episode runs' : 'episodes run'
  return `This client’s ${ran} ${spans.join(' and ')}. If a first day is wrong, it can be corrected on the client’s page.`
}

/** Ends a run: its risk answers have been shown, and are not asked about again by themselves. */
export async function endEntryRun(viewer: Viewer, { runId }: { runId: string }, now: number): Promise<Outcome> {
  return write(viewer, async tx => {
    const run = await runOf(tx, viewer, runId)
    // Over already is what was wished.
    if (!run) return notFound
    if (run.endedAt !== null) return { ok: true }
    await tx.update(entryRuns).set({ endedAt: now }).where(eq(entryRuns.id, runId))
    await audit(tx, viewer, { act: 'entry-run.end', clientId: run.clientId, subjectId: runId, now })
    return { ok: true }
  })
}
