import { randomUUID } from 'node:crypto'
import { and, eq, isNotNull } from 'drizzle-orm'
import { exampleDefinition } from '@/components/instruments/own-measure-guide'
import { changeOwnPassword } from '@/db/accounts'
import { askClient, renewAnswerCode, seeAnswers, withdrawRequest } from '@/db/answer-requests'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { endContact, noteContact } from '@/db/client-contacts'
import { client } from '@/db/client-pages'
import { clientMeasures, followPracticePlan, setClientMeasure } from '@/db/client-plans'
import { removeClient } from '@/db/client-removal'
import { addClient, changeClient, setNextSession } from '@/db/clients'
import { addCover, changeCover } from '@/db/covers'
import { chooseDailyMail } from '@/db/daily-mail'
import { endEmergency, openInEmergency } from '@/db/emergencies'
import { emergenciesToReview, reviewEmergency } from '@/db/emergency-reviews'
import { endEntryRun, recordEarlierSession } from '@/db/entry-runs'
import { beginEpisode, changeEnding, changeEpisode, endEpisode, removeEpisode, reopenEpisode } from '@/db/episodes'
import { eraseClient, erasure } from '@/db/erasure'
import { addPin, changePin, removePin } from '@/db/event-pins'
import { bringBackFirstDays, dismissFirstDays, sayWorkingAlone, takeBackWorkingAlone } from '@/db/first-days'
import { commentOnFlag } from '@/db/flag-comments'
import { acknowledgeFlag, answerLateFlag, dismissFlag, resolveFlag } from '@/db/flags'
import { rateGoals } from '@/db/goal-ratings'
import { changeGoal, endGoal, moveGoal, removeGoal, reopenGoal, setGoal } from '@/db/goals'
import { beginHandover, endHandover } from '@/db/handovers'
import { renewInvitation } from '@/db/invitations'
import { addOwnMeasure, offerOwnMeasure, withdrawOwnMeasure } from '@/db/library'
import { endLogin, endOtherLogins, endOwnLogin, startLogin, stepUp } from '@/db/logins'
import { endPause, pauseAgain, pauseMeasures } from '@/db/measure-pauses'
import { changePracticePlan, planMark, practicePlan } from '@/db/measure-plans'
import { changeNextSteps, practiceNextSteps } from '@/db/next-steps'
import { readNotices, unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { addPasskey, removePasskey, renamePasskey } from '@/db/passkeys'
import { acceptReset, makeReset, openResets } from '@/db/password-resets'
import { addPerson, changeRoles, endLoginsOf, markLeft, practicePeople } from '@/db/people'
import { changeSettings, practiceSettings } from '@/db/practice-settings'
import { changePractice } from '@/db/practices'
import { mailRequest } from '@/db/request-mails'
import { changeResponsible } from '@/db/responsible'
import { changeRetention } from '@/db/retention'
import { confirmReturn, rejectReturn, returnsToAnswer } from '@/db/returns'
import { judgeRupture } from '@/db/rupture-judgements'
import { changeView, dropView, keepView, viewsOf } from '@/db/saved-views'
import { assessments, emergencies, entryRuns, sessions } from '@/db/schema'
import {
  beginSecondFactor,
  changeSecondFactorRule,
  confirmSecondFactor,
  endSecondFactor,
  giveUpSecondFactor,
  ownSecondFactor,
  renewSecondFactorCodes,
} from '@/db/second-factor'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession, moveSessions } from '@/db/session-moves'
import { undoVoid, voidSession } from '@/db/session-voids'
import { changeSession, discardSession, startSession } from '@/db/sessions'
import { correctClientSheet } from '@/db/sheet-corrections'
import { addTablet, practiceTablets, removeTablet, renewTabletLink } from '@/db/tablets'
import { transferClients, transfersMade, undoTransfer } from '@/db/transfers'
import { takeUnsentAnswers } from '@/db/unsent-answers'
import { keepWordings, removeWording, wordingsHeld } from '@/db/wordings'
import { defaultPlan } from '@/lib/battery'
import { coverDays } from '@/lib/cover'
import { todayIn } from '@/lib/dates'
import { type Goal, ratingsMark } from '@/lib/goals'
import { instrumentById } from '@/lib/instruments/catalogue'
import { readOwnMeasure } from '@/lib/instruments/own-measure'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import type { Viewer } from '@/lib/viewer'
import { tensionOnTablet } from './asked'
import { all, distress } from './course'
import { type Filled, later } from './filled-practice'
import { answeredOnScreen, handedOver } from './handover'
import { askByLink } from './mailed-client'
import { day, loginAs, monday } from './practice'
import { questionnaireOf } from './questionnaire'
import { pendingCode, setUpSecondFactor } from './second-factor'
import { ask, byClient, send } from './sent-answers'

/** A form that is filled in; each call sends it once more, with the same content: by whose it is, or by somebody else. */
export type Send = (by?: Viewer) => Promise<{ ok: boolean }>
type Form = (practice: Filled) => Promise<Send> | Send

type Act = {
  form: Form
  /** What has to be there first. */
  first?: Form
  /** What takes it back, so that the practice is as it was before. */
  opposite: Form | { none: string }
  /** Why sending it again is not done already. */
  notAgain?: string
}

const view = async ({ mara }: Filled, clientId: string) => {
  const found = await client(mara, clientId, later)
  if (!found) throw new Error('The client is not there')
  return found
}

/** The latest episode of a client, as an act names it. */
async function episode(practice: Filled, clientId: string) {
  const [latest] = (await view(practice, clientId)).episodes
  if (!latest) throw new Error('There is no episode')
  return { ...latest, which: { episodeId: latest.id, version: latest.version } }
}

async function flag(practice: Filled, tier: 'safety' | 'review' | 'note') {
  const found = (await view(practice, practice.clientId)).flags.find(each => each.tier === tier && each.ending === null)
  if (!found) throw new Error(`There is no open ${tier} flag`)
  return { flagId: found.id, version: found.version }
}

