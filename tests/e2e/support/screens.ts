import { randomUUID } from 'node:crypto'
import { askClient } from '@/db/answer-requests'
import { earlierSessions, recordEarlierSession } from '@/db/entry-runs'
import { rateGoals as typeRatings } from '@/db/goal-ratings'
import { endGoal, setGoal } from '@/db/goals'
import type { Viewer } from '@/lib/viewer'
import { tensionOnTablet } from '../../support/asked'
import { all, allianceOf, distress } from '../../support/course'
import type { CastMember } from './cast'
import { endTherapy, newClient, recordWeekly } from './client'
import { dayFromToday, personId, viewer } from './practice'

/** The places of clients that screens are about: one with a course behind them, one who has just begun, and one whose therapy has ended. */
export type About = {
  code: string
  client: string
  session: string
  unsaved: string
  ended: string
  run: string
  asked: string
}

/** Makes them, clients of Mara's. */
export async function makeAbout(): Promise<About> {
  const mara = await viewer('mara')
  const code = `SC-${randomUUID().slice(0, 6)}`
  const clientId = await newClient(mara, code, 'Rosa Anselm')
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  const ids = await recordWeekly(mara, clientId, [...steady, [allianceOf(30), distress({ ...all(10, 3), 6: 1 })]])
  await rateGoals(mara, clientId, ids)
  const client = `/clients/${clientId}`
  const run = await runOf(mara, clientId)
  const unsaved = `/clients/${await newClient(mara, `${code}-unsaved`, null)}`
  const ended = `/clients/${await endedClient(mara, `${code}-ended`)}`
  const asked = `${client}/asked/${await askedOf(mara, clientId)}`
  return { code, client, session: `${client}/sessions/${ids.at(-1)}`, unsaved, ended, run, asked }
}

async function askedOf(mara: Viewer, clientId: string): Promise<string> {
  const asked = await askClient(mara, tensionOnTablet(clientId), Date.now())
  if (!asked.ok) throw new Error('The client was not asked')
  return asked.requestId
}

/** Two goals, of which one is written from right to left, rated at some of the sessions; and one that was ended. */
async function rateGoals(mara: Viewer, clientId: string, sessionIds: readonly string[]): Promise<void> {
  const goals: string[] = []
  for (const text of ['Sleep through the night again', 'أن أنام الليل كله', 'Write to my brother']) {
    const set = await setGoal(mara, { clientId, key: randomUUID(), text, setOn: dayFromToday(-100) }, Date.now())
    if (!set.ok) throw new Error('The goal was not set')
    goals.push(set.goalId)
  }
  for (const [index, sessionId] of sessionIds.entries()) {
    const said = goals.map(goalId => ({ goalId, answer: index === 2 ? ('declined' as const) : index + 1 }))
    await typeRatings(mara, { sessionId, key: randomUUID(), mark: '', said }, Date.now())
  }
  await endGoal(mara, { clientId, goalId: goals[2] ?? '', version: 1 }, Date.now())
}

async function endedClient(mara: Viewer, code: string): Promise<string> {
  const clientId = await newClient(mara, code, 'Elio Brandt')
  await recordWeekly(mara, clientId, [[allianceOf(48)], [allianceOf(49)]])
  await endTherapy(mara, clientId)
  return clientId
}

/** A run of earlier sessions that goes on, with a risk answer in it. */
async function runOf(mara: Viewer, clientId: string): Promise<string> {
  const about = { instrumentId: 'core-10', respondent: 'client' as const, target: null, how: 'score-only' as const }
  const entries = [{ ...about, scores: { total: 14 }, answers: { 6: 2 } }]
  const sent = { clientId, key: randomUUID(), heldOn: dayFromToday(-150), entries, another: false }
  await recordEarlierSession(mara, sent, Date.now())
  const run = (await earlierSessions(mara, clientId, Date.now()))?.run
  if (!run) throw new Error('There is no run of earlier sessions')
  return run.id
}

export type Screen = { who?: CastMember; route: string; path?: (about: About) => string }

export const oneClient = 'clients/[clientId]'
const oneSession = `${oneClient}/sessions/[sessionId]`

