import { and, eq, or } from 'drizzle-orm'
import { z } from 'zod'
import { todayIn } from '../lib/dates'
import { dayAsked, isInForce } from '../lib/pause'
import { may, type Viewer } from '../lib/viewer'
import { openTo } from './access'
import { asideSessions } from './aside-sessions'
import { audit } from './audit'
import { careTeamOf } from './care-team'
import { codeColumns, codeRefusal, sharedCodes } from './client-codes'
import { birthProblem, startProblem } from './client-dates'
import { likelyDoubles } from './client-doubles'
import { type ClientName, clientName, inOfferedOrder, nameColumns } from './client-name'
import { planOf } from './client-plan'
import { episodeHasRecords, hasRecords } from './client-removal'
import { dueMeasures, dueTitles } from './due'
import { runGoingOn } from './entry-runs'
import { episodeView, insertEpisode } from './episodes'
import { pinsOf } from './event-pins'
import { flagViews } from './flag-views'
import { clientKeptBy, clientOpenTo, endedIds, episodesOf, isKeptBy, keptIds } from './found'
import { history } from './history'
import { newId } from './ids'
import { pauseViews } from './measure-pauses'
import { type Sql, vault } from './open'
import { openSession } from './open-session'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { ruptureWordsOf } from './rupture-words'
import { careTeam, clients, flags } from './schema'
import { sessionNotes } from './session-notes'
import { settingsIn } from './settings'
import { isOpen } from './standing'
import type { ClientKey } from './vault'
import { done, keyOfVersion, once, write } from './write'

export type ClientView = NonNullable<Awaited<ReturnType<typeof client>>>
export type TimelineView = NonNullable<Awaited<ReturnType<typeof timeline>>>

/** Everything the client page shows. Null when the client is not open to the viewer; one audit entry when it is. */
export async function client(viewer: Viewer, clientId: string, now: number) {
  return write(tx => {
    const row = clientOpenTo(tx, viewer, clientId)
    if (!row) return null
    const key = vault().unwrap(row)
    const all = episodesOf(tx, clientId)
    const [latest] = all
    if (!latest) throw new Error('A client has no episode')
    const histories = all.toReversed().map(episode => history(tx, episode.id))
    const current = histories.at(-1)
    const pauses = pauseViews(tx, key, clientId, viewer.timeZone)
    const today = todayIn(viewer.timeZone, now)
    audit(tx, viewer, { act: 'client.open', clientId, now })
    return {
      ...clientName(row),
      birthDate: key.open('clients.sealed_birth_date', row.id, row.sealedBirthDate),
      status: row.status,
      nextSessionOn: row.nextSessionOn,
      version: row.version,
      mayEdit: isKeptBy(tx, viewer, clientId),
      /** Nothing is recorded of them, so that whoever added them by mistake can remove them. */
      mayRemove: isKeptBy(tx, viewer, clientId) && !hasRecords(tx, clientId),
      /** The latest of several episodes, where it was begun by mistake: nothing is recorded in it. */
      mayRemoveEpisode: isKeptBy(tx, viewer, clientId) && all.length > 1 && !episodeHasRecords(tx, latest.id),
      /** Another client has the same code, differently written. */
      sharesCode: isKeptBy(tx, viewer, clientId) && sharedCodes(tx, viewer.practiceId).has(row.codeFolded),
      episodes: all.map(episode => episodeView(key, episode)),
      histories,
      settings: settingsIn(tx, viewer.practiceId),
      flags: flagViews(tx, viewer, shownFlags(tx, clientId, latest.id)),
      pins: pinsOf(tx, key, latest.id),
      ruptureWords: ruptureWordsOf(tx, key, latest.id),
      careTeam: careTeamOf(tx, clientId),
      due:
        current && latest.endedOn === null
          ? dueTitles(
              dueMeasures(planOf(tx, viewer.practiceId, clientId), current),
              pauses,
              dayAsked(row.nextSessionOn, today),
            )
          : [],
      pauses: pauses.filter(pause => isInForce(pause, today)),
      openSession: openSession(tx, clientId),
      asideSessions: asideSessions(tx, key, clientId),
      entryRun: runGoingOn(tx, viewer, clientId) !== undefined,
    }
  })
}

