import { randomUUID } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { askClient } from '@/db/answer-requests'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { noteContact } from '@/db/client-contacts'
import { client as clientView } from '@/db/client-pages'
import { setClientMeasure } from '@/db/client-plans'
import { addClient } from '@/db/clients'
import { addCover } from '@/db/covers'
import { openInEmergency } from '@/db/emergencies'
import { recordEarlierSession } from '@/db/entry-runs'
import { beginEpisode, endEpisode } from '@/db/episodes'
import { addPin } from '@/db/event-pins'
import { commentOnFlag } from '@/db/flag-comments'
import { acknowledgeFlag, dismissFlag } from '@/db/flags'
import { rateGoals } from '@/db/goal-ratings'
import { endGoal, setGoal } from '@/db/goals'
import { endPause, pauseMeasures } from '@/db/measure-pauses'
import { planMark } from '@/db/measure-plans'
import { db, vault } from '@/db/open'
import { keepOwnPoint } from '@/db/own-attachment'
import { addPerson } from '@/db/people'
import { responsibleFor } from '@/db/responsible-rows'
import { judgeRupture } from '@/db/rupture-judgements'
import { keepView } from '@/db/saved-views'
import { assessments, careTeam, clients, people, personRoles, responsibilities } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { moveSessions } from '@/db/session-moves'
import { voidSession } from '@/db/session-voids'
import { changeSession, startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { addDays, todayIn } from '@/lib/dates'
import type { Entry } from '@/lib/entry'
import type { Role, Viewer } from '@/lib/viewer'
import { tensionOnTablet } from '../support/asked'
import { all, allianceOf, distress } from '../support/course'
import { agreeToMail } from '../support/mailed-client'
import { freshPractice, loginAs } from '../support/practice'
import { ask, send } from '../support/sent-answers'
import { clinical, own, secret } from './columns'

/*
 * The practice behind the doors. Of Mara's clients one has a canary in every column of words; the others are there to be worked with. Ruth
 * supervises them. Tomas sees clients of his own, Olaf has left the team of each client, Vera supervises nobody, Ines keeps the practice. Of the
 * client with the canaries, and of the one that most acts are about: Cato's cover is over, Emil reads in an emergency, and Enno's is over.
 */

export const insiders = ['mara', 'ruth', 'tomas', 'olaf', 'cato', 'emil', 'enno', 'vera', 'ines'] as const
export type Insider = (typeof insiders)[number]

export type Told = Awaited<ReturnType<typeof toldPractice>>

export const day = (from: number) => addDays(todayIn('Europe/London', Date.now()), from)

/** Made by the acts of the screens, today. */
export async function toldPractice() {
  const practice = await freshPractice()
  const again = ({ personId }: Viewer) => loginAs(personId, Date.now())
  const ines = await again(practice.ines)
  const join = async (name: string, roles: Role[]) => {
    const person = { key: randomUUID(), name, email: `${name}@attune.example`, passwordHash: 'x', roles }
    return loginAs(must(await addPerson(ines, person, Date.now())).personId, Date.now())
  }
  const viewers: Record<Insider, Viewer> = {
    ines,
    mara: await again(practice.mara),
    ruth: await again(practice.ruth),
    tomas: await again(practice.tomas),
    olaf: await join('Olaf', ['clinician']),
    cato: await join('Cato', ['clinician']),
    emil: await join('Emil', ['clinician']),
    enno: await join('Enno', ['clinician']),
    vera: await join('Vera', ['supervisor']),
  }
  await writeUnattended(tx => tx.update(people).set({ passwordHash: secret['people.password_hash'] }))
  const told = await toldClient(viewers)
  const worked = await workedClients(viewers)
  const pia = await join('Pia', ['clinician'])
  const lent = await lentClients(viewers, pia)
  const wim = await join('Wim', ['clinician'])
  await workedLongWith(viewers.tomas, wim)
  for (const [clientId, code] of [
    [told.clientId, clinical['clients.code']],
    [worked.main, 'ZWORK-main'],
  ] as const)
    await letInForAWhile(viewers, clientId, code)
  return { folder: practice.folder, viewers, pia, wim, told, worked, lent, remove: practice.remove }
}

/** Of an act that has to go well. */
export function must<Result extends { ok: boolean }>(outcome: Result): Extract<Result, { ok: true }> {
  if (!hasGoneWell(outcome)) throw new Error(`An act was refused: ${JSON.stringify(outcome)}`)
  return outcome
}

const hasGoneWell = <Result extends { ok: boolean }>(outcome: Result): outcome is Extract<Result, { ok: true }> =>
  outcome.ok

type Viewers = Record<Insider, Viewer>

/** The client with the canaries, and where they are shown. */
async function toldClient(viewers: Viewers) {
  const { mara, ruth } = viewers
  const clientId = await newClient(mara, {
    code: clinical['clients.code'],
    name: clinical['clients.sealed_name'],
    preferredName: clinical['clients.sealed_preferred_name'],
    birthDate: clinical['clients.sealed_birth_date'],
    pronouns: clinical['clients.sealed_pronouns'],
    reason: 'The first time',
    startedOn: day(-300),
  })
  await letIn(viewers, clientId)
  await record(mara, clientId, day(-290), [allianceOf(48)])
  await end(mara, clientId, day(-250), clinical['episodes.sealed_end_reason'])
  const begun = { clientId, key: randomUUID(), startedOn: day(-100), reason: clinical['episodes.sealed_start_reason'] }
  must(await beginEpisode(mara, begun, Date.now()))
  const { savedId, ids } = await course(mara, clientId, clinical['sessions.sealed_note'])
  await makeVoid(mara, ids[1] ?? '', clinical['session_voids.sealed_reason'])
  const pin = { happenedOn: day(-20), text: clinical['event_pins.sealed_text'] }
  must(await addPin(mara, { clientId, key: randomUUID(), ...pin }, Date.now()))
  await workGoals(mara, clientId, clinical['goals.sealed_text'])
  const contact = { email: clinical['client_contacts.sealed_email'], agreedOn: day(-30), before: null }
  must(await noteContact(mara, { clientId, ...contact }, Date.now()))
  await workFlags(mara, ruth, clientId, savedId)
  await plan(mara, clientId, clinical['measure_pauses.sealed_reason'])
  const run = await earlier(mara, clientId)
  const openId = await begin(mara, clientId)
  const { requestId } = must(await askClient(mara, tensionOnTablet(clientId), Date.now()))
  const point = { anxiety: 5, avoidance: 4, source: own['own_attachments.sealed_point'] }
  must(await keepOwnPoint(mara, { key: randomUUID(), ...point }, Date.now()))
  await giveReason(clientId)
  must(await keepView(mara, { name: own['saved_views.name'], query: 'show=due' }, Date.now()))
  return { clientId, savedId, voidId: ids[1] ?? '', openId, requestId, keeperId: mara.personId, ...run }
}

/** A goal that is worked towards and was rated, one that was ended, and one that nobody has rated. */
async function workGoals(mara: Viewer, clientId: string, text: string): Promise<void> {
  const ids: string[] = []
  for (const each of [text, `${text}, ended`, `${text}, unrated`]) {
    const goal = { clientId, key: randomUUID(), text: each, setOn: day(-90) }
    ids.push(must(await setGoal(mara, goal, Date.now())).goalId)
  }
  const { histories } = await shown(mara, clientId)
  const sessionId = histories.at(-1)?.sessions.find(each => each.isSaved && each.attendance === 'attended')?.id ?? ''
  const said = ids.slice(0, 2).map(goalId => ({ goalId, answer: 4 }))
  must(await rateGoals(mara, { sessionId, key: randomUUID(), mark: '', said }, Date.now()))
  must(await endGoal(mara, { clientId, goalId: ids[1] ?? '', version: 1 }, Date.now()))
}

/** Why somebody is responsible for a client, as a transfer leaves it. */
async function giveReason(clientId: string): Promise<void> {
  await writeUnattended(async tx => {
    const [client] = await tx.select().from(clients).where(eq(clients.id, clientId))
    const responsible = await responsibleFor(tx, clientId)
    if (!client || !responsible) throw new Error('Nobody is responsible for the client')
    const column = 'responsibilities.sealed_reason'
    const sealedReason = vault().keyOf(client).seal(column, responsible.id, clinical[column])
    await tx.update(responsibilities).set({ sealedReason }).where(eq(responsibilities.id, responsible.id))
  })
}

/** Those that acts are tried with, one for each kind of act that would be in another's way. */
async function workedClients(viewers: Viewers) {
  const { mara } = viewers
  const begun = async (name: string) => {
    const clientId = await newClient(mara, { code: `ZWORK-${name}`, name: `Zqwork ${name}` })
    await letIn(viewers, clientId)
    return clientId
  }
  const main = await begun('main')
  const { savedId, ids } = await course(mara, main, 'A note')
  await makeVoid(mara, ids[1] ?? '', 'Twice')
  for (const text of ['A journey', 'A move'])
    must(await addPin(mara, { clientId: main, key: randomUUID(), happenedOn: day(-20), text }, Date.now()))
  await workGoals(mara, main, 'A goal')
  await agreeToMail(mara, main, Date.now())
  await plan(mara, main, 'A pause')
  const { runId } = await earlier(mara, main)
  const openId = await begin(mara, main)
  const target = await begun('target')
  const [ended, again, over] = [await begun('ended'), await begun('again'), await begun('over')]
  for (const clientId of [ended, again, over]) {
    await record(mara, clientId, day(-60), [allianceOf(48)])
    await end(mara, clientId, day(-50), 'Goals met')
  }
  must(await beginEpisode(mara, { clientId: again, key: randomUUID(), startedOn: day(-10), reason: null }, Date.now()))
  const [finishing, moving, discarding] = [await begun('finishing'), await begun('moving'), await begun('discarding')]
  await record(mara, finishing, day(-30), [allianceOf(48)])
  const movable: string[] = []
  for (const at of [-40, -33, -26]) movable.push(await record(mara, moving, day(at), [allianceOf(48)]))
  const movedKey = randomUUID()
  const sessions = [{ sessionId: movable[0] ?? '', version: await versionOf(mara, movable[0] ?? '') }]
  must(await moveSessions(mara, { key: movedKey, toClientId: target, sessions }, Date.now()))
  const discardedId = await begin(mara, discarding)
  const empty = await begun('empty')
  const sheetId = await sentBy(mara, await begun('answered'))
  return {
    ...{ main, savedId, voidId: ids[1] ?? '', dropId: savedId, runId, openId, target, ended, again, over, finishing },
    ...{ movable: movable.slice(1), moving, movedKey, discarding, discardedId, empty, sheetId },
  }
}

/** A sheet that a client has sent by themselves. */
async function sentBy(mara: Viewer, clientId: string): Promise<string> {
  const { sessionId } = await send(
    await ask(mara, clientId, { occasion: 'between' }, Date.now()),
    { 'core-10': all(10, 0) },
    Date.now(),
  )
  const [sheet] = await db()
    .select({ id: assessments.id })
    .from(assessments)
    .where(eq(assessments.sessionId, sessionId ?? ''))
  return sheet?.id ?? ''
}

const hour = 60 * 60_000

/** A cover that is over, a record that is open in an emergency, and one that was. */
async function letInForAWhile({ mara, cato, emil, enno }: Viewers, clientId: string, code: string): Promise<void> {
  const cover = { clientId, key: randomUUID(), personId: cato.personId, fromOn: day(-10), lastOn: day(-3) }
  must(await addCover(mara, cover, Date.now() - 240 * hour))
  const reason = 'A call from their number'
  must(await openInEmergency(enno, { key: randomUUID(), code, reason }, Date.now() - 2 * hour))
  must(await openInEmergency(emil, { key: randomUUID(), code, reason }, Date.now()))
}

/** Clients of Tomas's, to be opened in an emergency and transferred; and a cover of one of Mara's that is still to come, by Pia. */
async function lentClients({ mara, tomas }: Viewers, pia: Viewer): Promise<string[]> {
  const lent: string[] = []
  for (const code of ['TQ-1', 'TQ-2', 'TQ-3']) lent.push(await newClient(tomas, { code, name: `Tilda ${code}` }))
  const target = (await caseload(mara, Date.now())).find(({ code }) => code === 'ZWORK-target')
  const days = { fromOn: day(30), lastOn: day(31) }
  const given = { clientId: target?.id ?? '', key: randomUUID(), personId: pia.personId, ...days }
  must(await addCover(mara, given, Date.now()))
  return lent
}

/** A colleague works with a client of Tomas's, and both have done so for days. */
async function workedLongWith(tomas: Viewer, colleague: Viewer): Promise<void> {
  const clientId = await newClient(tomas, { code: 'TQ-4', name: 'Tilda TQ-4' })
  must(await joinCareTeam(tomas, { clientId, personId: colleague.personId, role: 'clinician' }, Date.now()))
  const before = Date.now() - 72 * hour
  await writeUnattended(async tx => {
    await tx.update(careTeam).set({ fromAt: before }).where(eq(careTeam.clientId, clientId))
    const ids = [tomas.personId, colleague.personId]
    await tx.update(personRoles).set({ grantedAt: before }).where(inArray(personRoles.personId, ids))
  })
}

type Details = {
  code: string
  name: string
  preferredName?: string
  birthDate?: string
  pronouns?: string
  reason?: string
  startedOn?: string
}

async function newClient(mara: Viewer, details: Details): Promise<string> {
  const none = { preferredName: null, birthDate: null, pronouns: null, reason: null, nextSessionOn: null }
  const given = { key: randomUUID(), ...none, startedOn: day(-200), ...details }
  return must(await addClient(mara, given, Date.now())).clientId
}

/** Ruth reads along; Olaf was on the team. */
async function letIn({ mara, ruth, olaf }: Viewers, clientId: string): Promise<void> {
  must(await joinCareTeam(mara, { clientId, personId: ruth.personId, role: 'supervisor' }, Date.now()))
  must(await joinCareTeam(mara, { clientId, personId: olaf.personId, role: 'clinician' }, Date.now()))
  const team = (await shown(mara, clientId)).careTeam
  const membershipId = team.find(({ name, toAt }) => name === 'Olaf' && toAt === null)?.id ?? ''
  must(await leaveCareTeam(mara, { membershipId }, Date.now()))
}

/** The page of a client as Mara has it. */
export async function shown(mara: Viewer, clientId: string) {
  const found = await clientView(mara, clientId, Date.now())
  if (!found) throw new Error('The client is not there')
  return found
}

export async function versionOf(mara: Viewer, sessionId: string): Promise<number> {
  return (await held(mara, sessionId)).version
}

/** A session as the form for it has it. */
export async function held(mara: Viewer, sessionId: string) {
  const found = await sessionToRecord(mara, sessionId, Date.now())
  if (!found) throw new Error('The session is not there')
  return found.session
}

/** Six weeks: a steady alliance and a fall, and with the fall a risk answer. */
async function course(mara: Viewer, clientId: string, note: string) {
  const ids: string[] = []
  for (const [week, sum] of [48, 49, 47, 48, 49].entries())
    ids.push(await record(mara, clientId, day(-7 * (6 - week)), [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })]))
  const last = [allianceOf(30), distress({ ...all(10, 1), 6: 2 })]
  return { ids, savedId: await record(mara, clientId, day(-7), last, note) }
}

