import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import { compareTiers } from '../lib/flags/rule'
import { ruleById } from '../lib/flags/rules'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { dayAsked, isInForce, type Pause } from '../lib/pause'
import { inTriageOrder } from '../lib/triage'
import type { Viewer } from '../lib/viewer'
import { countOpenClients, isLargeTeam, isOpenTo, openTo, ownMembership } from './access'
import { askedNow } from './answer-request-views'
import { audit } from './audit'
import { cliniciansOf } from './care-team-rows'
import { codeTwin } from './client-codes'
import { clientRef } from './client-name'
import { type ClientLine, dueTitles, readSummary } from './client-summary'
import { explanationOf } from './flag-explanation'
import { standings } from './flag-groups'
import { clientsInOrderOfFlags } from './flag-lists'
import { grouped } from './grouped'
import { sessionNumbers } from './history'
import { inTurn } from './in-turn'
import { nextSessionOn } from './next-session'
import { db, type Sql } from './open'
import { pausesNotOver } from './pause-rows'
import { readEpisode } from './reevaluate'
import { careTeam, clients, episodes, flagGroups, flags, summaries } from './schema'
import { openSessions } from './session-rows'
import { instrumentsIn } from './settings'
import { noteUnreadable } from './unreadable'
import { look } from './write'

export type CaseloadRow = Awaited<ReturnType<typeof caseload>>[number]

/** So many clients are listed where the viewer may open more than fit on one page of the caseload. */
const mostListed = 100

/**
 * The viewer's clients as the landing page shows them, in triage order. Whoever may open thousands is shown those whose flags need
 * attention first. One audit entry, with how many were shown.
 */
export async function caseload(viewer: Viewer, now: number) {
  return look(async tx => {
    const found = await rows(tx, viewer)
    const ids = found.map(row => row.client.id)
    const open = grouped(await openEvents(tx, ids), event => event.clientId)
    const begun = await openSessions(tx, ids)
    const instruments = await instrumentsIn(tx, viewer.practiceId)
    const today = todayIn(viewer.timeZone, now)
    const pauses = grouped(await pausesNotOver(tx, viewer, ids, today), pause => pause.clientId)
    const others = found.filter(row => row.ownId === null).map(row => row.client.id)
    const clinicians = await cliniciansOf(tx, others)
    await audit(tx, viewer, { act: 'caseload.open', count: found.length, now })
    const lines = await linesOf(tx, found)
    const asked = await askedNow(tx, ids, viewer.timeZone, now)
    const built = found.map(({ client, nextOn, episode, ownId, twin }) => {
      const theirs = open.get(client.id) ?? []
      const loud = theirs.filter(event => event.standing === standings.asks)
      const read = lines.get(client.id) ?? null
      const paused = pauses.get(client.id) ?? []
      return {
        ...clientRef(client),
        status: client.status,
        nextSessionOn: nextOn,
        episode: episode && { id: episode.id, startedOn: episode.startedOn },
        summary: read?.summary ?? null,
        topFlag: topOf(loud, instruments),
        /** Events, of which several flags may speak. */
        openFlags: loud.length,
        /** A Safety or Review flag is open, quiet or not: the client is listed though the episode may have ended. */
        staysListed: theirs.some(event => event.tier !== 'note'),
        /** Another client has the same code, differently written; said to those alone who can mend it. */
        sharesCode: ownId !== null && twin !== null,
        /** Acknowledged, and quiet until there is newer evidence. */
        quietFlags: theirs.reduce((sum, event) => sum + event.quiet, 0),
        due: episode && read ? dueTitles(read.due, paused, dayAsked(nextOn, today)) : [],
        /** What is paused today, and until when; `short` is null where that is everything. */
        paused: episode ? paused.filter(pause => isInForce(pause, today)).map(pause => titled(pause, instruments)) : [],
        myRole: ownId !== null ? ('clinician' as const) : ('supervisor' as const),
        /** Whose client it is, for those who read along; empty for the viewer's own. */
        sharedBy: clinicians.get(client.id) ?? [],
        openSession: begun.get(client.id) ?? null,
        /** What they were asked to answer by themselves, or what came in of it. */
        asked: asked.get(client.id) ?? null,
      }
    })
    return inTriageOrder(built, today)
  })
}

