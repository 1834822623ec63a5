import { randomUUID } from 'node:crypto'
import { clientMeasures } from '@/db/client-plans'
import { earlierSessions } from '@/db/entry-runs'
import { erasure } from '@/db/erasure'
import { viewerOf } from '@/db/logins'
import { viewsOf } from '@/db/saved-views'
import { askedScales, scoreField } from '@/lib/earlier-sessions'
import { ratingsMark } from '@/lib/goals'
import type { Viewer } from '@/lib/viewer'
import { allianceOf } from '../support/course'
import { answeredOnScreen } from '../support/handover'
import { agreeToMail, askByLink } from '../support/mailed-client'
import { type ActDoors, clinicians, form, keeper, readers, team } from './act-door'
import { day, held, shown, type Told, versionOf } from './told-practice'

/* What is done with clients. Each stands so that it can be carried out after those above it. */

const key = () => randomUUID()

/** A client as a form names them, with the version that it has. */
async function client({ viewers: { mara } }: Told, clientId: string) {
  return { clientId, version: (await shown(mara, clientId)).version }
}

/** What is noted of where a client is written to. */
async function contact({ viewers: { mara }, worked }: Told): Promise<{ id?: string }> {
  const { contact: noted } = await shown(mara, worked.main)
  return noted?.state === 'in-force' ? noted : {}
}

/** The latest episode of a client, as a form names it. */
async function episode({ viewers: { mara } }: Told, clientId: string) {
  const [latest] = (await shown(mara, clientId)).episodes
  return { episodeId: latest?.id ?? '', version: latest?.version ?? 0 }
}

async function session({ viewers: { mara } }: Told, sessionId: string) {
  const { version, draftVersion } = await held(mara, sessionId)
  return { sessionId, version, draftVersion }
}

/** What a client answered on a screen of Mara's and did not send; none where she is held back, and hands nothing over. */
async function unsent({ viewers: { mara }, worked }: Told): Promise<string> {
  const now = Date.now()
  const isHeldBack = (await viewerOf(mara.loginId, now))?.heldBack !== null
  return isHeldBack ? 'none' : answeredOnScreen(mara, worked.openId, now)
}

async function pin({ viewers: { mara }, worked }: Told) {
  const { id = '', version = 0 } = (await shown(mara, worked.main)).pins.at(-1) ?? {}
  return { clientId: worked.main, pinId: id, version }
}

async function flag({ viewers: { mara }, worked }: Told, isMeant: (flag: Flag) => boolean) {
  const found = (await shown(mara, worked.main)).flags.find(isMeant)
  return { flagId: found?.id ?? '', version: found?.version ?? 0 }
}
type Flag = Awaited<ReturnType<typeof shown>>['flags'][number]
const openSafety = ({ tier, ending }: Flag) => tier === 'safety' && ending === null
const openOther = ({ tier, ending }: Flag) => tier !== 'safety' && ending === null

async function goal({ viewers: { mara }, worked }: Told, isMeant: (goal: Goal) => boolean) {
  const { id = '', version = 0 } = (await shown(mara, worked.main)).goals.find(isMeant) ?? {}
  return { clientId: worked.main, goalId: id, version }
}
type Goal = Awaited<ReturnType<typeof shown>>['goals'][number]
const isRated = ({ endedOn, ratings }: Goal) => endedOn === null && ratings.length > 0
const isUnrated = ({ endedOn, ratings }: Goal) => endedOn === null && ratings.length === 0
/** Ended, and not put differently. */
const isReopenable = ({ endedOn, text }: Goal) => endedOn !== null && text.endsWith(', ended')

async function ownPlan({ viewers: { mara }, worked }: Told) {
  const found = await clientMeasures(mara, worked.main, Date.now())
  const pauseId = found?.pauses.find(({ measure }) => measure?.instrumentId === 'gad-7')?.id ?? ''
  return { change: { clientId: worked.main, key: key(), mark: found?.mark ?? '' }, pauseId }
}

async function ownView(viewer: Viewer) {
  return (await viewsOf(viewer)).at(-1)?.id ?? ''
}

const questions = { measures: 'tension-check:client:', way: 'tablet', language: 'en', occasion: 'between' }
const asked = async ({ viewers: { mara }, worked, told }: Told) =>
  (await shown(mara, worked.main)).requests[0]?.id ?? told.requestId

const ending = { endedOn: day(-1), endKind: 'completed', reason: 'Goals met' }
const details = { code: 'CH-1', name: 'Somebody Else' }
const pause = { measure: 'wai-sr:client:', fromOn: day(0), untilOn: day(14), reason: 'Too much' }