async function session({ mara }: Filled, sessionId: string) {
  const found = await sessionToRecord(mara, sessionId, later)
  if (!found) throw new Error('The session is not there')
  const { version, draftVersion, heldOn, attendance, mode } = found.session
  return { sessionId, version, draftVersion, held: { heldOn, attendance, mode } }
}

async function person({ ines }: Filled, viewer: Viewer) {
  const found = (await practicePeople(ines)).people.find(({ id }) => id === viewer.personId)
  return { personId: viewer.personId, version: found?.version ?? 0 }
}

const clientImpression = { instrumentId: 'client-impression', respondent: 'client', target: null } as const

const keyed = () => ({ key: randomUUID() })

const newcomer = { code: 'K-100', name: 'Nia Ward', birthDate: null, pronouns: null }

const begin = async (practice: Filled) => {
  const beginning = { clientId: practice.endedId, ...keyed(), startedOn: '2026-02-10', reason: null }
  return (by = practice.mara) => beginEpisode(by, beginning, later)
}

const end = async (practice: Filled) => {
  const { which } = await episode(practice, practice.endedId)
  return (by = practice.mara) => endEpisode(by, { ...which, ...ended }, later)
}
const ended = { endedOn: '2026-02-01', endKind: 'completed' as const, reason: 'Goals met' }

const reopen = async (practice: Filled) => {
  const { which } = await episode(practice, practice.endedId)
  return (by = practice.mara) => reopenEpisode(by, which, later)
}

const changeEnd = (ending: typeof ended) => async (practice: Filled) => {
  const { which } = await episode(practice, practice.endedId)
  return (by = practice.mara) => changeEnding(by, { ...which, ...ending }, later)
}

const changeStart = (startedOn: string, reason: string | null) => async (practice: Filled) => {
  const { which } = await episode(practice, practice.clientId)
  return (by = practice.mara) => changeEpisode(by, { ...which, startedOn, reason }, later)
}

const changeName = (name: string | null) => async (practice: Filled) => {
  const { id: clientId, version, code, birthDate, pronouns } = await view(practice, practice.clientId)
  return (by = practice.mara) => changeClient(by, { clientId, version, code, name, birthDate, pronouns }, later)
}

const planNext = (nextSessionOn: string | null) => async (practice: Filled) => {
  const { id: clientId, version } = await view(practice, practice.clientId)
  return (by = practice.mara) => setNextSession(by, { clientId, version, nextSessionOn }, later)
}

const agreeToMail: Form = async practice => {
  const { contact } = await view(practice, practice.clientId)
  const before = contact?.state === 'in-force' ? contact.id : null
  const noted = { clientId: practice.clientId, email: 'amira@clients.example', agreedOn: '2026-01-05', before }
  return (by = practice.mara) => noteContact(by, noted, later)
}
const stopMail: Form = async practice => {
  const { contact } = await view(practice, practice.clientId)
  const contactId = contact?.state === 'in-force' ? contact.id : ''
  return (by = practice.mara) => endContact(by, contactId, later)
}

const sendLink: Form = async practice => {
  const { clientId, mara } = practice
  await (await agreeToMail(practice))()
  const { id: requestId } = await askByLink(mara, clientId, later)
  return (by = mara) => mailRequest(by, { requestId, kind: 'link' }, later)
}

const mailAt =
  (hour: number | null): Form =>
  ({ mara }) =>
  (by = mara) =>
    chooseDailyMail(by, hour, later)

const letIn: Form = ({ mara, tomas, clientId }) => {
  const grant = { clientId, personId: tomas.personId, role: 'clinician' as const }
  return (by = mara) => joinCareTeam(by, grant, later)
}
const letOut: Form = async practice => {
  const team = (await view(practice, practice.clientId)).careTeam
  const membershipId = team.find(each => each.name === 'Tomas' && each.toAt === null)?.id ?? ''
  return (by = practice.mara) => leaveCareTeam(by, { membershipId }, later)
}

const cover: Form = ({ mara, tomas, clientId }) => {
  const given = { clientId, personId: tomas.personId, ...keyed(), fromOn: '2026-03-06', lastOn: '2026-03-20' }
  return (by = mara) => addCover(by, given, later)
}
const endCover: Form = async practice => {
  const membershipId = (await coverOfTomas(practice)).id
  return (by = practice.mara) => leaveCareTeam(by, { membershipId }, later)
}
const coverUntil = (lastOn: string) => async (practice: Filled) => {
  const { id: membershipId, fromAt, toAt } = await coverOfTomas(practice)
  const before = coverDays({ fromAt, toAt: toAt ?? 0 }, practice.mara.timeZone)
  return (by = practice.mara) => changeCover(by, { membershipId, before, fromOn: before.fromOn, lastOn }, later)
}
async function coverOfTomas(practice: Filled) {
  const found = (await view(practice, practice.clientId)).careTeam.find(each => each.coversFor !== null && !each.isOver)
  if (!found) throw new Error('Nobody covers')
  return found
}

const nameResponsible = (who: 'mara' | 'tomas', by: 'mara' | 'tomas') => async (practice: Filled) => {
  const { id: clientId, responsible } = await view(practice, practice.clientId)
  const change = { clientId, personId: practice[who].personId, responsibilityId: responsible?.id ?? '' }
  return (sender = practice[by]) => changeResponsible(sender, change, later)
}

const transfer: Form = async ({ mara, tomas, clientId }) => {
  const given = { ...keyed(), fromId: mara.personId, toId: tomas.personId, clientIds: [clientId], mark: '' }
  return (by = mara) => transferClients(by, { ...given, reason: 'On leave', lastOn: null }, later)
}
const takeBack: Form = async ({ mara }) => {
  const [made] = await transfersMade(mara, later)
  return (by = mara) => undoTransfer(by, { transferId: made?.id ?? '' }, later)
}