async function record(
  mara: Viewer,
  clientId: string,
  heldOn: string,
  entries: Entry[],
  note?: string,
): Promise<string> {
  const { sessionId } = must(await startSession(mara, { clientId, key: randomUUID(), another: true }, Date.now()))
  const dating = { sessionId, version: 1, heldOn, attendance: 'attended' as const, mode: 'in-person' as const }
  const { version } = must(await changeSession(mara, { ...dating, another: heldOn }, Date.now()))
  const sent = { sessionId, version, draftVersion: 0, key: randomUUID(), entries, isEmptyMeant: true }
  must(await recordAssessments(mara, { ...sent, ...(note !== undefined && { note }) }, Date.now()))
  return sessionId
}

async function begin(mara: Viewer, clientId: string): Promise<string> {
  const { sessionId } = must(await startSession(mara, { clientId, key: randomUUID(), another: true }, Date.now()))
  must(await saveDraft(mara, { sessionId, draftVersion: 0, entries: [allianceOf(40)] }, Date.now()))
  return sessionId
}

async function end(mara: Viewer, clientId: string, endedOn: string, reason: string): Promise<void> {
  const [episode] = (await shown(mara, clientId)).episodes
  const which = { episodeId: episode?.id ?? '', version: episode?.version ?? 0 }
  must(await endEpisode(mara, { ...which, endedOn, endKind: 'completed', reason }, Date.now()))
}