const clients = 'app/(practice)/clients/[clientId]/actions.ts'
const goals = 'app/(practice)/clients/[clientId]/goals/actions.ts'
const asking = 'app/(practice)/clients/[clientId]/ask/actions.ts'
const sessions = 'app/(practice)/clients/[clientId]/sessions/actions.ts'
const earlier = 'app/(practice)/clients/[clientId]/earlier/actions.ts'
const measures = 'app/(practice)/clients/[clientId]/measures/actions.ts'
const flags = 'app/(practice)/flags/actions.ts'
const caseload = 'app/(practice)/caseload/actions.ts'

export const clientActs: ActDoors = {
  'app/(practice)/actions.ts#findClients': { by: readers, sent: () => ({ call: '' }) },
  'app/(practice)/clients/new/actions.ts#add': {
    by: clinicians,
    sent: (_, by) => form({ key: key(), code: `NEW-${by.name}`, startedOn: day(0), others: [] }),
  },
  [`${clients}#changeDetails`]: {
    by: keeper,
    sent: async practice => form({ ...(await client(practice, practice.worked.main)), ...details }),
  },
  [`${clients}#changeNextSession`]: {
    by: keeper,
    sent: async practice => form({ ...(await client(practice, practice.worked.main)), nextSessionOn: day(7) }),
  },
  [`${clients}#agreeToMail`]: {
    by: keeper,
    sent: async practice => {
      const { id: before = '' } = await contact(practice)
      return form({ clientId: practice.worked.main, email: 'amira@clients.example', agreedOn: day(-1), before })
    },
  },
  [`${clients}#stopMail`]: {
    by: keeper,
    sent: async practice => form({ contactId: (await contact(practice)).id ?? '' }),
  },
  [`${clients}#pinEvent`]: {
    by: keeper,
    sent: ({ worked }) => form({ clientId: worked.main, key: key(), happenedOn: day(-9), text: 'A new job' }),
  },
  [`${clients}#correctPin`]: {
    by: keeper,
    sent: async practice => form({ ...(await pin(practice)), happenedOn: day(-8), text: 'Another job' }),
  },
  [`${clients}#unpinEvent`]: { by: keeper, sent: async practice => form(await pin(practice)) },
  [`${goals}#setGoal`]: {
    by: keeper,
    sent: ({ worked }) => form({ clientId: worked.main, key: key(), text: 'Another goal', setOn: day(0) }),
  },
  [`${goals}#changeGoal`]: {
    by: keeper,
    sent: async practice => form({ ...(await goal(practice, isRated)), text: 'In other words', setOn: day(0) }),
  },
  [`${goals}#removeGoal`]: { by: keeper, sent: async practice => form(await goal(practice, isUnrated)) },
  [`${goals}#moveGoal`]: {
    by: keeper,
    sent: async practice => form({ ...(await goal(practice, each => each.endedOn === null)), to: 'down' }),
  },
  [`${goals}#reopenGoal`]: { by: keeper, sent: async practice => form(await goal(practice, isReopenable)) },
  [`${goals}#endGoal`]: {
    by: keeper,
    sent: async practice => form(await goal(practice, each => each.endedOn === null)),
  },
  [`${goals}#typeRatings`]: {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const view = await shown(mara, worked.main)
      return form({ sessionId: worked.savedId, key: key(), mark: ratingsMark(view.goals, worked.savedId) })
    },
  },
  [`${clients}#correctEpisode`]: {
    by: keeper,
    sent: async practice =>
      form({ ...(await episode(practice, practice.worked.main)), startedOn: day(-201), reason: 'Grief' }),
  },
  [`${clients}#finishEpisode`]: {
    by: keeper,
    sent: async practice => form({ ...(await episode(practice, practice.worked.finishing)), ...ending }),
  },
  [`${clients}#correctEnding`]: {
    by: keeper,
    sent: async practice => form({ ...(await episode(practice, practice.worked.ended)), ...ending }),
  },
  [`${clients}#reopen`]: {
    by: keeper,
    sent: async practice => form(await episode(practice, practice.worked.ended)),
  },
  [`${clients}#takeBackEpisode`]: {
    by: keeper,
    sent: async practice => form(await episode(practice, practice.worked.again)),
  },
  [`${clients}#startEpisode`]: {
    by: keeper,
    sent: ({ worked }) => form({ clientId: worked.over, key: key(), startedOn: day(0) }),
  },
  [`${clients}#readColleagues`]: { by: keeper, sent: ({ worked }) => ({ call: worked.main }) },
  [`${clients}#join`]: {
    by: keeper,
    sent: ({ worked, viewers }) =>
      form({ clientId: worked.finishing, personId: viewers.vera.personId, role: 'supervisor' }),
  },
  [`${clients}#leave`]: {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const team = (await shown(mara, worked.ended)).careTeam
      return form({ membershipId: team.find(({ name, toAt }) => name === 'Ruth' && toAt === null)?.id ?? '' })
    },
  },
  [`${clients}#remove`]: {
    by: keeper,
    sent: async practice => form(await client(practice, practice.worked.empty)),
  },
  [`${measures}#setMeasure`]: {
    by: keeper,
    sent: async practice => form({ ...(await ownPlan(practice)).change, measure: 'phq-9:client:', everySessions: '4' }),
  },
  [`${measures}#followPractice`]: {
    by: keeper,
    sent: async practice => form({ ...(await ownPlan(practice)).change, measure: 'gad-7:client:' }),
  },
  [`${measures}#pause`]: {
    by: keeper,
    sent: ({ worked }) => form({ clientId: worked.main, key: key(), ...pause }),
  },
  [`${measures}#askAgain`]: {
    by: keeper,
    sent: async practice => form({ clientId: practice.worked.main, pauseId: (await ownPlan(practice)).pauseId }),
  },
  [`${measures}#pauseAgain`]: {
    by: keeper,
    sent: async practice => form({ clientId: practice.worked.main, pauseId: (await ownPlan(practice)).pauseId }),
  },
  [`${asking}#ask`]: { by: keeper, sent: ({ worked }) => form({ clientId: worked.main, key: key(), ...questions }) },
  [`${asking}#renewCode`]: {
    by: keeper,
    sent: async practice => form({ requestId: await asked(practice), key: key() }),
  },
  [`${asking}#mail`]: {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const { contact: noted } = await shown(mara, worked.main)
      if (noted?.state !== 'in-force') await agreeToMail(mara, worked.main, Date.now())
      const { id: requestId } = await askByLink(mara, worked.main, Date.now())
      return form({ requestId, kind: 'link' })
    },
  },
  [`${asking}#withdraw`]: { by: keeper, sent: async practice => form({ requestId: await asked(practice) }) },
  [`${flags}#comment`]: {
    by: team,
    sent: async practice =>
      form({ flagId: (await flag(practice, openSafety)).flagId, key: key(), text: 'Let us speak' }),
  },
  [`${flags}#acknowledge`]: { by: keeper, sent: async practice => form(await flag(practice, openSafety)) },
  [`${flags}#resolve`]: {
    by: keeper,
    sent: async practice => form({ ...(await flag(practice, openSafety)), reason: 'A plan is agreed' }),
  },
  [`${flags}#dismiss`]: {
    by: keeper,
    sent: async practice => form({ ...(await flag(practice, openOther)), reason: 'The room was loud' }),
  },
  [`${flags}#answerLate`]: {
    by: keeper,
    sent: async practice =>
      form({ ...(await flag(practice, ({ state }) => state === 'recorded-late')), seen: 'yes', done: 'Asked then' }),
  },
  [`${flags}#judge`]: {
    by: keeper,
    sent: ({ worked }) =>
      form({ sessionId: worked.savedId, instrumentId: 'wai-sr', key: key(), kind: 'withdrawal', done: 'Spoken of' }),
  },
  [`${earlier}#recordEarlier`]: {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const found = (await earlierSessions(mara, worked.main, Date.now()))?.measures ?? []
      const plain = found.find(({ instrument }) => instrument.safetyItems.length === 0)
      const scores = plain && askedScales(plain.instrument).map(({ id, range }) => [scoreField(plain, id), range[0]])
      return form({ clientId: worked.main, key: key(), heldOn: day(-120), ...Object.fromEntries(scores ?? []) })
    },
  },
  [`${earlier}#finishRun`]: {
    by: keeper,
    sent: ({ worked }) => form({ clientId: worked.main, runId: worked.runId }),
  },
  [`${sessions}#beginSession`]: {
    by: keeper,
    sent: ({ worked }) => form({ clientId: worked.target, key: key() }),
  },
  [`${sessions}#readMeasure`]: {
    by: keeper,
    sent: ({ worked }) => ({
      call: { sessionId: worked.openId, instrumentId: 'gad-7', respondent: 'client', target: null },
    }),
  },
  [`${sessions}#readStored`]: {
    // Who reads in an emergency reads what is typed, too.
    by: ['mara', 'emil'],
    sent: ({ worked }) => ({ call: { sessionId: worked.openId, clientId: worked.main } }),
  },
  [`${sessions}#readTargets`]: { by: keeper, sent: ({ worked }) => ({ call: { sessionId: worked.openId } }) },
  [`${sessions}#readHandover`]: { by: keeper, sent: ({ worked }) => ({ call: { sessionId: worked.openId } }) },
  [`${sessions}#takeUnsent`]: { by: keeper, sent: async practice => form({ requestId: await unsent(practice) }) },
  [`${sessions}#leaveUnsent`]: { by: keeper, sent: async practice => form({ requestId: await unsent(practice) }) },
  // It would end the login: handed-over.test.ts does.
  [`${sessions}#handOver`]: {
    by: keeper,
    sent: ({ worked }) => form({ sessionId: worked.openId, language: 'en' }),
    says: /Please choose at least one/,
  },
  [`${sessions}#keepDraft`]: {
    by: keeper,
    sent: async practice => {
      const { sessionId, draftVersion } = await session(practice, practice.worked.openId)
      return { call: { sessionId, draftVersion, entries: [allianceOf(41)], note: 'So far' } }
    },
  },
  [`${sessions}#changeDetails`]: {
    by: keeper,
    sent: async practice => {
      const { sessionId, version } = await session(practice, practice.worked.openId)
      return form({ sessionId, version, heldOn: day(0), attendance: 'attended', mode: 'remote' })
    },
  },
  [`${sessions}#recordSession`]: {
    by: keeper,
    sent: async practice => {
      const about = { ...(await session(practice, practice.worked.openId)), clientId: practice.worked.main }
      return form({ ...about, key: key(), goOn: 'summary', entries: JSON.stringify([allianceOf(42)]) })
    },
  },
  [`${sessions}#discard`]: {
    by: keeper,
    sent: async practice =>
      form({ ...(await session(practice, practice.worked.discardedId)), clientId: practice.worked.discarding }),
  },
  [`${sessions}#moveBack`]: { by: keeper, sent: ({ worked }) => form({ moved: worked.movedKey }) },
  [`${sessions}#moveToClient`]: {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const [sessionId = ''] = worked.movable
      return form({ sessionId, version: await versionOf(mara, sessionId), toClientId: worked.target })
    },
  },
  [`${sessions}#moveSeveral`]: {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const sessionId = worked.movable[1] ?? ''
      const session = `${sessionId}:${await versionOf(mara, sessionId)}`
      return form({ key: key(), toClientId: worked.target, session: [session] })
    },
  },
  [`${sessions}#makeVoid`]: {
    by: keeper,
    sent: async practice =>
      form({ ...(await session(practice, practice.worked.savedId)), reason: 'Twice', isError: 'on' }),
  },
  [`${sessions}#correctSheet`]: {
    by: keeper,
    sent: ({ worked }) =>
      form({ assessmentId: worked.sheetId, version: 1, reason: 'One line too low', 'answer.1': '2' }),
  },
  [`${sessions}#bringBack`]: { by: keeper, sent: ({ worked }) => form({ sessionId: worked.voidId }) },
  [`${caseload}#saveView`]: { by: readers, sent: () => form({ name: 'Mondays', query: 'show=due' }) },
  [`${caseload}#editView`]: {
    by: readers,
    sent: async (_, by) => form({ viewId: await ownView(by), name: 'Tuesdays', query: '' }),
    ofOthers: async ({ viewers: { mara } }) => form({ viewId: await ownView(mara), name: 'Taken', query: '' }),
  },
  [`${caseload}#deleteView`]: {
    by: readers,
    sent: async (_, by) => form({ viewId: await ownView(by) }),
    ofOthers: async ({ viewers: { mara } }) => form({ viewId: await ownView(mara) }),
  },
  // Their therapy has ended by now, by an act above.
  'app/(practice)/clients/[clientId]/erase/actions.ts#erase': {
    by: keeper,
    sent: async ({ viewers: { mara }, worked }) => {
      const found = await erasure(mara, worked.finishing, Date.now())
      const seen = { version: found?.version ?? 0, mark: found?.mark ?? '' }
      return form({ clientId: worked.finishing, ...seen, code: 'ZWORK-finishing' })
    },
  },
}