const openIt: Form = ({ tomas }) => {
  const asked = { ...keyed(), code: 'K-001', reason: 'A crisis call' }
  return (by = tomas) => openInEmergency(by, asked, later)
}
const endIt: Form = async ({ tomas }) => {
  const [open] = await db().select({ placeId: emergencies.placeId }).from(emergencies)
  return (by = tomas) => endEmergency(by, { placeId: open?.placeId ?? '' }, later)
}
const review: Form = async ({ mara }) => {
  const [opened] = await emergenciesToReview(mara, later)
  const found = { placeId: opened?.id ?? '', finding: 'needed' as const, note: 'We spoke of it' }
  return (by = mara) => reviewEmergency(by, found, later)
}

const readAll: Form = async ({ tomas }) => {
  const noticeIds = (await unreadNotices(tomas)).map(({ id }) => id)
  return (by = tomas) => readNotices(by, { noticeIds }, later)
}

const pinText = 'Moved house'
const pin: Form = ({ mara, clientId }) => {
  const given = { clientId, ...keyed(), happenedOn: '2026-01-06', text: pinText }
  return (by = mara) => addPin(by, given, later)
}
const unpin: Form = async practice => {
  const pins = (await view(practice, practice.clientId)).pins
  const { id: pinId = '', version = 0 } = pins.at(-1) ?? {}
  return (by = practice.mara) => removePin(by, { clientId: practice.clientId, pinId, version }, later)
}
const correctPin = (text: string) => async (practice: Filled) => {
  const [{ id: pinId = '', version = 0 } = {}] = (await view(practice, practice.clientId)).pins
  const given = { clientId: practice.clientId, pinId, version, happenedOn: '2026-01-06', text }
  return (by = practice.mara) => changePin(by, given, later)
}

const goalOf = async (practice: Filled, isMeant: (goal: Goal) => boolean) => {
  const found = (await view(practice, practice.clientId)).goals.find(isMeant)
  return { clientId: practice.clientId, goalId: found?.id ?? '', version: found?.version ?? 0 }
}
const isOpenGoal = ({ endedOn }: Goal) => endedOn === null
const isEndedGoal = ({ endedOn }: Goal) => endedOn !== null
const goal =
  (text: string): Form =>
  ({ mara, clientId }) => {
    const given = { clientId, ...keyed(), text, setOn: '2026-01-06' }
    return (by = mara) => setGoal(by, given, later)
  }
const onGoal =
  (act: typeof endGoal, isMeant: (goal: Goal) => boolean): Form =>
  async practice => {
    const which = await goalOf(practice, isMeant)
    return (by = practice.mara) => act(by, which, later)
  }
const reword: Form = async practice => {
  const which = await goalOf(practice, isOpenGoal)
  return (by = practice.mara) => changeGoal(by, { ...which, text: 'Sleep until six', setOn: '2026-01-20' }, later)
}
const orderGoal =
  (text: string, to: 'up' | 'down'): Form =>
  async practice => {
    const which = await goalOf(practice, each => each.text === text)
    return (by = practice.mara) => moveGoal(by, { ...which, to }, later)
  }
const rate =
  (answer: number | null): Form =>
  async practice => {
    const { goals } = await view(practice, practice.clientId)
    const [sessionId = ''] = practice.sessionIds.slice(2)
    const rating = { sessionId, ...keyed(), mark: ratingsMark(goals, sessionId) }
    const said = goals.map(({ id }) => ({ goalId: id, answer }))
    return (by = practice.mara) => rateGoals(by, { ...rating, said }, later)
  }
const ratedGoal: Form = async practice => {
  await (await goal('Sleep through')(practice))()
  return rate(4)(practice)
}

const move = (toClientId: (practice: Filled) => string) => async (practice: Filled) => {
  const [sessionId = ''] = practice.sessionIds
  const { version } = await session(practice, sessionId)
  return (by = practice.mara) => moveSession(by, { sessionId, version, toClientId: toClientId(practice) }, later)
}
const moveAll = (toClientId: (practice: Filled) => string) => async (practice: Filled) => {
  const named = await Promise.all(practice.sessionIds.slice(0, 3).map(id => session(practice, id)))
  const sessions = named.map(({ sessionId, version }) => ({ sessionId, version }))
  const moving = { ...keyed(), toClientId: toClientId(practice), sessions }
  return (by = practice.mara) => moveSessions(by, moving, later)
}

const date = (heldOn: string) => async (practice: Filled) => {
  const { sessionId, version, held } = await session(practice, practice.sessionIds[5] ?? '')
  return (by = practice.mara) => changeSession(by, { sessionId, version, ...held, heldOn }, later)
}
const start: Form = ({ mara, begunId }) => {
  const starting = { clientId: begunId, ...keyed() }
  return (by = mara) => startSession(by, starting, later)
}
const discard: Form = async practice => {
  const { openSession } = await view(practice, practice.begunId)
  const { sessionId, version, draftVersion } = await session(practice, openSession?.id ?? '')
  return (by = practice.mara) => discardSession(by, { sessionId, version, draftVersion }, later)
}

const draft = (answer: number | null) => async (practice: Filled) => {
  const { sessionId, draftVersion } = await session(practice, practice.begunSessionId)
  // Without the risk item: a flag that it raised stays when the answer is only taken out.
  const entries = answer === null ? [] : [distress({ ...all(10, answer), 6: 0 })]
  return (by = practice.mara) => saveDraft(by, { sessionId, draftVersion, entries }, later)
}

const plan = (isWhole: boolean) => async (practice: Filled) => {
  const before = await practicePlan(practice.ines)
  const entries = isWhole ? defaultPlan : before.slice(1)
  return (by = practice.ines) => changePracticePlan(by, { mark: planMark(before), entries }, later)
}

const window =
  (sessions: number | null) =>
  async ({ ines }: Filled) => {
    const { settings, mark } = await practiceSettings(ines)
    const noGain = { ...settings.noGain, sessions: sessions ?? settings.noGain.sessions }
    return (by = ines) => changeSettings(by, { mark, settings: { ...settings, noGain } }, later)
  }

