import { and, eq, or } from 'drizzle-orm'
import type { AuditAct } from '../lib/audit-acts'
import { todayIn } from '../lib/dates'
import { dayAsked, isInForce } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { episodesOf, findReadableClient, isLargeTeam, isOpenTo, isOwnClient, openTo } from './access'
import { requestViews } from './answer-request-views'
import { audit } from './audit'
import { careTeamOf } from './care-team-rows'
import { episodeHasRecords, hasRecords } from './client-checks'
import { codeBegins, hasCodeTwin } from './client-codes'
import { contactOf } from './client-contact-rows'
import { clientRef } from './client-name'
import { planOf } from './client-plan'
import { offeredClients } from './client-rows'
import { dueMeasures, dueTitles } from './client-summary'
import { episodeReading } from './episode-reading'
import { runGoingOn } from './episode-rows'
import { isOpen } from './flag-queries'
import { flagViews } from './flag-views'
import { goalsOf } from './goal-rows'
import { unchangedHistory } from './history'
import { inTurn } from './in-turn'
import { nextSessionOf } from './next-session'
import { type Sql, vault } from './open'
import { pauseViews } from './pause-rows'
import { responsibleFor } from './responsible-rows'
import { flags } from './schema'
import { asideSessions, episodeView, pinsOf, ruptureJudgementsOf } from './sealed-views'
import { openSession } from './session-rows'
import { languagesIn, settingsIn } from './settings'
import { look } from './write'

export type ClientView = NonNullable<Awaited<ReturnType<typeof client>>>
export type TimelineView = NonNullable<Awaited<ReturnType<typeof timeline>>>

/** Everything the client page shows. Null when the client is not open to the viewer; one audit entry when it is. */
export async function client(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const row = await findReadableClient(tx, viewer, clientId)
    if (!row) return null
    const mayEdit = await isOwnClient(tx, viewer, clientId)
    const key = vault().keyOf(row)
    const all = await episodesOf(tx, clientId)
    const [latest] = all
    if (!latest) throw new Error('A client has no episode')
    const histories = await inTurn(all.toReversed(), episode => unchangedHistory(tx, episode.id))
    const current = histories.at(-1)
    const pauses = await pauseViews(tx, key, clientId, viewer.timeZone)
    const today = todayIn(viewer.timeZone, now)
    const nextSessionOn = await nextSessionOf(tx, clientId)
    const team = await careTeamOf(tx, clientId, now)
    const responsible = await responsibleFor(tx, clientId)
    await audit(tx, viewer, { act: 'client.open', clientId, now })
    return {
      ...clientRef(row),
      language: key.readable('clients.sealed_language', row.id, row.sealedLanguage),
      /** In which the practice has the wording of any questionnaire. */
      languages: await languagesIn(tx, viewer.practiceId),
      birthDate: key.read('clients.sealed_birth_date', row.id, row.sealedBirthDate),
      /** Where the client is written to: for those who ask them anything. */
      contact: mayEdit ? await contactOf(tx, key, clientId) : null,
      status: row.status,
      nextSessionOn,
      version: row.version,
      mayEdit,
      /** Nothing is recorded of them, so that whoever added them by mistake can remove them. */
      mayRemove: mayEdit && !(await hasRecords(tx, clientId)),
      /** The latest of several episodes, where it was begun by mistake: nothing is recorded in it. */
      mayRemoveEpisode: mayEdit && all.length > 1 && !(await episodeHasRecords(tx, latest.id)),
      /** Another client has the same code, differently written. */
      sharesCode: mayEdit && (await hasCodeTwin(tx, clientId)),
      episodes: all.map(episode => episodeView(key, episode)),
      histories,
      settings: await settingsIn(tx, viewer.practiceId),
      flags: await flagViews(tx, viewer, shownFlags(tx, clientId, latest.id)),
      pins: await pinsOf(tx, key, latest.id),
      /** Of the latest episode, ended ones among them. */
      goals: await goalsOf(tx, key, latest.id, viewer.timeZone),
      ruptureWords: await ruptureJudgementsOf(tx, key, latest.id),
      careTeam: team,
      responsible: responsible && {
        ...{ id: responsible.id, personId: responsible.personId, name: responsible.name, isHere: responsible.isHere },
        /** Why they were given the client, where that was said. */
        reason: key.read('responsibilities.sealed_reason', responsible.id, responsible.sealedReason),
      },
      /** The viewer reads this client in an emergency, and is not on the care team. */
      isEmergency: !team.some(member => isPlaceNow(member, viewer) && member.role !== 'emergency'),
      /** Works with the client and does not only cover: then who else is on the care team is theirs to say. */
      mayChangeTeam: mayEdit && team.some(member => isOwnPlace(member, viewer)),
      due:
        current && latest.endedOn === null
          ? dueTitles(
              dueMeasures(await planOf(tx, viewer.practiceId, clientId), current),
              pauses,
              dayAsked(nextSessionOn, today),
            )
          : [],
      /** What they were asked to answer by themselves. */
      requests: await requestViews(tx, { clientId }, current?.instruments ?? [], now),
      pauses: pauses.filter(pause => isInForce(pause, today)),
      openSession: await openSession(tx, clientId),
      asideSessions: await asideSessions(tx, key, clientId),
      entryRun: (await runGoingOn(tx, viewer, clientId)) !== undefined,
    }
  })
}

