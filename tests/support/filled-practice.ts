import { randomUUID } from 'node:crypto'
import { eq, isNotNull, isNull } from 'drizzle-orm'
import { episodesOf } from '@/db/access'
import { answerSettings } from '@/db/answer-settings'
import { joinCareTeam } from '@/db/care-team'
import { isNotOver } from '@/db/care-team-rows'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { setNextSession } from '@/db/clients'
import { endEpisode } from '@/db/episodes'
import { addPin } from '@/db/event-pins'
import { firstDaysOf } from '@/db/first-days'
import { flagsToReview, openFlagCount } from '@/db/flags'
import { goalsOf } from '@/db/goal-rows'
import { inTurn } from '@/db/in-turn'
import { ownMeasures } from '@/db/library'
import { startLogin, viewerOf } from '@/db/logins'
import { practicePlan } from '@/db/measure-plans'
import { practiceNextSteps } from '@/db/next-steps'
import { db, vault } from '@/db/open'
import { ownPath } from '@/db/own-attachment'
import { pausesNotOver } from '@/db/pause-rows'
import { practicePeople } from '@/db/people'
import { practiceSettings } from '@/db/practice-settings'
import { viewsOf } from '@/db/saved-views'
import {
  answerRequests,
  careTeam,
  clientContacts,
  clients,
  dailyMails,
  measurePlans,
  passkeys,
  people,
  practices,
  responsibilities,
  secondFactors,
  wordings,
} from '@/db/schema'
import { secondFactorRule } from '@/db/second-factor'
import { startSession } from '@/db/sessions'
import { practiceTablets } from '@/db/tablets'
import { todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { all, allianceOf, distress, newClient, recordWeek } from './course'
import { day, freshPractice, monday } from './practice'
import { practiceNumbers } from './practice-numbers'

/** When what is tested happens: some weeks after the last session that is recorded. */
export const later = monday + 60 * day

export type Filled = Awaited<ReturnType<typeof filledPractice>>
type Cast = Pick<Filled, 'mara' | 'tomas' | 'ruth' | 'ines'>

/**
 * A practice in which something of every kind was recorded: Mara's client with a course of sessions, a drop of the alliance and a
 * safety flag; one of whom nothing is recorded and whose appointment is past; one whose episode has ended; a session begun and not saved.
 */
export async function filledPractice() {
  const practice = await freshPractice()
  const { mara, ruth } = practice
  const clientId = await newClient(mara, 'K-001', 'Amira Tal')
  const sessionIds = await recordCourse(mara, clientId)
  await joinCareTeam(mara, { clientId, personId: ruth.personId, role: 'supervisor' }, monday)
  await addPin(mara, { clientId, key: randomUUID(), happenedOn: '2026-01-06', text: 'Moved house' }, monday)
  const emptyId = await newClient(mara, 'K-002', 'Bo Lind')
  await setNextSession(mara, { clientId: emptyId, version: 1, nextSessionOn: '2026-01-30' }, monday)
  const endedId = await newClient(mara, 'K-003', 'Cleo Marsh')
  await setNextSession(mara, { clientId: endedId, version: 1, nextSessionOn: '2026-03-20' }, monday)
  await recordWeek(mara, endedId, 0, [distress({ ...all(10, 1), 6: 0 })])
  const [episode] = (await client(mara, endedId, later))?.episodes ?? []
  const ending = { endedOn: '2026-02-01', endKind: 'completed' as const, reason: 'Goals met' }
  const ended = await endEpisode(mara, { episodeId: episode?.id ?? '', version: 1, ...ending }, later)
  if (!ended.ok) throw new Error('The episode was not ended')
  const begunId = await newClient(mara, 'K-004', 'Dara Holt')
  const begun = await startSession(mara, { clientId: begunId, key: randomUUID() }, later)
  if (!begun.ok) throw new Error('The session was not begun')
  return { ...practice, clientId, sessionIds, emptyId, endedId, begunId, begunSessionId: begun.sessionId }
}

async function recordCourse(viewer: Viewer, clientId: string): Promise<string[]> {
  const ids: string[] = []
  for (const [week, sum] of [48, 49, 47, 48, 49, 30].entries()) {
    const risk = week === 5 ? 2 : 0
    ids.push(await recordWeek(viewer, clientId, week, [allianceOf(sum), distress({ ...all(10, 1), 6: risk })]))
  }
  return ids
}

/**
 * What a practice shows and holds, without versions, times and what is history. Two states that are alike compare equal. Those who read are logged
 * in anew, since nothing is shown by a login that has ended.
 */
export async function stateOf({ mara, tomas, ruth, ines }: Cast, now = later) {
  const readers = [mara, tomas, ruth]
  return {
    lists: await Promise.all(readers.map(async reader => listsOf(await loggedInAnew(reader, now), now))),
    numbers: withoutWithdrawn(await practiceNumbers()),
    team: (
      await db()
        .select({ clientId: careTeam.clientId, personId: careTeam.personId, role: careTeam.role, toAt: careTeam.toAt })
        .from(careTeam)
        .innerJoin(clients, eq(clients.id, careTeam.clientId))
        .where(isNotOver(now))
    )
      .map(member => JSON.stringify(member))
      .toSorted(),
    responsible: (
      await db()
        .select({ clientId: responsibilities.clientId, personId: responsibilities.personId })
        .from(responsibilities)
        .where(isNull(responsibilities.toAt))
    )
      .map(each => JSON.stringify(each))
      .toSorted(),
    practice: await db()
      .select({
        name: practices.name,
        zone: practices.timeZone,
        locale: practices.locale,
        years: practices.retentionYears,
      })
      .from(practices),
    goals: await statedGoals(),
    plan: await practicePlan(ines),
    ownPlans: (await db().select().from(measurePlans).where(isNotNull(measurePlans.clientId))).map(
      ({ clientId, instrumentId, everySessions }) => ({ clientId, instrumentId, everySessions }),
    ),
    pauses: await pausesNotOver(
      db(),
      mara,
      (await db().select({ id: clients.id }).from(clients)).map(({ id }) => id),
      todayIn(mara.timeZone, now),
    ),
    asked: (await db().select().from(answerRequests).where(isNull(answerRequests.endedAt)))
      .map(({ clientId, measures, way }) => JSON.stringify([clientId, measures, way]))
      .toSorted(),
    firstDays: await firstDaysOf(ines),
    dailyMails: (await db().select().from(dailyMails).orderBy(dailyMails.personId)).map(({ personId, hour }) => [
      personId,
      hour,
    ]),
    contacts: (
      await db().select().from(clientContacts).where(isNull(clientContacts.endedAt)).orderBy(clientContacts.clientId)
    ).map(({ clientId, agreedOn }) => [clientId, agreedOn]),
    settings: (await practiceSettings(ines)).settings,
    answers: (await answerSettings(ines))?.settings,
    tablets: (await practiceTablets(ines, now))?.map(({ name }) => name),
    steps: (await practiceNextSteps(ines)).map(({ rule, steps }) => ({ rule, steps })),
    measures: (await ownMeasures(ines)).flatMap(each => (each.withdrawnAt === null ? [each.instrument.id] : [])),
    wordings: (await db().select().from(wordings)).flatMap(each =>
      each.endedAt === null ? [[each.instrumentId, each.wording]] : [],
    ),
    people: (await practicePeople(ines)).people.flatMap(({ name, roles, leftAt }) =>
      leftAt === null ? [{ name, roles }] : [],
    ),
    passwords: (await db().select({ id: people.id, hash: people.passwordHash }).from(people)).filter(
      ({ id }) => id === mara.personId,
    ),
    factors: (await db().select().from(secondFactors).orderBy(secondFactors.id)).map(({ personId, confirmedAt }) => ({
      personId,
      isOn: confirmedAt !== null,
    })),
    passkeys: (await db().select().from(passkeys).orderBy(passkeys.id)).map(({ personId, name }) => [personId, name]),
    factorRule: await secondFactorRule(ines),
    own: await Promise.all(
      readers.map(async viewer => (await ownPath(viewer)).map(point => [point.anxiety, point.avoidance])),
    ),
    views: await Promise.all(
      readers.map(async viewer => (await viewsOf(viewer)).map(({ name, query }) => [name, query])),
    ),
  }
}

/** The goals of every client in their order, with what was said of each. */
async function statedGoals() {
  const all = await db().select().from(clients).where(isNull(clients.removedAt)).orderBy(clients.code)
  return await inTurn(all, async row => {
    const open = (await episodesOf(db(), row.id))[0]
    const goals = open ? await goalsOf(db(), vault().keyOf(row), open.id, 'Europe/London') : []
    return goals.map(({ text, setOn, endedOn, ratings }) => ({ text, setOn, endedOn, ratings }))
  })
}

/** Null where the account is closed. */
async function loggedInAnew({ personId }: Viewer, now: number): Promise<Viewer | null> {
  const loginId = await startLogin(personId, now)
  return loginId === null ? null : viewerOf(loginId, now)
}

async function listsOf(viewer: Viewer | null, now: number) {
  if (viewer === null) return null
  const { flags } = await flagsToReview(viewer, { show: 'open', size: 1000 }, now)
  return {
    count: await openFlagCount(viewer),
    caseload: (await caseload(viewer, now)).map(row => ({
      ...row,
      id: row.code,
      openSession: row.openSession?.heldOn,
      episode: row.episode?.startedOn,
      topFlag: row.topFlag?.short,
      summary: row.summary && { ...row.summary, lastSession: row.summary.lastSession?.date },
    })),
    open: flags.map(flag => [flag.client.code, flag.rule, flag.tier, flag.sentence, flag.evidenceOn, flag.quiet]),
  }
}

/** What was withdrawn should never have been raised: it is history. */
const withoutWithdrawn = (numbers: Awaited<ReturnType<typeof practiceNumbers>>) =>
  Object.fromEntries(
    Object.entries(numbers).map(([code, held]) => [
      code,
      { ...held, flags: held.flags.filter(flag => !flag.endsWith(' withdrawn')) },
    ]),
  )