const answers =
  (showsScores: boolean) =>
  async ({ ines }: Filled) => {
    const read = await answerSettings(ines)
    if (!read) throw new Error('There are no settings about answers')
    const { mark, settings } = read
    return (by = ines) => changeAnswerSettings(by, { mark, settings: { ...settings, showsScores } }, later)
  }

const addWaitingRoom: Form = ({ ines }) => {
  const given = { ...keyed(), name: 'Waiting room' }
  return (by = ines) => addTablet(by, given, later)
}
const waitingRoom = async ({ ines }: Filled) => (await practiceTablets(ines, later))?.at(-1)?.id ?? ''
const renewTablet: Form = async practice => {
  const given = { tabletId: await waitingRoom(practice), ...keyed() }
  return (by = practice.ines) => renewTabletLink(by, given, later)
}
const takeOutTablet: Form = async practice => {
  const tabletId = await waitingRoom(practice)
  return (by = practice.ines) => removeTablet(by, tabletId, later)
}

const steps =
  (text: string | null) =>
  async ({ ines }: Filled) => {
    const found = (await practiceNextSteps(ines)).find(({ rule }) => rule === 'alliance-drop')
    const given = text === null ? null : [{ text, source: 'our own' }]
    return (by = ines) => changeNextSteps(by, { rule: 'alliance-drop', mark: found?.mark ?? '', steps: given }, later)
  }

const rename =
  (before: string, after: string) =>
  ({ ines }: Filled) => {
    const place = { timeZone: 'Europe/London', locale: 'en-GB' }
    const change = { before: { name: before, ...place }, after: { name: after, ...place } }
    return (by = ines) => changePractice(by, change, later)
  }

const keepFor =
  (before: number | null, after: number | null) =>
  ({ ines }: Filled) =>
  (by = ines) =>
    changeRetention(by, { before, after }, later)

const ownMeasure = () => {
  const read = readOwnMeasure(exampleDefinition)
  if (!read.ok) throw new Error('The example is not a measure')
  return read.instrument
}
const addMeasure: Form =
  ({ ines }) =>
  (by = ines) =>
    addOwnMeasure(by, { instrument: ownMeasure() }, later)
const withdraw: Form =
  ({ ines }) =>
  (by = ines) =>
    withdrawOwnMeasure(by, { id: ownMeasure().id }, later)
const offer: Form =
  ({ ines }) =>
  (by = ines) =>
    offerOwnMeasure(by, { id: ownMeasure().id }, later)

const wording: Form = ({ ines }) => {
  const instrument = instrumentById('gad-7')
  const read = instrument && readQuestionnaire(JSON.stringify(questionnaireOf(instrument)), instrument)
  if (!read?.ok) throw new Error('The questionnaire was not read')
  const wordings = read.found.map(each => each.wording)
  return (by = ines) => keepWordings(by, { instrumentId: 'gad-7', wordings, licenceConfirmed: true }, later)
}
const unword: Form = async ({ ines }) => {
  const [held] = await wordingsHeld(ines, 'gad-7')
  return (by = ines) => removeWording(by, { wordingId: held?.id ?? '' }, later)
}

const point: Form = ({ mara }) => {
  const given = { ...keyed(), anxiety: 3, avoidance: 2 }
  return (by = mara) => keepOwnPoint(by, given, later)
}

const keep: Form =
  ({ mara }) =>
  (by = mara) =>
    keepView(by, { name: 'Mine', query: 'show=due' }, later)
const drop: Form = async ({ mara }) => {
  const [kept] = await viewsOf(mara)
  return (by = mara) => dropView(by, { viewId: kept?.id ?? '' }, later)
}
const nameView =
  (name: string) =>
  async ({ mara }: Filled) => {
    const [kept] = await viewsOf(mara)
    return (by = mara) => changeView(by, { viewId: kept?.id ?? '', name }, later)
  }

const roles = (of: ('clinician' | 'supervisor')[]) => async (practice: Filled) => {
  const which = await person(practice, practice.tomas)
  return (by = practice.ines) => changeRoles(by, { ...which, roles: of }, later)
}
const left = (hasLeft: boolean) => async (practice: Filled) => {
  const which = await person(practice, practice.tomas)
  const change = hasLeft ? { ...which, hasLeft } : { ...which, hasLeft, passwordHash: 'unknown' }
  return (by = practice.ines) => markLeft(by, change, later)
}

const password =
  (before: string, after: string) =>
  ({ mara }: Filled) =>
  (by = mara) =>
    changeOwnPassword(by, { before, after }, later)

const measure = { instrumentId: 'wai-sr', respondent: 'client', target: null } as const
const ownPlan = (everySessions: number | null) => async (practice: Filled) => {
  const { mara, clientId } = practice
  const found = await clientMeasures(mara, clientId, later)
  const change = { clientId, ...keyed(), mark: found?.mark ?? '', measure }
  return (by = mara) =>
    everySessions === null
      ? followPracticePlan(by, change, later)
      : setClientMeasure(by, { ...change, everySessions }, later)
}

const pause: Form = ({ mara, clientId }) => {
  const given = { clientId, ...keyed(), measure, fromOn: todayIn(mara.timeZone, later), untilOn: '2026-04-06' }
  return (by = mara) => pauseMeasures(by, { ...given, reason: 'Too much at the moment' }, later)
}
const changePause = (act: typeof endPause) => async (practice: Filled) => {
  const { mara, clientId } = practice
  const pauseId = (await clientMeasures(mara, clientId, later))?.pauses.at(-1)?.id ?? ''
  return (by = mara) => act(by, { clientId, pauseId }, later)
}

const askTension: Form = ({ mara, clientId }) => {
  const given = tensionOnTablet(clientId)
  return (by = mara) => askClient(by, given, later)
}
const asked = async ({ mara, clientId }: Filled) => (await client(mara, clientId, later))?.requests[0]?.id ?? ''
const takeBackAsking: Form = async practice => {
  const requestId = await asked(practice)
  return (by = practice.mara) => withdrawRequest(by, requestId, later)
}
const renewCode: Form = async practice => {
  const given = { requestId: await asked(practice), ...keyed() }
  return (by = practice.mara) => renewAnswerCode(by, given, later)
}