const isPlaceNow = ({ personId, isOver, fromAt, toAt }: Member, viewer: Viewer) =>
  personId === viewer.personId && !isOver && (toAt === null || fromAt <= viewer.admittedAt)

const isOwnPlace = ({ personId, role, toAt }: Member, viewer: Viewer) =>
  personId === viewer.personId && role === 'clinician' && toAt === null

type Member = Awaited<ReturnType<typeof careTeamOf>>[number]

/** Those of the latest episode, and what is still open from an earlier one: what is counted is to be found here. */
const shownFlags = (tx: Sql, clientId: string, episodeId: string) =>
  and(eq(flags.clientId, clientId), or(eq(flags.episodeId, episodeId), isOpen(tx)))

/**
 * The clients open to the viewer by code and name, for going to one; where they are too many to be read at once, some of those whose code
 * begins with what is typed. One audit entry, with how many there were.
 */
export async function clientsToFind(viewer: Viewer, typed: string, now: number) {
  return look(async tx => {
    const isCut = await isLargeTeam(tx, viewer)
    const found = await offeredClients(
      tx,
      viewer,
      isCut ? and(isOpenTo(viewer), codeBegins(typed)) : openTo(viewer),
      mostFound,
    )
    await audit(tx, viewer, { act: 'clients.find', count: found.length, now })
    return { isCut, clients: found.map(({ isOwn, ...row }) => ({ ...row, mayRecord: isOwn && !row.isEnded })) }
  })
}

/** As many as a viewer may open without searching for them. */
const mostFound = 500

/** One episode for the timeline: the latest, or the one named. Null when it is not open to the viewer. */
export const timeline = (viewer: Viewer, clientId: string, episodeId: string | null, now: number) =>
  episodeRead(viewer, { act: 'timeline.open', clientId, episodeId, withItems: true }, now)

/** As `timeline`, for a report: on paper it leaves the screen, which the audit tells apart, and a file leaves the practice. */
export const report = (
  viewer: Viewer,
  { isFile = false, ...asked }: { clientId: string; episodeId: string | null; withNotes: boolean; isFile?: boolean },
  now: number,
) => episodeRead(viewer, { act: isFile ? 'report.file' : 'report.open', ...asked }, now)

/** `withItems`: the answers of the sheets that are compared item by item. */
type Reading = { act: AuditAct; clientId: string; episodeId: string | null; withNotes?: boolean; withItems?: boolean }

async function episodeRead(
  viewer: Viewer,
  { act, clientId, episodeId, withNotes = false, withItems = false }: Reading,
  now: number,
) {
  return look(async tx => {
    const row = await findReadableClient(tx, viewer, clientId)
    if (!row) return null
    const all = await episodesOf(tx, clientId)
    const chosen = episodeId === null ? all[0] : all.find(episode => episode.id === episodeId)
    if (!chosen) return null
    const view = await episodeReading(tx, viewer, { client: row, all, chosen, now }, { withNotes, withItems })
    await audit(tx, viewer, { act, clientId, subjectId: chosen.id, now })
    return view
  })
}
