import { and, eq, isNull } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import { compareTiers } from '../lib/flags/rule'
import { ruleById } from '../lib/flags/rules'
import { groupByEvent, placeOf } from '../lib/flags/same-event'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { dayAsked, isInForce, type Pause } from '../lib/pause'
import { inTriageOrder } from '../lib/triage'
import type { Viewer } from '../lib/viewer'
import { openTo, ownClientIds } from './access'
import { audit } from './audit'
import { cliniciansOf } from './care-team-rows'
import { sharedCodes } from './client-codes'
import { clientRef } from './client-name'
import { dueTitles, readSummary } from './client-summary'
import { isOpen, placeColumns, sessionPlace } from './flag-queries'
import { sessionNumbers } from './history'
import { nextSessionOn } from './next-session'
import type { Sql } from './open'
import { pausesNotOver } from './pause-rows'
import { clients, episodes, flags, sessions, summaries } from './schema'
import { compareSessions } from './session-order'
import { openSessions } from './session-rows'
import { instrumentsIn } from './settings'
import { write } from './write'

export type CaseloadRow = Awaited<ReturnType<typeof caseload>>[number]

/** The viewer's clients as the landing page shows them, in triage order. One audit entry, with how many were shown. */
export async function caseload(viewer: Viewer, now: number) {
  return write(tx => {
    const found = rows(tx, viewer)
    const kept = ownClientIds(tx, viewer)
    const shared = sharedCodes(tx, viewer.practiceId)
    const open = openFlags(tx, viewer)
    const begun = openSessions(
      tx,
      found.map(row => row.client.id),
    )
    const instruments = instrumentsIn(tx, viewer.practiceId)
    const today = todayIn(viewer.timeZone, now)
    const pauses = pausesNotOver(tx, viewer, today)
    const clinicians = cliniciansOf(
      tx,
      found.map(row => row.client.id),
    )
    const numbers = sessionNumbers(tx, [...new Set(open.map(flag => flag.episodeId))])
    audit(tx, viewer, { act: 'caseload.open', count: found.length, now })
    const built = found.map(({ client, nextOn, episode, summary }) => {
      const theirs = open.filter(flag => flag.clientId === client.id)
      const loud = theirs.filter(flag => flag.asks === 1)
      const read = summary === null ? null : readSummary(summary)
      const paused = pauses.filter(pause => pause.clientId === client.id)
      return {
        ...clientRef(client),
        status: client.status,
        nextSessionOn: nextOn,
        episode: episode && { id: episode.id, startedOn: episode.startedOn },
        summary: read?.summary ?? null,
        topFlag: topOf(loud, numbers, instruments),
        /** Events, of which several flags may speak. */
        openFlags: groupByEvent(loud).length,
        /** A Safety or Review flag is open, quiet or not: the client is listed though the episode may have ended. */
        staysListed: theirs.some(flag => flag.tier !== 'note'),
        /** Another client has the same code, differently written; said to those alone who can mend it. */
        sharesCode: kept.has(client.id) && shared.has(client.codeFolded),
        /** Acknowledged, and quiet until there is newer evidence. */
        quietFlags: theirs.length - loud.length,
        due: episode && read ? dueTitles(read.due, paused, dayAsked(nextOn, today)) : [],
        /** What is paused today, and until when; `short` is null where that is everything. */
        paused: episode ? paused.filter(pause => isInForce(pause, today)).map(pause => titled(pause, instruments)) : [],
        myRole: kept.has(client.id) ? ('clinician' as const) : ('supervisor' as const),
        /** Whose client it is, for those who read along; empty for the viewer's own. */
        sharedBy: kept.has(client.id) ? [] : (clinicians.get(client.id) ?? []),
        openSession: begun.get(client.id) ?? null,
      }
    })
    return inTriageOrder(built, today)
  })
}

const titled = ({ measure, untilOn }: Pause, instruments: readonly Instrument[]) => ({
  short: measure && instrumentIn(instruments, measure.instrumentId).abbreviation,
  untilOn,
})

function rows(tx: Sql, viewer: Viewer) {
  return tx
    .select({ client: clients, nextOn: nextSessionOn(tx), episode: episodes, summary: summaries.summary })
    .from(clients)
    .leftJoin(episodes, and(eq(episodes.clientId, clients.id), isNull(episodes.endedOn)))
    .leftJoin(summaries, eq(summaries.clientId, clients.id))
    .where(openTo(viewer))
    .all()
}

function openFlags(tx: Sql, viewer: Viewer) {
  return tx
    .select({
      ...placeColumns(tx),
      evidence: flags.evidence,
    })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .innerJoin(sessions, eq(sessions.id, flags.sessionId))
    .where(and(openTo(viewer), isOpen(tx)))
    .all()
    .map(flag => ({ ...flag, state: 'open', quiet: flag.asks !== 1 }))
}

type OpenFlag = ReturnType<typeof openFlags>[number]

/** The most urgent flag with the newest evidence; of several of one session the one of the earlier rule. */
function topOf(open: readonly OpenFlag[], numbers: ReadonlyMap<string, number>, instruments: readonly Instrument[]) {
  const [top] = open.toSorted(
    (a, b) =>
      compareTiers(a.tier, b.tier) ||
      compareSessions(sessionPlace(b), sessionPlace(a)) ||
      placeOf(a.rule) - placeOf(b.rule),
  )
  const rule = top && ruleById(top.rule)
  if (!top || !rule) return null
  return {
    id: top.id,
    rule: top.rule,
    tier: top.tier,
    short: rule.explain(top.evidence, instruments).short,
    /** Of its newest evidence; null where that session was moved to somebody else. */
    number: numbers.get(top.sessionId) ?? null,
    evidenceOn: top.evidenceOn,
  }
}
