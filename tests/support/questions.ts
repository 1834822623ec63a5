import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  countOpenClients,
  findClientOfOwnTeam,
  findOwnClient,
  findOwnSession,
  findReadableClient,
  findReadableSession,
  findSessionToChange,
  hasOnCareTeam,
  isKeptBy,
  isLargeTeam,
  isOfOpenClient,
  isOpenTo,
  isOwnClient,
  isReadableClient,
  isTeamKeptBy,
  keptBy,
  openEpisode,
  openTo,
  ownMembership,
} from '@/db/access'
import { ownAccount } from '@/db/accounts'
import { clientToAsk } from '@/db/answer-asking'
import { askedRequest } from '@/db/answer-requests'
import { answerSettings } from '@/db/answer-settings'
import { saveDraft } from '@/db/assessments'
import { auditExport, auditLog } from '@/db/audit-log'
import { clientLeft, colleagues, joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload, unlistedClients } from '@/db/caseload'
import { likelyDoubles } from '@/db/client-checks'
import { client, clientsToFind, report, timeline } from '@/db/client-pages'
import { clientMeasures } from '@/db/client-plans'
import { readersOfClients } from '@/db/client-readers'
import { clientRecord, recordToHandOver } from '@/db/client-record'
import { offeredClients } from '@/db/client-rows'
import { chooseDailyMail, ownDailyMail } from '@/db/daily-mail'
import { earlyCuts } from '@/db/early-cut'
import { emergencyOf, openInEmergency, ownEmergencies } from '@/db/emergencies'
import { emergenciesToReview } from '@/db/emergency-reviews'
import { earlierSessions, recordEarlierSession, safetyOfRun } from '@/db/entry-runs'
import { episodeKeptBy, runGoingOn, runOf } from '@/db/episode-rows'
import { erasure } from '@/db/erasure'
import { firstDaysLeft, firstDaysOf } from '@/db/first-days'
import { flagKeptBy } from '@/db/flag-endings'
import { clientsInOrderOfFlags, countToReview, type FlagList, flagList } from '@/db/flag-lists'
import { flagRowsInOrder } from '@/db/flag-queries'
import { flagViews } from '@/db/flag-views'
import { flagsToReview, openFlagCount, ruleRecords, talliesAtOnce } from '@/db/flags'
import { goalsOfClient } from '@/db/goal-ratings'
import { giveBack } from '@/db/handed-over'
import { handoverOffer, ownHandovers, sessionTakenBack } from '@/db/handovers'
import { openInvitations } from '@/db/invitations'
import { library, libraryInstrument, offered, ownMeasures } from '@/db/library'
import { isSteppedUp, ownLogins, ownStepUp } from '@/db/logins'
import { practicePlan } from '@/db/measure-plans'
import { nextClient } from '@/db/next-session'
import { nextStepChanges, practiceNextSteps } from '@/db/next-steps'
import { unreadNotices } from '@/db/notices'
import { db, type Sql } from '@/db/open'
import { keepOwnPoint, ownPath, ownPointsUnreadable } from '@/db/own-attachment'
import { addPasskey, ownPasskeys } from '@/db/passkeys'
import { makeReset, openResets } from '@/db/password-resets'
import { pausesNotOver } from '@/db/pause-rows'
import { addPerson, practicePeople } from '@/db/people'
import { episodesBeingRead, practiceSettings, previewProgress, previewSettings } from '@/db/practice-settings'
import { previewsGoingOn } from '@/db/preview-progress'
import { requestMails } from '@/db/request-mails'
import { beginRereading } from '@/db/rereading'
import { changeResponsible } from '@/db/responsible'
import { retentionYears } from '@/db/retention'
import { ownReturn, returnsToAnswer } from '@/db/returns'
import { first } from '@/db/rows'
import { entryErrors } from '@/db/save-sheets'
import { keepView, viewsOf } from '@/db/saved-views'
import { answerRequests, careTeam, clients, entryRuns, flagGroups, flags, people } from '@/db/schema'
import { beginSecondFactor, lacksRecoveryCodes, ownSecondFactor, secondFactorRule } from '@/db/second-factor'
import { measureToAdd, sessionToRecord } from '@/db/session-entry'
import { movedBy, moveSessions, moveTargets, sessionsToMove } from '@/db/session-moves'
import { savedSession, sessionSummary } from '@/db/session-summary'
import { sessionsOfToday } from '@/db/sessions'
import { instrumentsIn } from '@/db/settings'
import { holdsBeside, holdsDrafts } from '@/db/sheet'
import { meansToStepUp, noLongerAdmitted, notSteppedUp, refuseLost } from '@/db/still-admitted'
import { practiceTablets } from '@/db/tablets'
import { clientsToTransfer, transferClients, transfersMade } from '@/db/transfers'
import { unsentAnswers } from '@/db/unsent-answers'
import { wordingsHeld } from '@/db/wordings'
import { look, once, outcomeOf, write, writeBeside, writeSteppedUp } from '@/db/write'
import { writeUnattended } from '@/db/write-unattended'
import { instrumentIn } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import type { Viewer } from '@/lib/viewer'
import { all, distress, newClient } from './course'
import { later } from './filled-practice'
import { answeredOnScreen, handedOver } from './handover'
import { agreeToMail, askByLink } from './mailed-client'
import { acts, type Send } from './opposites'
import { monday } from './practice'
import { ask as askFor, send as sendAnswers } from './sent-answers'
import { cast, type Guarded, type Who } from './strangers'