async function makeVoid(mara: Viewer, sessionId: string, reason: string): Promise<void> {
  const { version, draftVersion } = await held(mara, sessionId)
  must(await voidSession(mara, { sessionId, version, draftVersion, reason, safety: [] }, Date.now()))
}

/** What is said of the flags of a course: one is seen, one dismissed, one judged, and Ruth speaks of one. */
async function workFlags(mara: Viewer, ruth: Viewer, clientId: string, sessionId: string): Promise<void> {
  const judgement = { sessionId, instrumentId: 'wai-sr', key: randomUUID(), kind: 'withdrawal' as const }
  must(await judgeRupture(mara, { ...judgement, done: clinical['rupture_words.sealed_done'] }, Date.now()))
  const flags = (await shown(mara, clientId)).flags.filter(({ ending }) => ending === null)
  const safety = flags.find(({ tier }) => tier === 'safety')
  const other = flags.find(({ tier }) => tier !== 'safety')
  if (!safety || !other) throw new Error('The course raised no flags')
  const which = { flagId: safety.id, version: safety.version }
  must(await acknowledgeFlag(mara, { ...which, note: clinical['acknowledgements.sealed_note'] }, Date.now()))
  const text = clinical['flag_comments.sealed_text']
  must(await commentOnFlag(ruth, { flagId: safety.id, key: randomUUID(), text }, Date.now()))
  const reason = clinical['flag_endings.sealed_reason']
  must(await dismissFlag(mara, { flagId: other.id, version: other.version, reason }, Date.now()))
}