/** Every screen behind the login by its route, some of them as they are with nothing on them yet. */
export const screens: Readonly<Record<string, Screen>> = {
  'the caseload': { route: 'caseload' },
  'a caseload without clients': { route: 'caseload', who: 'ruth' },
  'a new client': { route: 'clients/new' },
  'a client': { route: oneClient, path: ({ client }) => client },
  'a client without sessions': { route: oneClient, path: ({ unsaved }) => unsaved },
  'the goals of a client': { route: `${oneClient}/goals`, path: ({ client }) => `${client}/goals` },
  'a client without goals': { route: `${oneClient}/goals`, path: ({ unsaved }) => `${unsaved}/goals` },
  'the measures of a client': { route: `${oneClient}/measures`, path: ({ client }) => `${client}/measures` },
  'asking a client': { route: `${oneClient}/ask`, path: ({ client }) => `${client}/ask` },
  'what a client was asked': { route: `${oneClient}/asked/[requestId]`, path: ({ asked }) => asked },
  'the whole record of a client': { route: `${oneClient}/record`, path: ({ client }) => `${client}/record` },
  'erasing a client': { route: `${oneClient}/erase`, path: ({ ended }) => `${ended}/erase` },
  'erasing a client in therapy': { route: `${oneClient}/erase`, path: ({ client }) => `${client}/erase` },
  'a timeline': { route: `${oneClient}/timeline`, path: ({ client }) => `${client}/timeline` },
  'a timeline by date': { route: `${oneClient}/timeline`, path: ({ client }) => `${client}/timeline?axis=date` },
  'a timeline without sessions': { route: `${oneClient}/timeline`, path: ({ unsaved }) => `${unsaved}/timeline` },
  'session entry': { route: oneSession, path: ({ session }) => session },
  'a session summary': { route: `${oneSession}/summary`, path: ({ session }) => `${session}/summary` },
  'a second session today': {
    route: `${oneClient}/sessions/another`,
    path: ({ client }) => `${client}/sessions/another`,
  },
  'earlier sessions': { route: `${oneClient}/earlier`, path: ({ client }) => `${client}/earlier` },
  'risk answers recorded late': {
    route: `${oneClient}/earlier/late`,
    path: ({ client, run }) => `${client}/earlier/late?run=${run}`,
  },
  'moving sessions': { route: `${oneClient}/sessions/move`, path: ({ client }) => `${client}/sessions/move` },
  'a report': { route: `${oneClient}/report`, path: ({ client }) => `${client}/report` },
  'a sheet for the client': { route: `${oneClient}/report`, path: ({ client }) => `${client}/report?kind=client` },
  'a supervision sheet': { route: `${oneClient}/report`, path: ({ client }) => `${client}/report?kind=supervision` },
  'the flags': { route: 'flags' },
  'the rules': { route: 'flags/rules' },
  'the instruments': { route: 'instruments' },
  'one instrument': { route: 'instruments/[id]', path: () => '/instruments/wai-sr' },
  'the official forms': { route: 'instruments/official' },
  'the wording of an instrument': {
    route: 'instruments/[id]/wording',
    who: 'ines',
    path: () => '/instruments/core-10/wording',
  },
  'a new measure': { route: 'instruments/new', who: 'ines' },
  'the own account': { route: 'me' },
  'waiting for a colleague': { route: 'me/waiting' },
  'who came back by a link': { route: 'returning' },
  'the own second factor': { route: 'me/second-factor' },
  'a step-up': { route: 'me/confirm' },
  'who read the records of one’s clients': { route: 'me/readers' },
  'transferring one’s own clients': { route: 'me/transfer' },
  'a questionnaire about oneself': { route: 'me/attachment' },
  'the first days of the practice': { route: 'start', who: 'ines' },
  'the first days of a clinician': { route: 'start' },
  'the practice': { route: 'practice', who: 'ines' },
  'the people of the practice': { route: 'practice/people', who: 'ines' },
  'people who were looked for': {
    route: 'practice/people',
    who: 'ines',
    path: () => '/practice/people?find=a',
  },
  'transferring the clients of somebody': {
    route: 'practice/people/[personId]/transfer',
    who: 'ines',
    path: () => `/practice/people/${personId('mara')}/transfer`,
  },
  'emergency access': { route: 'emergency' },
  'what was opened in emergencies': { route: 'emergency', who: 'ines' },
  'the measures of the practice': { route: 'practice/measures', who: 'ines' },
  'the thresholds': { route: 'practice/thresholds', who: 'ines' },
  'the audit': { route: 'practice/audit', who: 'ines' },
  'what is set about answers': { route: 'practice/answers', who: 'ines' },
  'the tablets of the practice': { route: 'practice/tablets', who: 'ines' },
  'the next steps': { route: 'practice/next-steps', who: 'ines' },
  'the next steps of a rule': {
    route: 'practice/next-steps/[rule]',
    who: 'ines',
    path: () => '/practice/next-steps/alliance-drop',
  },
}

/** Where a screen is. */
export const pathOf = ({ route, path }: Screen, about: About): string => path?.(about) ?? `/${route}`