/** A session of some weeks ago, between two that are recorded; of the other client, the one that was planned. */
const earlier = (risk: number, clientIdOf: (practice: Filled) => string) => (practice: Filled) => {
  const entries = [distress({ ...all(10, 1), 6: risk })]
  const given = { clientId: clientIdOf(practice), ...keyed(), heldOn: '2026-01-30', entries, another: false }
  return (by = practice.mara) => recordEarlierSession(by, given, later)
}
const endRun: Form = async practice => {
  const [{ id: runId = '' } = {}] = await db().select({ id: entryRuns.id }).from(entryRuns)
  return (by = practice.mara) => endEntryRun(by, { runId }, later)
}

/** The client sends what they were asked for the latest session, and what they sent is corrected. */
const clientSends: Form = practice => async () => {
  const sessionId = latest(practice)
  const asking = { occasion: 'session' as const, sessionId, measures: [byClient('phq-9')] }
  const at = monday + 36 * day
  await send(await ask(practice.mara, practice.clientId, asking, at), { 'phq-9': all(9, 0) }, at)
  return { ok: true }
}
const correct = (first: number) => async (practice: Filled) => {
  const [sheet] = await db()
    .select({ assessmentId: assessments.id, version: assessments.version })
    .from(assessments)
    .where(and(eq(assessments.sessionId, latest(practice)), eq(assessments.instrumentId, 'phq-9')))
  if (!sheet) throw new Error('The client has sent nothing')
  const given = { ...sheet, answers: { ...all(9, 0), 1: first }, reason: 'One line too low' }
  return (by = practice.mara) => correctClientSheet(by, given, later)
}

const makeVoid = (sessionIdOf: (practice: Filled) => string | Promise<string>) => async (practice: Filled) => {
  const { sessionId, version, draftVersion } = await session(practice, await sessionIdOf(practice))
  const { flags } = await view(practice, practice.clientId)
  const open = flags.filter(each => each.sessionId === sessionId && each.tier === 'safety' && each.ending === null)
  const safety = open.map(each => ({ flagId: each.id, version: each.version, done: 'Entered in error' }))
  const given = { sessionId, version, draftVersion, reason: 'Another client', safety }
  return (by = practice.mara) => voidSession(by, given, later)
}
const latest = ({ sessionIds }: Filled) => sessionIds.at(-1) ?? ''
const recordedEarlier = async () =>
  (await db().select({ id: sessions.id }).from(sessions).where(isNotNull(sessions.entryRunId))).at(-1)?.id ?? ''
const bringBack: Form =
  practice =>
  (by = practice.mara) =>
    undoVoid(by, { sessionId: latest(practice) }, later)

const beginFactor: Form =
  ({ mara }) =>
  (by = mara) =>
    beginSecondFactor(by, later)
const giveUpFactor: Form =
  ({ mara }) =>
  (by = mara) =>
    giveUpSecondFactor(by, later)
const confirmFactor: Form =
  ({ mara }) =>
  async (by = mara) =>
    confirmSecondFactor(by, { code: await pendingCode(mara, later) }, later)
const endFactor: Form =
  ({ mara }) =>
  (by = mara) =>
    endSecondFactor(by, { passwordHash: 'x' }, later)
const factorRule =
  (before: string | null, after: string | null): Form =>
  ({ ines }) =>
  (by = ines) =>
    changeSecondFactorRule(by, { before, after }, later)

const withApp: Form = async practice => both(await beginFactor(practice), await confirmFactor(practice))
const addKey: Form = ({ mara }) => {
  const about = { name: 'Laptop', credentialId: randomUUID(), publicKey: Buffer.from([1]), counter: 0, transports: [] }
  return (by = mara) => addPasskey(by, about, later)
}
const keyId = async ({ mara }: Filled) => (await ownSecondFactor(mara)).passkeys.at(-1)?.id ?? ''
const removeKey: Form = async practice => {
  const passkeyId = await keyId(practice)
  return (by = practice.mara) => removePasskey(by, { passkeyId }, later)
}
const nameKey = (name: string) => async (practice: Filled) => {
  const passkeyId = await keyId(practice)
  return (by = practice.mara) => renamePasskey(by, { passkeyId, name }, later)
}

/** Mara comes back by a link alone, and sets up a second factor. */
const maraReturns: Form = practice => async () => {
  const { ines, mara } = practice
  await makeReset(ines, { ...keyed(), personId: mara.personId }, later)
  const [{ token = '' } = {}] = await openResets(ines, [mara.personId], later)
  await acceptReset({ token, passwordHash: 'x', keepsFactor: false, countedAs: [] }, later)
  practice.mara = await loginAs(mara.personId, later)
  await setUpSecondFactor(practice.mara, later)
  return { ok: true }
}

/** Ruth reads one of Mara's clients. */
const answerReturn =
  (act: (by: Viewer, returnId: string) => ReturnType<typeof confirmReturn>): Form =>
  async ({ ruth }) => {
    const [{ id = '' } = {}] = await returnsToAnswer(ruth, later)
    return (by = ruth) => act(by, id)
  }

const firstDays =
  (act: typeof dismissFirstDays): Form =>
  ({ ines }) =>
  (by = ines) =>
    act(by, later)

const here = ({ clientId }: Filled) => clientId
const other = ({ emptyId }: Filled) => emptyId