/** How many clients the viewer may open, where these are more than the caseload lists; null where it lists them all. */
export const unlistedClients = async (viewer: Viewer): Promise<number | null> =>
  (await isLargeTeam(db(), viewer)) ? await countOpenClients(db(), viewer) : null

const titled = ({ measure, untilOn }: Pause, instruments: readonly Instrument[]) => ({
  short: measure && instrumentIn(instruments, measure.instrumentId).abbreviation,
  untilOn,
})

async function rows(tx: Sql, viewer: Viewer) {
  const query = tx
    .select({
      client: clients,
      nextOn: nextSessionOn(tx),
      episode: episodes,
      summary: summaries.summary,
      summedUpId: summaries.episodeId,
      /** Null where the viewer only reads. */
      ownId: careTeam.id,
      twin: codeTwin(tx),
    })
    .from(clients)
    .leftJoin(episodes, and(eq(episodes.clientId, clients.id), isNull(episodes.endedOn)))
    .leftJoin(summaries, eq(summaries.clientId, clients.id))
    .leftJoin(careTeam, ownMembership(viewer))
  const which = (await isLargeTeam(tx, viewer))
    ? and(isOpenTo(viewer), inArray(clients.id, await firstToSee(tx, viewer)))
    : openTo(viewer)
  return await query.where(which).orderBy(asc(clients.code))
}

/** Of clients who are too many to be listed, those whose events come first, then others of the viewer's. */
async function firstToSee(tx: Sql, viewer: Viewer): Promise<string[]> {
  const urgent = await clientsInOrderOfFlags(tx, viewer, mostListed)
  const some = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(openTo(viewer))
    .orderBy(asc(clients.id))
    .limit(mostListed)
  return [...new Set([...urgent, ...some.map(({ id }) => id)])].slice(0, mostListed)
}

type Row = Awaited<ReturnType<typeof rows>>[number]

/** The lines that are kept of clients. One that is damaged is worked out again, as the next save would. */
async function linesOf(tx: Sql, found: readonly Row[]): Promise<ReadonlyMap<string, ClientLine>> {
  const lines = await inTurn(found, async ({ client, summary, summedUpId }) => {
    if (summedUpId === null) return []
    const { practiceId, id: clientId } = client
    const line = readSummary(summary)
    if (!line) noteUnreadable('summaries.summary', clientId)
    const read = line ?? (await readEpisode(tx, { practiceId, clientId, episodeId: summedUpId })).line
    return read ? [[clientId, read] as const] : []
  })
  return new Map(lines.flat())
}

/** What is open of these clients: each event with its leading flag, and the number of its session. */
async function openEvents(tx: Sql, clientIds: readonly string[]) {
  const { clientId, standing, tier, rulePlace, sessionId, evidenceOn, quiet, episodeId } = flagGroups
  const found = await tx
    .select({
      clientId,
      standing,
      tier,
      rulePlace,
      sessionId,
      evidenceOn,
      quiet,
      episodeId,
      id: flags.id,
      rule: flags.rule,
      evidence: flags.evidence,
    })
    .from(flagGroups)
    .innerJoin(flags, eq(flags.id, flagGroups.leadId))
    .where(and(inArray(clientId, [...clientIds]), lt(standing, standings.ended)))
    .orderBy(asc(flags.id))
  const numbers = await sessionNumbers(tx, [...new Set(found.map(event => event.episodeId))])
  return found.map(event => ({ ...event, number: numbers.get(event.sessionId) ?? null }))
}

type OpenEvent = Awaited<ReturnType<typeof openEvents>>[number]

/** The most urgent event with the newest evidence; of several of one session the one of the earlier rule, then the older flag. */
function topOf(open: readonly OpenEvent[], instruments: readonly Instrument[]) {
  const [top] = open.toSorted(
    (a, b) =>
      compareTiers(a.tier, b.tier) ||
      b.evidenceOn.localeCompare(a.evidenceOn) ||
      b.sessionId.localeCompare(a.sessionId) ||
      a.rulePlace - b.rulePlace,
  )
  const rule = top && ruleById(top.rule)
  if (!top || !rule) return null
  return {
    id: top.id,
    rule: top.rule,
    tier: top.tier,
    short: explanationOf(rule, top, instruments).short,
    /** Of its newest evidence; null where that session was moved to somebody else. */
    number: top.number,
    evidenceOn: top.evidenceOn,
  }
}