type Asked = {
  /** What has to be there first. */
  first?: (practice: Guarded) => Promise<unknown>
  ask: (practice: Guarded, viewer: Viewer) => Promise<unknown> | unknown
}

/**
 * What is asked, and who is told: for everyone else the answer is `nothing`. Of what is somebody's own, `own` names what stands in
 * Mara's answer and in nobody else's.
 */
export type Question = Asked & ({ told: readonly Who[]; nothing: unknown } | { own: (practice: Guarded) => string })

const careTeamOfClient: readonly Who[] = ['mara', 'ruth']
const clinicianOfClient: readonly Who[] = ['mara']
const administrators: readonly Who[] = ['ines']

const toTeam = (ask: Asked['ask'], nothing: unknown = null): Question => ({ ask, told: careTeamOfClient, nothing })
const toClinician = (ask: Asked['ask'], nothing: unknown = null): Question => ({
  ask,
  told: clinicianOfClient,
  nothing,
})
/** What the practice has in common, and no client is named in. */
const toEveryone = (ask: Asked['ask'], nothing: unknown = null): Question => ({ ask, told: cast, nothing })

const firstSession = ({ sessionIds }: Guarded) => sessionIds[0] ?? ''
const lastSession = ({ sessionIds }: Guarded) => sessionIds.at(-1) ?? ''

/** An act of the list of acts, sent by whose it is. */
const sent = (name: string) => async (practice: Guarded) => {
  const act = acts[name]
  if (!act || 'untried' in act) throw new Error(`There is no act ${name}`)
  const send: Send = await act.form(practice)
  const outcome = await send()
  if (!outcome.ok) throw new Error(`${name} was refused`)
}

const earlierWithRisk = async ({ mara, clientId }: Guarded) => {
  const entries = [distress({ ...all(10, 1), 6: 2 })]
  const given = { clientId, key: randomUUID(), heldOn: '2026-01-30', entries, another: false }
  const recorded = await recordEarlierSession(mara, given, later)
  if (!recorded.ok) throw new Error('The earlier session was not recorded')
}
/** Of the client, the first request that is a link. */
const linkedId = async ({ clientId }: Guarded) => {
  const { id, clientId: whose, way } = answerRequests
  const byLink = and(eq(whose, clientId), eq(way, 'link'))
  return (await first(db().select({ id }).from(answerRequests).where(byLink).orderBy(id).limit(1)))?.id ?? ''
}
const requestId = async ({ clientId }: Guarded) => {
  const { id, clientId: whose } = answerRequests
  return (await first(db().select({ id }).from(answerRequests).where(eq(whose, clientId))))?.id ?? ''
}
const runId = async () => (await first(db().select({ id: entryRuns.id }).from(entryRuns)))?.id ?? ''