/** Those of the latest episode, and what is still open from an earlier one: what is counted is to be found here. */
const shownFlags = (tx: Sql, clientId: string, episodeId: string) =>
  or(eq(flags.episodeId, episodeId), and(eq(flags.clientId, clientId), isOpen(tx)))

/** The clients open to the viewer by code and name, for going to one. One audit entry, with how many there were. */
export async function clientsToFind(viewer: Viewer, now: number) {
  return write(tx => {
    const kept = keptIds(tx, viewer)
    const ended = endedIds(tx, viewer)
    const rows = tx.select(nameColumns).from(clients).where(openTo(viewer)).all()
    audit(tx, viewer, { act: 'clients.find', count: rows.length, now })
    const found = rows.map(row => ({ ...clientName(row), isEnded: ended.has(row.id) }))
    return inOfferedOrder(found).map(row => ({ ...row, mayRecord: kept.has(row.id) && !row.isEnded }))
  })
}

/** One episode for the timeline: the latest, or the one named. Null when it is not open to the viewer. */
export const timeline = (viewer: Viewer, clientId: string, episodeId: string | null, now: number) =>
  episodeRead(viewer, { act: 'timeline.open', clientId, episodeId }, now)

/** As `timeline`, for a report: on paper it leaves the screen, which the audit tells apart. */
export const report = (
  viewer: Viewer,
  { clientId, episodeId, withNotes }: { clientId: string; episodeId: string | null; withNotes: boolean },
  now: number,
) => episodeRead(viewer, { act: 'report.open', clientId, episodeId, withNotes }, now)

type Reading = { act: string; clientId: string; episodeId: string | null; withNotes?: boolean }

async function episodeRead(viewer: Viewer, { act, clientId, episodeId, withNotes = false }: Reading, now: number) {
  return write(tx => {
    const row = clientOpenTo(tx, viewer, clientId)
    if (!row) return null
    const all = episodesOf(tx, clientId)
    const chosen = episodeId === null ? all[0] : all.find(episode => episode.id === episodeId)
    if (!chosen) return null
    const key = vault().unwrap(row)
    const read = history(tx, chosen.id)
    audit(tx, viewer, { act, clientId, subjectId: chosen.id, now })
    return {
      client: clientName(row),
      episodes: all.map(episode => episodeView(key, episode)),
      history: read,
      /** The clinician's words on the sessions; empty unless they were asked for. */
      notes: withNotes ? sessionNotes(tx, key, read) : [],
      settings: settingsIn(tx, viewer.practiceId),
      flags: flagViews(tx, viewer, eq(flags.episodeId, chosen.id)),
      pins: pinsOf(tx, key, chosen.id),
      mayEdit: isKeptBy(tx, viewer, clientId),
      isOpen: chosen.endedOn === null,
      openSession: openSession(tx, clientId),
    }
  })
}

const added = z.object({ clientId: z.string() })
type Person = {
  code: string
  name: string | null
  /** Left as it is where it is not given. */
  preferredName?: string | null
  birthDate: string | null
  pronouns: string | null
}
type NewClient = Person & { key: string; startedOn: string; reason: string | null; nextSessionOn: string | null }
type Added = Outcome<z.output<typeof added>> | { ok: false; why: 'likely-double'; doubles: ClientName[] }

/**
 * Adds a client with their first episode; the viewer becomes their clinician. Where `others` is given, those are the clients who
 * were shown as likely the same person, and any that is not among them is shown first.
 */
export async function addClient(
  viewer: Viewer,
  { others, ...input }: NewClient & { others?: readonly string[] },
  now: number,
): Promise<Added> {
  if (!may(viewer, 'keepClients')) return notFound
  return write(tx => {
    let doubles: ClientName[] = []
    const outcome = once(tx, viewer, { key: input.key, act: 'client.add', sent: input, now }, added, () => {
      const refusal = addRefusal(tx, viewer, input, now)
      if (refusal) return refusal
      doubles = others ? likelyDoubles(tx, viewer, input).filter(({ id }) => !others.includes(id)) : []
      return doubles.length > 0 ? conflict : { ok: true, clientId: insertClient(tx, viewer, input, now) }
    })
    if (doubles.length === 0) return outcome
    audit(tx, viewer, { act: 'client.doubles', count: doubles.length, now })
    return { ok: false, why: 'likely-double', doubles }
  })
}