/** Every act of `db`, with what takes it back or the reason why nothing does. */
export const acts: Readonly<Record<string, Act | { untried: string }>> = {
  addClient: {
    form: ({ mara }) => {
      const given = { ...keyed(), ...newcomer, startedOn: '2026-02-10', reason: null, nextSessionOn: null }
      return (by = mara) => addClient(by, given, later)
    },
    opposite: async practice => {
      const added = await newest(practice)
      return (by = practice.mara) => removeClient(by, added, later)
    },
  },
  removeClient: {
    form: async practice => {
      const { id: clientId, version } = await view(practice, practice.emptyId)
      return (by = practice.mara) => removeClient(by, { clientId, version }, later)
    },
    opposite: { none: 'Final, and says so: nothing was recorded, so that adding the client anew loses nothing.' },
  },
  eraseClient: {
    form: async practice => {
      const found = await erasure(practice.mara, practice.endedId, later)
      const seen = { version: found?.version ?? 0, mark: found?.mark ?? '' }
      const erasing = { clientId: practice.endedId, ...seen, code: 'k-003', isEarly: false }
      return (by = practice.mara) => eraseClient(by, erasing, later)
    },
    opposite: { none: 'Final, and says so: the key is destroyed.' },
  },
  changeClient: { form: changeName('Amira Tal-Lind'), opposite: changeName('Amira Tal') },
  setNextSession: { form: planNext('2026-03-20'), opposite: planNext(null) },
  chooseDailyMail: { form: mailAt(7), opposite: mailAt(null) },
  mailRequest: {
    form: sendLink,
    opposite: {
      none: 'A mail that went out cannot be called back; until it did, withdrawing what was asked stops it.',
    },
  },
  noteContact: { form: agreeToMail, opposite: stopMail },
  endContact: { first: agreeToMail, form: stopMail, opposite: agreeToMail },
  joinCareTeam: { form: letIn, opposite: letOut },
  leaveCareTeam: { first: letIn, form: letOut, opposite: letIn },
  changeResponsible: {
    first: letIn,
    form: nameResponsible('tomas', 'mara'),
    opposite: nameResponsible('mara', 'tomas'),
  },
  addCover: { form: cover, opposite: endCover },
  changeCover: { first: cover, form: coverUntil('2026-03-25'), opposite: coverUntil('2026-03-20') },
  transferClients: { form: transfer, opposite: takeBack },
  undoTransfer: { first: transfer, form: takeBack, opposite: transfer },
  openInEmergency: { form: openIt, opposite: endIt },
  endEmergency: {
    first: openIt,
    form: endIt,
    opposite: { none: 'It can be opened anew, with a reason of its own.' },
  },
  reviewEmergency: {
    first: openIt,
    form: review,
    opposite: { none: 'What somebody found stays with who it is about, who was told.' },
  },
  readNotices: {
    first: letIn,
    form: readAll,
    opposite: { none: 'What it said is where it was done: in the care team, and in the audit.' },
  },
  beginEpisode: {
    form: begin,
    opposite: async practice => {
      const { which } = await episode(practice, practice.endedId)
      return (by = practice.mara) => removeEpisode(by, which, later)
    },
  },
  removeEpisode: {
    first: begin,
    form: async practice => {
      const { which } = await episode(practice, practice.endedId)
      return (by = practice.mara) => removeEpisode(by, which, later)
    },
    opposite: begin,
  },
  endEpisode: { first: reopen, form: end, opposite: reopen },
  reopenEpisode: { form: reopen, opposite: end },
  changeEnding: {
    form: changeEnd({ ...ended, endedOn: '2026-02-03', reason: 'Moved away' }),
    opposite: changeEnd(ended),
  },
  changeEpisode: { form: changeStart('2026-01-02', 'Grief'), opposite: changeStart('2026-01-05', null) },
  addPin: { form: pin, opposite: unpin },
  removePin: { form: unpin, opposite: pin },
  changePin: { form: correctPin('Moved out'), opposite: correctPin(pinText) },
  setGoal: { form: goal('Sleep through'), opposite: onGoal(removeGoal, isOpenGoal) },
  removeGoal: { first: goal('Sleep through'), form: onGoal(removeGoal, isOpenGoal), opposite: goal('Sleep through') },
  changeGoal: { first: goal('Sleep through'), form: reword, opposite: onGoal(removeGoal, isOpenGoal) },
  endGoal: { first: ratedGoal, form: onGoal(endGoal, isOpenGoal), opposite: onGoal(reopenGoal, isEndedGoal) },
  reopenGoal: {
    first: async practice => {
      await (await ratedGoal(practice))()
      return onGoal(endGoal, isOpenGoal)(practice)
    },
    form: onGoal(reopenGoal, isEndedGoal),
    opposite: onGoal(endGoal, isOpenGoal),
  },
  moveGoal: {
    first: async practice => {
      await (await goal('Sleep through')(practice))()
      return goal('See my sister')(practice)
    },
    form: orderGoal('See my sister', 'up'),
    opposite: orderGoal('See my sister', 'down'),
  },
  rateGoals: { first: goal('Sleep through'), form: rate(7), opposite: rate(null) },
  startSession: { first: discard, form: start, opposite: discard },
  discardSession: { form: discard, opposite: start },
  changeSession: { form: date('2026-02-10'), opposite: date('2026-02-09') },
  moveSession: { form: move(other), opposite: move(here) },
  moveSessions: { form: moveAll(other), opposite: moveAll(here) },
  correctClientSheet: { first: clientSends, form: correct(2), opposite: correct(0) },
  voidSession: { form: makeVoid(latest), opposite: bringBack },
  undoVoid: { first: makeVoid(latest), form: bringBack, opposite: makeVoid(latest) },
  setClientMeasure: { form: ownPlan(4), opposite: ownPlan(null) },
  followPracticePlan: { first: ownPlan(4), form: ownPlan(null), opposite: ownPlan(4) },
  pauseMeasures: { form: pause, opposite: changePause(endPause) },
  endPause: { first: pause, form: changePause(endPause), opposite: changePause(pauseAgain) },
  pauseAgain: {
    first: practice => async () => {
      await (await pause(practice))()
      return (await changePause(endPause)(practice))()
    },
    form: changePause(pauseAgain),
    opposite: changePause(endPause),
  },
  askClient: { form: askTension, opposite: takeBackAsking },
  withdrawRequest: { first: askTension, form: takeBackAsking, opposite: askTension },
  seeAnswers: {
    form:
      ({ mara, clientId }) =>
      (by = mara) =>
        seeAnswers(by, { clientId, sessionId: null }, later),
    opposite: { none: 'What somebody has looked at was looked at.' },
  },
  renewAnswerCode: {
    first: askTension,
    form: renewCode,
    opposite: { none: 'A code ends by itself, and with the request that it is of.' },
  },
  recordEarlierSession: { form: earlier(0, other), opposite: makeVoid(recordedEarlier) },
  endEntryRun: {
    first: earlier(0, here),
    form: endRun,
    opposite: { none: 'The next earlier session begins another run.' },
  },
  saveDraft: {
    form: draft(1),
    opposite: draft(null),
    notAgain: 'Not a form: the screen sends it about once a second and has its own way with a lost reply.',
  },
  recordAssessments: {
    form: async practice => {
      const { sessionId, version, draftVersion } = await session(practice, practice.begunSessionId)
      const given = { sessionId, version, draftVersion, ...keyed(), entries: [distress(all(10, 1))] }
      return (by = practice.mara) => recordAssessments(by, given, later)
    },
    opposite: { none: 'What was saved is corrected, moved to the right client, or made void.' },
  },
  beginHandover: {
    form: async ({ mara, begunSessionId: sessionId }) => {
      const login = await loginAs(mara.personId, later)
      const given = { sessionId, measures: [clientImpression], language: 'en' }
      return (by = login) => beginHandover(by, given, later)
    },
    opposite: { none: 'The screen is given back: whose it is logs in again.' },
    notAgain: 'It ends the login that it is sent by.',
  },
  takeUnsentAnswers: {
    form: async practice => {
      const requestId = await answeredOnScreen(practice.mara, practice.begunSessionId, later)
      return (by = practice.mara) => takeUnsentAnswers(by, requestId, later)
    },
    opposite: { none: 'What a client answered is theirs: it is corrected with a reason, or the session made void.' },
  },
  endHandover: {
    form: async ({ mara, begunSessionId }) => {
      const { handoverId } = await handedOver(mara, begunSessionId, later)
      return (by = mara) => endHandover(by, { handoverId }, later)
    },
    opposite: { none: 'The screen can be handed over again.' },
  },
  acknowledgeFlag: {
    form: async practice => {
      const which = await flag(practice, 'safety')
      return (by = practice.mara) => acknowledgeFlag(by, { ...which, note: 'Seen' }, later)
    },
    opposite: { none: 'That somebody has seen a flag stays true; newer evidence makes it speak again.' },
  },
  resolveFlag: {
    form: async practice => {
      const which = await flag(practice, 'safety')
      return (by = practice.mara) => resolveFlag(by, { ...which, reason: 'Asked; a plan is agreed' }, later)
    },
    opposite: { none: 'What was done is done; it stays readable, and newer evidence outweighs it.' },
  },
  answerLateFlag: {
    first: earlier(2, here),
    form: async practice => {
      const found = (await view(practice, practice.clientId)).flags.find(each => each.state === 'recorded-late')
      const which = { flagId: found?.id ?? '', version: found?.version ?? 0 }
      return (by = practice.mara) =>
        answerLateFlag(by, { ...which, reason: 'Seen then by me; a plan was agreed' }, later)
    },
    opposite: { none: 'What was done at the time is done; it stays readable.' },
  },
  dismissFlag: {
    form: async practice => {
      const found = (await view(practice, practice.clientId)).flags.find(each => each.tier !== 'safety' && !each.ending)
      const which = { flagId: found?.id ?? '', version: found?.version ?? 0 }
      return (by = practice.mara) => dismissFlag(by, { ...which, reason: 'The room was loud' }, later)
    },
    opposite: { none: 'A judgement with its reason stays readable; newer evidence outweighs it.' },
  },
  commentOnFlag: {
    form: async practice => {
      const { flagId } = await flag(practice, 'safety')
      const given = { flagId, ...keyed(), text: 'Let us speak' }
      return (by = practice.ruth) => commentOnFlag(by, given, later)
    },
    opposite: { none: 'What one said to a colleague stays said; another comment corrects it.' },
  },
  judgeRupture: {
    form: practice => {
      const word = { sessionId: practice.sessionIds[5] ?? '', instrumentId: 'wai-sr', ...keyed(), done: null }
      return (by = practice.mara) => judgeRupture(by, { ...word, kind: 'withdrawal' }, later)
    },
    opposite: { none: 'The newest word holds and takes the place of the one before, which stays readable.' },
  },
  keepOwnPoint: {
    form: point,
    opposite:
      ({ mara }) =>
      (by = mara) =>
        removeOwnPath(by, later),
  },
  removeOwnPath: {
    first: point,
    form:
      ({ mara }) =>
      (by = mara) =>
        removeOwnPath(by, later),
    opposite: { none: 'Final, and says so: the keys are destroyed. It is theirs alone to type in again.' },
  },
  keepView: { form: keep, opposite: drop },
  changeView: { first: keep, form: nameView('Ours'), opposite: nameView('Mine') },
  dropView: { first: keep, form: drop, opposite: keep },
  dismissFirstDays: { form: firstDays(dismissFirstDays), opposite: firstDays(bringBackFirstDays) },
  bringBackFirstDays: {
    first: firstDays(dismissFirstDays),
    form: firstDays(bringBackFirstDays),
    opposite: firstDays(dismissFirstDays),
  },
  sayWorkingAlone: { form: firstDays(sayWorkingAlone), opposite: firstDays(takeBackWorkingAlone) },
  takeBackWorkingAlone: {
    first: firstDays(sayWorkingAlone),
    form: firstDays(takeBackWorkingAlone),
    opposite: firstDays(sayWorkingAlone),
  },
  changePracticePlan: { form: plan(false), opposite: plan(true) },
  changeSettings: { form: window(9), opposite: window(12) },
  renewEarlyCut: {
    untried: 'Wants thirty episodes; underneath it is changeSettings, and the cut before can be set again there.',
  },
  changeAnswerSettings: { form: answers(true), opposite: answers(false) },
  addTablet: { form: addWaitingRoom, opposite: takeOutTablet },
  renewTabletLink: {
    first: addWaitingRoom,
    form: renewTablet,
    opposite: { none: 'A link ends by itself after ten minutes, and with its tablet.' },
  },
  removeTablet: { first: addWaitingRoom, form: takeOutTablet, opposite: addWaitingRoom },
  changeNextSteps: { form: steps('Ask what happened.'), opposite: steps(null) },
  changePractice: { form: rename('Test Practice', 'Elm Street'), opposite: rename('Elm Street', 'Test Practice') },
  changeRetention: { form: keepFor(null, 7), opposite: keepFor(7, null) },
  addOwnMeasure: { form: addMeasure, opposite: withdraw },
  withdrawOwnMeasure: { first: addMeasure, form: withdraw, opposite: offer },
  offerOwnMeasure: {
    first: async practice => both(await addMeasure(practice), await withdraw(practice)),
    form: offer,
    opposite: withdraw,
  },
  keepWordings: { form: wording, opposite: unword },
  removeWording: { first: wording, form: unword, opposite: wording },
  addPerson: {
    form: ({ ines }) => {
      const given = { ...keyed(), name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
      return (by = ines) => addPerson(by, { ...given, roles: ['clinician'] }, later)
    },
    opposite: async ({ ines }) => {
      const found = (await practicePeople(ines)).people.find(({ name }) => name === 'Noor')
      return (by = ines) =>
        markLeft(by, { personId: found?.id ?? '', version: found?.version ?? 0, hasLeft: true }, later)
    },
  },
  renewInvitation: {
    form: async ({ ines }) => {
      const given = { ...keyed(), name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
      const added = await addPerson(ines, { ...given, roles: ['clinician'] }, later)
      const asked = { ...keyed(), personId: added.ok ? added.personId : '' }
      return (by = ines) => renewInvitation(by, asked, later)
    },
    opposite: { none: 'It ends by itself, or with the next one.' },
  },
  changeRoles: { form: roles(['supervisor']), opposite: roles(['clinician']) },
  markLeft: { form: left(true), opposite: left(false) },
  endLoginsOf: {
    form: async practice => {
      const who = await person(practice, practice.mara)
      return (by = practice.ines) => endLoginsOf(by, who, later)
    },
    opposite: { none: 'They log in again.' },
  },
  changeOwnPassword: { form: password('x', 'y'), opposite: password('y', 'x') },
  makeReset: {
    form: ({ ines, mara }) => {
      const asked = { ...keyed(), personId: mara.personId }
      return (by = ines) => makeReset(by, asked, later)
    },
    opposite: { none: 'It ends by itself, with the next one, or when they log in.' },
  },
  confirmReturn: {
    first: maraReturns,
    form: answerReturn((by, returnId) => confirmReturn(by, { returnId }, later)),
    opposite: { none: 'They were seen or heard, and see their clients again. Closing the account shuts them out.' },
  },
  rejectReturn: {
    first: maraReturns,
    form: answerReturn((by, returnId) => rejectReturn(by, { returnId, passwordHash: 'unknown' }, later)),
    opposite: { none: 'The password that was set is not known to be theirs. They come back by another link.' },
  },
  beginSecondFactor: { form: beginFactor, opposite: giveUpFactor },
  giveUpSecondFactor: { first: beginFactor, form: giveUpFactor, opposite: beginFactor },
  confirmSecondFactor: {
    first: beginFactor,
    form: confirmFactor,
    opposite: async practice => {
      const end = await endFactor(practice)
      const begin = await beginFactor(practice)
      return both(end, begin)
    },
    notAgain: 'The app is in use by then. Codes that are shown once cannot be shown again: their owner makes others.',
  },
  renewSecondFactorCodes: {
    first: async practice => both(await beginFactor(practice), await confirmFactor(practice)),
    form:
      ({ mara }) =>
      (by = mara) =>
        renewSecondFactorCodes(by, later),
    opposite: { none: 'Codes that were shown once are not shown again; those before may be in other hands.' },
    notAgain: 'What is shown once cannot be shown again: sent again, it makes others, and those before end.',
  },
  endSecondFactor: {
    first: async practice => both(await beginFactor(practice), await confirmFactor(practice)),
    form: endFactor,
    opposite: async practice => both(await beginFactor(practice), await confirmFactor(practice)),
  },
  addPasskey: { first: withApp, form: addKey, opposite: removeKey },
  renamePasskey: {
    first: async practice => both(await withApp(practice), await addKey(practice)),
    form: nameKey('Desk'),
    opposite: nameKey('Laptop'),
  },
  removePasskey: {
    first: async practice => both(await withApp(practice), await addKey(practice)),
    form: removeKey,
    opposite: addKey,
  },
  changeSecondFactorRule: { form: factorRule(null, '2026-06-01'), opposite: factorRule('2026-06-01', null) },
  stepUp: {
    form:
      ({ ruth }) =>
      (by = ruth) =>
        stepUp(by, { passwordHash: 'x' }, later),
    opposite: { none: 'It ends by itself, five minutes later.' },
  },
  endLogin: {
    form:
      ({ ruth }) =>
      (by = ruth) =>
        endLogin(by, later),
    opposite: { none: 'One logs in again.' },
  },
  endOwnLogin: {
    form: async ({ ruth }) => {
      const loginId = (await startLogin(ruth.personId, later)) ?? ''
      return (by = ruth) => endOwnLogin(by, { loginId }, later)
    },
    opposite: { none: 'One logs in again.' },
  },
  endOtherLogins: {
    form:
      ({ ruth }) =>
      (by = ruth) =>
        endOtherLogins(by, later),
    opposite: { none: 'One logs in again.' },
  },
}

const both = (one: Send, next: Send) => async (by?: Viewer) => {
  await one(by)
  return next(by)
}

/** The client that was added last. */
async function newest(practice: Filled) {
  const row = (await caseload(practice.mara, later)).find(({ code }) => code === newcomer.code)
  const { id: clientId, version } = await view(practice, row?.id ?? '')
  return { clientId, version }
}