const movedAway = async ({ mara, emptyId, ...practice }: Guarded) => {
  const sessions = [{ sessionId: practice.sessionIds[0] ?? '', version: 2 }]
  const moved = await moveSessions(mara, { key: 'moved', toClientId: emptyId, sessions }, later)
  if (!moved.ok) throw new Error('The session was not moved')
}

const leftToTomas = async ({ mara, tomas, begunId }: Guarded) => {
  await joinCareTeam(mara, { clientId: begunId, personId: tomas.personId, role: 'clinician' }, later)
  const responsibilityId = (await client(mara, begunId, later))?.responsible?.id ?? ''
  await changeResponsible(mara, { clientId: begunId, personId: tomas.personId, responsibilityId }, later)
  const left = await leaveCareTeam(mara, { membershipId: await membershipOf(mara, begunId) }, later)
  if (!left.ok) throw new Error('Mara did not leave')
}
const membershipOf = async ({ personId }: Viewer, clientId: string) =>
  (
    await first(
      db()
        .select({ id: careTeam.id })
        .from(careTeam)
        .where(and(eq(careTeam.personId, personId), eq(careTeam.clientId, clientId))),
    )
  )?.id ?? ''

/** A client of Tomas's, whom Mara opens in an emergency at the time when she came. */
const openedByMara = async ({ mara, tomas }: Guarded) => {
  if ((await idOf('T-100')) === '') await newClient(tomas, 'T-100', 'Ugo Marsh')
  const opened = await openInEmergency(mara, { key: 'opened', code: 'T-100', reason: 'A crisis call' }, monday)
  if (!opened.ok) throw new Error('The client was not opened')
}
const idOf = async (code: string) =>
  (await first(db().select({ id: clients.id }).from(clients).where(eq(clients.code, code))))?.id ?? ''

/** Of a client of Mara's whom nothing else is about. */
const transferredToTomas = async ({ mara, tomas }: Guarded) => {
  const clientIds = [await newClient(mara, 'K-200', 'Ida Rhys')]
  const given = { key: 'transferred', fromId: mara.personId, toId: tomas.personId, clientIds, mark: '' }
  const made = await transferClients(mara, { ...given, reason: 'On leave', lastOn: null }, later)
  if (!made.ok) throw new Error('The client was not transferred')
}

/** As before an act that answers her return. */
const maraReturned = async (practice: Guarded) => {
  const act = acts.confirmReturn
  if (act && !('untried' in act)) await (await act.first?.(practice))?.()
}

const everyEntry = { personId: null, act: null, from: null, until: null }

/** Ratings so unlike each other that a fall among them is none: a flag would clear. */
const wide = { ...defaultSettings, priorSpread: { share: 0.3, byInstrument: {} } }

const everyClient = async (tx: Sql) => (await tx.select({ id: clients.id }).from(clients)).map(({ id }) => id)

/** Whatever of a list of flags is about somebody. */
const listed = ({ flags, clients, counts, rules }: FlagList) =>
  counts.open.count + counts.ended.count === 0 ? [...flags, ...clients, ...rules] : { flags, clients, counts, rules }