function insertClient(tx: Sql, viewer: Viewer, input: NewClient, now: number): string {
  const clientId = newId()
  const { key, wrapped } = vault().newKey(clientId)
  const { practiceId, personId } = viewer
  const about = { id: clientId, practiceId, wrappedKey: wrapped, createdAt: now, nextSessionOn: input.nextSessionOn }
  tx.insert(clients)
    .values({ ...about, status: 'in-therapy', ...personColumns(key, clientId, input) })
    .run()
  const member = { id: newId(), practiceId, clientId, personId, fromAt: now, grantedBy: personId }
  tx.insert(careTeam)
    .values({ ...member, role: 'clinician' })
    .run()
  insertEpisode(tx, viewer, key, { clientId, startedOn: input.startedOn, reason: input.reason }, now)
  audit(tx, viewer, { act: 'client.add', clientId, now })
  return clientId
}

function addRefusal(tx: Sql, viewer: Viewer, { code, birthDate, startedOn }: NewClient, now: number): Refusal | null {
  const birth = birthProblem(tx, viewer, { birthDate }, now)
  if (birth) return invalid({ birthDate: [birth] })
  const start = startProblem(birthDate, startedOn)
  if (start) return invalid({ startedOn: [start] })
  return codeRefusal(tx, { practiceId: viewer.practiceId, code })
}

/** Changes how a client is named and described. */
export async function changeClient(
  viewer: Viewer,
  { clientId, version, ...person }: Person & { clientId: string; version: number },
  now: number,
): Promise<Outcome> {
  const act = 'client.change'
  return write(tx =>
    once(tx, viewer, { key: keyOfVersion(act, clientId, version), act, sent: person, now }, done, () => {
      const row = clientKeptBy(tx, viewer, clientId)
      if (!row) return notFound
      if (row.version !== version) return conflict
      const refusal = changeRefusal(tx, viewer, row, person, now)
      if (refusal) return refusal
      const changed = { ...personColumns(vault().unwrap(row), clientId, person), version: version + 1 }
      tx.update(clients).set(changed).where(eq(clients.id, clientId)).run()
      audit(tx, viewer, { act, clientId, now })
      return { ok: true }
    }),
  )
}

function changeRefusal(tx: Sql, viewer: Viewer, row: Row, { code, birthDate }: Person, now: number): Refusal | null {
  const clientId = row.id
  const birth = birthProblem(tx, viewer, { birthDate, clientId }, now)
  if (birth) return invalid({ birthDate: [birth] })
  // A code that stands is not questioned, though another may be like it from an earlier time: it is listed to be mended.
  return code === row.code ? null : codeRefusal(tx, { practiceId: viewer.practiceId, code, clientId })
}

type Row = typeof clients.$inferSelect

/** Sets or clears the date of the next session. */
export async function setNextSession(
  viewer: Viewer,
  { clientId, version, nextSessionOn }: { clientId: string; version: number; nextSessionOn: string | null },
  now: number,
): Promise<Outcome> {
  const act = 'client.next-session'
  return write(tx =>
    once(tx, viewer, { key: keyOfVersion(act, clientId, version), act, sent: nextSessionOn, now }, done, () => {
      const row = clientKeptBy(tx, viewer, clientId)
      if (!row) return notFound
      if (row.version !== version) return conflict
      tx.update(clients)
        .set({ nextSessionOn, version: version + 1 })
        .where(eq(clients.id, clientId))
        .run()
      audit(tx, viewer, { act, clientId, now })
      return { ok: true }
    }),
  )
}

const personColumns = (key: ClientKey, clientId: string, person: Person) => ({
  ...codeColumns(person.code),
  sealedName: key.seal('clients.sealed_name', clientId, person.name),
  ...(person.preferredName !== undefined && {
    sealedPreferredName: key.seal('clients.sealed_preferred_name', clientId, person.preferredName),
  }),
  sealedBirthDate: key.seal('clients.sealed_birth_date', clientId, person.birthDate),
  sealedPronouns: key.seal('clients.sealed_pronouns', clientId, person.pronouns),
})