/** A measure of the client's own, a pause that goes on, and one that was ended. */
async function plan(mara: Viewer, clientId: string, reason: string): Promise<void> {
  const measure = { instrumentId: 'gad-7', respondent: 'client' as const, target: null }
  const change = { clientId, key: randomUUID(), mark: planMark([]), measure, everySessions: 4 }
  must(await setClientMeasure(mara, change, Date.now()))
  const days = { fromOn: day(0), untilOn: day(28), reason }
  must(await pauseMeasures(mara, { clientId, key: randomUUID(), measure, ...days }, Date.now()))
  const { pauseId } = must(
    await pauseMeasures(mara, { clientId, key: randomUUID(), measure: null, ...days }, Date.now()),
  )
  must(await endPause(mara, { clientId, pauseId }, Date.now()))
}

/** An old sheet with a risk answer, in a run that goes on. */
async function earlier(mara: Viewer, clientId: string): Promise<{ runId: string; lateId: string }> {
  const about = { instrumentId: 'core-10', respondent: 'client' as const, target: null, how: 'score-only' as const }
  const entries = [{ ...about, scores: { total: 14 }, answers: { 6: 2 } }]
  const sent = { clientId, key: randomUUID(), heldOn: day(-65), entries, another: false }
  const { runId, sessionId } = must(await recordEarlierSession(mara, sent, Date.now()))
  return { runId, lateId: sessionId }
}