/** What a screen asks, by the name of the function. */
export const questions: Readonly<Record<string, Question>> = {
  client: toTeam((practice, viewer) => client(viewer, practice.clientId, later)),
  timeline: toTeam((practice, viewer) => timeline(viewer, practice.clientId, null, later)),
  report: toTeam((practice, viewer) =>
    report(viewer, { clientId: practice.clientId, episodeId: null, withNotes: true }, later),
  ),
  goalsOfClient: toTeam((practice, viewer) => goalsOfClient(viewer, practice.clientId, later)),
  clientToAsk: toClinician(({ clientId }, viewer) =>
    clientToAsk(viewer, { clientId, sessionId: null, againId: null }, later),
  ),
  askedRequest: {
    first: sent('askClient'),
    ...toClinician(async (practice, viewer) =>
      askedRequest(viewer, practice.clientId, await requestId(practice), later),
    ),
  },
  clientMeasures: toTeam((practice, viewer) => clientMeasures(viewer, practice.clientId, later)),
  sessionToRecord: toTeam((practice, viewer) => sessionToRecord(viewer, firstSession(practice), later)),
  sessionSummary: toTeam((practice, viewer) => sessionSummary(viewer, firstSession(practice), later)),
  savedSession: toTeam((practice, viewer) => savedSession(viewer, firstSession(practice), later)),
  caseload: toTeam((_, viewer) => caseload(viewer, later), []),
  clientsToFind: toTeam(async (_, viewer) => (await clientsToFind(viewer, '', later)).clients, []),
  flagsToReview: toTeam(async (_, viewer) => listed(await flagsToReview(viewer, { show: 'all' }, later)), []),
  openFlagCount: toTeam((_, viewer) => openFlagCount(viewer), 0),
  ruleRecords: toTeam(async (_, viewer) => (await ruleRecords(viewer)).filter(({ fired }) => fired > 0), []),

  sessionsOfToday: toClinician((practice, viewer) => sessionsOfToday(viewer, practice.clientId, later)),
  earlierSessions: toClinician((practice, viewer) => earlierSessions(viewer, practice.clientId, later)),
  moveTargets: toClinician((practice, viewer) => moveTargets(viewer, firstSession(practice), later)),
  sessionsToMove: toClinician((practice, viewer) => sessionsToMove(viewer, practice.clientId, later)),
  measureToAdd: toClinician((practice, viewer) =>
    measureToAdd(viewer, firstSession(practice), { instrumentId: 'gad-7', respondent: 'client', target: null }),
  ),
  safetyOfRun: {
    first: earlierWithRisk,
    ...toClinician(async (_, viewer) => safetyOfRun(viewer, await runId(), later)),
  },
  // Of those who see both clients too, only whose act it was.
  movedBy: { first: movedAway, ...toClinician((_, viewer) => movedBy(viewer, 'moved', later)) },
  // Before their client is a colleague's.
  unsentAnswers: {
    first: ({ mara, begunSessionId }) => answeredOnScreen(mara, begunSessionId, later),
    ...toClinician((practice, viewer) => unsentAnswers(viewer, practice.begunSessionId, later)),
  },
  ownHandovers: {
    first: ({ mara, begunSessionId }) => handedOver(mara, begunSessionId, later, 'Firefox on a test'),
    ask: (_, viewer) => ownHandovers(viewer, later),
    own: () => 'Firefox on a test',
  },
  sessionTakenBack: {
    first: async practice => {
      const { loginId } = await handedOver(practice.mara, practice.begunSessionId, later)
      await giveBack(loginId, practice.mara.loginId, later)
    },
    ...toClinician((_, viewer) => sessionTakenBack(viewer)),
  },
  clientLeft: {
    first: leftToTomas,
    ...toClinician(async (practice, viewer) => clientLeft(viewer, await membershipOf(practice.mara, practice.begunId))),
  },

  recordToHandOver: toClinician((practice, viewer) => recordToHandOver(viewer, practice.clientId, later)),
  clientRecord: toClinician((practice, viewer) => clientRecord(viewer, practice.clientId, later)),
  erasure: toClinician((practice, viewer) => erasure(viewer, practice.endedId, later)),

  colleagues: toClinician((practice, viewer) => colleagues(viewer, practice.clientId)),
  clientsToTransfer: {
    ask: (practice, viewer) => clientsToTransfer(viewer, practice.mara.personId, later),
    told: ['mara', 'ines'],
    nothing: null,
  },
  transfersMade: {
    first: transferredToTomas,
    ask: (_, viewer) => transfersMade(viewer, later),
    told: ['mara', 'ines'],
    nothing: [],
  },
  ownEmergencies: { first: openedByMara, ask: (_, viewer) => ownEmergencies(viewer), own: () => 'T-100' },
  emergencyOf: {
    first: openedByMara,
    ask: async (_, viewer) => emergencyOf(viewer, await idOf('T-100')),
    own: () => 'T-100',
  },
  emergenciesToReview: {
    first: sent('openInEmergency'),
    ask: (_, viewer) => emergenciesToReview(viewer, later),
    told: ['mara', 'ines'],
    nothing: [],
  },
  // An administrator is told too, and not which client it is.
  unreadNotices: {
    first: sent('openInEmergency'),
    ask: async (_, viewer) => (await unreadNotices(viewer)).map(({ kind, code }) => `${kind} ${code}`),
    own: () => 'emergency.opened K-001',
  },
  auditLog: {
    ask: (_, viewer) => auditLog(viewer, { ...everyEntry, before: null }, later),
    told: administrators,
    nothing: null,
  },
  auditExport: { ask: (_, viewer) => auditExport(viewer, everyEntry, later), told: administrators, nothing: null },
  readersOfClients: {
    first: ({ ruth, clientId }) => client(ruth, clientId, later),
    ask: async (_, viewer) => (await readersOfClients(viewer, null, later))?.readings ?? [],
    told: ['mara'],
    nothing: [],
  },
  practicePeople: {
    ask: (_, viewer) => practicePeople(viewer),
    told: administrators,
    nothing: { people: [], found: 0, page: 1, pages: 1 },
  },
  openInvitations: {
    first: ({ ines }) => {
      const given = { key: randomUUID(), name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
      return addPerson(ines, { ...given, roles: ['clinician'] }, later)
    },
    ask: async (_, viewer) => {
      const theirs = eq(people.email, 'noor@attune.example')
      const noor = await look(tx => tx.select({ id: people.id }).from(people).where(theirs).orderBy(people.id))
      return openInvitations(
        viewer,
        noor.map(({ id }) => id),
        later,
      )
    },
    told: administrators,
    nothing: [],
  },
  earlyCuts: { ask: (_, viewer) => earlyCuts(viewer), told: administrators, nothing: [] },
  episodesBeingRead: {
    first: async ({ ines }) => writeUnattended(tx => beginRereading(tx, ines.practiceId, later)),
    ...toEveryone((_, viewer) => episodesBeingRead(viewer)),
  },
  previewProgress: {
    first: async ({ ines }) => previewsGoingOn().set(ines.personId, { read: 1, total: 4, askedAt: 0 }),
    ask: (_, viewer) => previewProgress(viewer, Date.now()),
    told: administrators,
    nothing: null,
  },
  previewSettings: { ask: (_, viewer) => previewSettings(viewer, wide), told: administrators, nothing: [] },
  firstDaysOf: { ask: (_, viewer) => firstDaysOf(viewer), told: ['mara', 'tomas', 'ines'], nothing: null },
  // Mara has done what there is for her to do.
  firstDaysLeft: { ask: (_, viewer) => firstDaysLeft(viewer), told: ['tomas', 'ines'], nothing: null },

  practiceTablets: {
    first: sent('addTablet'),
    ask: (_, viewer) => practiceTablets(viewer, later),
    told: administrators,
    nothing: null,
  },
  answerSettings: { ask: (_, viewer) => answerSettings(viewer), told: administrators, nothing: null },
  practiceSettings: toEveryone((_, viewer) => practiceSettings(viewer)),
  retentionYears: { first: sent('changeRetention'), ...toEveryone((_, viewer) => retentionYears(viewer)) },
  practiceNextSteps: toEveryone((_, viewer) => practiceNextSteps(viewer), []),
  nextStepChanges: {
    first: sent('changeNextSteps'),
    ...toEveryone((_, viewer) => nextStepChanges(viewer, 'alliance-drop'), []),
  },
  practicePlan: toEveryone((_, viewer) => practicePlan(viewer), []),
  library: toEveryone((_, viewer) => library(viewer), []),
  libraryInstrument: toEveryone((_, viewer) => libraryInstrument(viewer, 'wai-sr')),
  offered: toEveryone((_, viewer) => offered(viewer), []),
  ownMeasures: { first: sent('addOwnMeasure'), ...toEveryone((_, viewer) => ownMeasures(viewer), []) },
  wordingsHeld: { first: sent('keepWordings'), ...toEveryone((_, viewer) => wordingsHeld(viewer, 'gad-7'), []) },

  ownAccount: { ask: (_, viewer) => ownAccount(viewer), own: () => 'mara@attune.example' },
  isSteppedUp: toEveryone((_, viewer) => isSteppedUp(viewer, later)),
  lacksRecoveryCodes: toEveryone((_, viewer) => lacksRecoveryCodes(viewer)),
  ownSecondFactor: {
    first: ({ mara }) => beginSecondFactor(mara, later),
    ask: async (_, viewer) => (await ownSecondFactor(viewer)).pending?.uri,
    own: () => 'mara%40attune.example',
  },
  ownPasskeys: {
    first: ({ mara }) =>
      addPasskey(
        mara,
        { name: 'Laptop', credentialId: 'of-mara', publicKey: Buffer.from([1]), counter: 0, transports: [] },
        later,
      ),
    ask: (_, viewer) => ownPasskeys(viewer),
    own: () => 'of-mara',
  },
  secondFactorRule: { ask: (_, viewer) => secondFactorRule(viewer), told: administrators, nothing: null },
  ownStepUp: { ask: (_, viewer) => ownStepUp(viewer), own: () => 'mara@attune.example' },
  handoverOffer: toClinician((practice, viewer) => handoverOffer(viewer, lastSession(practice))),
  ownLogins: { ask: (_, viewer) => ownLogins(viewer, monday), own: ({ mara }) => mara.loginId },
  requestMails: {
    first: async ({ mara, clientId }) => {
      await agreeToMail(mara, clientId, later)
      await askByLink(mara, clientId, later)
      return { ok: true }
    },
    ask: async (practice, viewer) => requestMails(viewer, await linkedId(practice), later),
    told: clinicianOfClient,
    nothing: null,
  },
  ownDailyMail: {
    first: ({ mara }) => chooseDailyMail(mara, 21, later),
    ask: (_, viewer) => ownDailyMail(viewer),
    own: () => '21',
  },
  ownPath: {
    first: ({ mara }) => keepOwnPoint(mara, { key: randomUUID(), anxiety: 3.25, avoidance: 2 }, later),
    ask: (_, viewer) => ownPath(viewer),
    own: () => '3.25',
  },
  ownPointsUnreadable: { ask: (_, viewer) => ownPointsUnreadable(viewer), told: [], nothing: 0 },
  viewsOf: {
    first: ({ mara }) => keepView(mara, { name: 'Mondays', query: 'show=due' }, later),
    ask: (_, viewer) => viewsOf(viewer),
    own: () => 'Mondays',
  },
  // Last, since Mara is held back from then on.
  openResets: {
    first: ({ ines, mara }) => makeReset(ines, { key: randomUUID(), personId: mara.personId }, later),
    ask: ({ mara }, viewer) => openResets(viewer, [mara.personId], later),
    told: administrators,
    nothing: [],
  },
  returnsToAnswer: {
    first: maraReturned,
    ask: (_, viewer) => returnsToAnswer(viewer, later),
    told: ['ruth', 'ines'],
    nothing: [],
  },
  ownReturn: {
    first: maraReturned,
    ask: async (_, viewer) => (await ownReturn(viewer, later))?.colleagues,
    own: () => 'Ruth',
  },
}

const said = z.object({ by: z.string() })
const sharedKey = { key: 'shared', act: 'test.say', sent: 'the same', now: later }
const sayOnce = (viewer: Viewer) =>
  writeUnattended(tx => once(tx, viewer, sharedKey, said, async () => ({ ok: true, by: viewer.name })))

const inTx = (ask: (tx: Sql, practice: Guarded, viewer: Viewer) => PromiseLike<unknown>): Asked['ask'] => {
  return (practice, viewer) => writeUnattended(tx => ask(tx, practice, viewer))
}
const found = (row: object | string | undefined) => (row === undefined ? null : row)
const clientRows = (tx: Sql, where: ReturnType<typeof openTo>) => tx.select().from(clients).where(where)

const drafted = distress({ ...all(10, 1), 6: 0 })
const typedByMara = ({ mara, begunSessionId }: Guarded) =>
  saveDraft(mara, { sessionId: begunSessionId, draftVersion: 0, entries: [drafted] }, later)

/** The steps within an act that look something up, by the name of the function: a stranger is stopped there already. */
export const looks: Readonly<Record<string, Question>> = {
  // Whoever is logged in may act; which acts are theirs is decided within, and tried one by one.
  write: toEveryone((_, viewer) => write(viewer, async () => true)),
  writeBeside: toEveryone((_, viewer) =>
    writeBeside(
      viewer,
      async () => [],
      async () => true,
    ),
  ),
  writeSteppedUp: toEveryone((_, viewer) => writeSteppedUp(viewer, later, async () => true)),
  notSteppedUp: { ask: inTx((tx, _, viewer) => notSteppedUp(tx, viewer, later)), told: [], nothing: null },
  meansToStepUp: { ask: inTx((tx, _, viewer) => meansToStepUp(tx, viewer)), own: () => 'mara@attune.example' },
  noLongerAdmitted: { ask: inTx((tx, _, viewer) => noLongerAdmitted(tx, viewer)), told: [], nothing: null },
  refuseLost: {
    ask: inTx(async (tx, { clientId }, viewer) => {
      const isOpen = refuseLost(tx, viewer, new Set([clientId])).then(() => true)
      return isOpen.catch(() => null)
    }),
    told: careTeamOfClient,
    nothing: null,
  },
  openTo: toTeam(
    inTx((tx, _, viewer) => clientRows(tx, openTo(viewer))),
    [],
  ),
  keptBy: toClinician(
    inTx((tx, _, viewer) => clientRows(tx, keptBy(viewer))),
    [],
  ),
  isOpenTo: toTeam(
    inTx((tx, _, viewer) => clientRows(tx, isOpenTo(viewer))),
    [],
  ),
  isKeptBy: toClinician(
    inTx((tx, _, viewer) => clientRows(tx, isKeptBy(viewer))),
    [],
  ),
  hasOnCareTeam: toTeam(
    inTx((tx, _, viewer) => clientRows(tx, hasOnCareTeam(viewer))),
    [],
  ),
  isTeamKeptBy: toClinician(
    inTx((tx, _, viewer) => clientRows(tx, isTeamKeptBy(viewer))),
    [],
  ),
  isOfOpenClient: toTeam(
    inTx(async (tx, _, viewer) =>
      tx
        .select()
        .from(flagGroups)
        .where(isOfOpenClient(viewer, flagGroups.clientId, false)),
    ),
    [],
  ),
  ownMembership: toClinician(
    inTx((tx, _, viewer) => tx.select().from(clients).innerJoin(careTeam, ownMembership(viewer))),
    [],
  ),
  offeredClients: toTeam(
    inTx((tx, _, viewer) => offeredClients(tx, viewer, openTo(viewer), 'all')),
    [],
  ),
  countOpenClients: toTeam(
    inTx((tx, _, viewer) => countOpenClients(tx, viewer)),
    0,
  ),
  clientsInOrderOfFlags: toTeam(
    inTx((tx, _, viewer) => clientsInOrderOfFlags(tx, viewer, 10)),
    [],
  ),
  // Nobody here may open more clients than are listed: those who may are in large-team.test.ts.
  isLargeTeam: { ask: inTx((tx, _, viewer) => isLargeTeam(tx, viewer)), told: [], nothing: false },
  talliesAtOnce: toEveryone((_, viewer) => talliesAtOnce(viewer)),
  unlistedClients: { ask: (_, viewer) => unlistedClients(viewer), told: [], nothing: null },
  findReadableClient: toTeam(
    inTx(async (tx, { clientId }, viewer) => found(await findReadableClient(tx, viewer, clientId))),
  ),
  isReadableClient: toTeam(
    inTx((tx, { clientId }, viewer) => isReadableClient(tx, viewer, clientId)),
    false,
  ),
  findOwnClient: toClinician(
    inTx(async (tx, { clientId }, viewer) => found(await findOwnClient(tx, viewer, clientId))),
  ),
  findClientOfOwnTeam: toClinician(
    inTx(async (tx, { clientId }, viewer) => found(await findClientOfOwnTeam(tx, viewer, clientId))),
  ),
  findReadableSession: toTeam(
    inTx(async (tx, practice, viewer) => found(await findReadableSession(tx, viewer, firstSession(practice)))),
  ),
  findOwnSession: toClinician(
    inTx(async (tx, practice, viewer) => found(await findOwnSession(tx, viewer, firstSession(practice)))),
  ),
  findSessionToChange: toClinician(
    inTx(async (tx, practice, viewer) => found(await findSessionToChange(tx, viewer, firstSession(practice)))),
  ),
  episodeKeptBy: toClinician(
    inTx(async (tx, { clientId }, viewer) =>
      found(await episodeKeptBy(tx, viewer, (await openEpisode(tx, clientId))?.id ?? '')),
    ),
  ),
  runOf: {
    first: earlierWithRisk,
    ...toClinician(inTx(async (tx, _, viewer) => found(await runOf(tx, viewer, await runId())))),
  },
  isOwnClient: toClinician(
    inTx((tx, { clientId }, viewer) => isOwnClient(tx, viewer, clientId)),
    false,
  ),
  flagRowsInOrder: toTeam(
    inTx((tx, _, viewer) => flagRowsInOrder(tx, viewer, undefined)),
    [],
  ),
  flagViews: toTeam(
    inTx((tx, _, viewer) => flagViews(tx, viewer, undefined)),
    [],
  ),
  flagList: toTeam(
    inTx(async (tx, _, viewer) => listed(await flagList(tx, viewer, { show: 'all' }))),
    [],
  ),
  countToReview: toTeam(
    inTx((tx, _, viewer) => countToReview(tx, viewer)),
    0,
  ),
  flagKeptBy: toClinician(
    inTx(async (tx, practice, viewer) => {
      const raised = await first(
        tx
          .select()
          .from(flags)
          .where(eq(flags.sessionId, lastSession(practice))),
      )
      return found(await flagKeptBy(tx, viewer, raised?.id ?? ''))
    }),
  ),
  pausesNotOver: {
    first: sent('pauseMeasures'),
    ...toTeam(
      inTx(async (tx, _, viewer) => pausesNotOver(tx, viewer, await everyClient(tx), '2026-03-06')),
      [],
    ),
  },
  nextClient: toClinician(inTx((tx, { clientId }, viewer) => nextClient(tx, viewer, clientId, '2026-03-06'))),
  likelyDoubles: toClinician(
    inTx((tx, _, viewer) => likelyDoubles(tx, viewer, { name: 'Amira Tal', birthDate: null })),
    [],
  ),
  runGoingOn: {
    first: earlierWithRisk,
    ...toClinician(inTx(async (tx, { clientId }, viewer) => found(await runGoingOn(tx, viewer, clientId)))),
  },
  holdsDrafts: {
    first: typedByMara,
    ...toClinician(
      inTx(async (tx, { begunSessionId }, viewer) => {
        const instrument = instrumentIn(await instrumentsIn(tx, viewer.practiceId), drafted.instrumentId)
        return await holdsDrafts(tx, viewer, begunSessionId, [{ entry: drafted, instrument }])
      }),
      false,
    ),
  },
  holdsBeside: {
    first: async guarded => {
      const { mara, begunId, begunSessionId: sessionId } = guarded
      const request = await askFor(mara, begunId, { occasion: 'session', sessionId }, later)
      await sendAnswers(request, { 'core-10': { 1: 2 } }, later)
      return typedByMara(guarded)
    },
    ...toClinician(
      inTx(async (tx, { begunSessionId }, viewer) => {
        const instrument = instrumentIn(await instrumentsIn(tx, viewer.practiceId), drafted.instrumentId)
        return await holdsBeside(tx, viewer, begunSessionId, [{ entry: drafted, instrument }])
      }),
      false,
    ),
  },
  entryErrors: toEveryone(inTx((tx, _, viewer) => entryErrors(tx, viewer, [drafted, drafted]))),
  // Whoever learns the key of another's form still gets an outcome of their own.
  once: {
    first: async ({ mara }) => Promise.resolve(await sayOnce(mara)),
    ask: (_, viewer) => sayOnce(viewer),
    own: () => 'Mara',
  },
  outcomeOf: {
    first: async ({ mara }) => Promise.resolve(await sayOnce(mara)),
    ask: inTx((tx, _, viewer) => outcomeOf(tx, viewer, sharedKey, said)),
    own: () => 'Mara',
  },
}
