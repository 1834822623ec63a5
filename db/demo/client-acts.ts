import { addDays } from '../../lib/dates'
import type { AskedMeasure } from '../../lib/measure'
import type { Viewer } from '../../lib/viewer'
import { joinCareTeam } from '../care-team'
import { client } from '../client-pages'
import { clientMeasures, setClientMeasure } from '../client-plans'
import { addClient, setNextSession } from '../clients'
import { addCover } from '../covers'
import { beginEpisode, endEpisode } from '../episodes'
import { addPin } from '../event-pins'
import { resolveFlag } from '../flags'
import { pauseMeasures } from '../measure-pauses'
import { at } from './calendar'
import type { CastMember } from './cast'
import { type Course, coursesOf } from './course'
import { goalActs } from './goal-acts'
import { clinicians, supervisor } from './people'
import { randomFrom } from './random'
import { moveToRightClient, recordFromPaper, recordSession, recordTwice } from './session-acts'
import { type Act, done, known, type Stage, stepUpOnStage, viewerOn } from './stage'

/** Everything that happens with one client, from the first call to the date of the next session. */
export function actsOf(stage: Stage, member: CastMember, place: number): Act[] {
  const weekday = (place % 5) + 1
  const hour = 9 + (Math.floor(place / 5) % 7)
  const courses = coursesOf(member, stage.seed, stage.today, weekday)
  const as = (date: string, minutes: number, work: Work): Act => ({
    at: at(date, hour, minutes),
    run: async now => work(await viewerOn(stage, member.clinician, now), known(stage.clientIds, member.code), now),
  })
  const last = courses.at(-1)
  return [
    ...courses.flatMap((course, index) => [
      index === 0 ? opening(stage, member, course) : as(course.startedOn, 0, again(stage, course)),
      ...sessionActs(stage, member, course, as),
      ...(course.ended ? [as(course.ended.on, 40, ending(course.ended))] : []),
    ]),
    ...(last ? lastActs(stage, member, last, as) : []),
  ]
}

type Work = (viewer: Viewer, clientId: string, now: number) => Promise<void>
type As = (date: string, minutes: number, work: Work) => Act

function opening(
  stage: Stage,
  { code, name, birthDate, pronouns, clinician }: CastMember,
  { startedOn, reason, days }: Course,
): Act {
  const run = async (now: number) => {
    const viewer = await viewerOn(stage, clinician, now)
    const about = { code, name, birthDate, pronouns, startedOn, reason, nextSessionOn: days[0]?.date ?? null }
    const { clientId } = done(await addClient(viewer, { key: stage.newKey(), ...about }, now))
    stage.clientIds.set(code, clientId)
  }
  return { at: at(startedOn, 8), run }
}

const again =
  (stage: Stage, { startedOn, reason }: Course): Work =>
  async (viewer, clientId, now) => {
    done(await beginEpisode(viewer, { clientId, key: stage.newKey(), startedOn, reason }, now))
  }

function sessionActs(stage: Stage, member: CastMember, course: Course, as: As): Act[] {
  const random = randomFrom(`${stage.seed}/${member.code}/${course.startedOn}/sheets`)
  return course.days.flatMap(({ date, moment }, index) => {
    const isMisplaced = member.movedFrom !== null && index === course.days.length - 3
    const record: Work = async (viewer, clientId, now) => {
      const under = isMisplaced && member.movedFrom ? known(stage.clientIds, member.movedFrom) : clientId
      const recorded = await recordSession(stage, viewer, under, moment, random, now)
      if (isMisplaced) await moveToRightClient(viewer, recorded, clientId, now + 240_000)
    }
    return [as(date, 10, record)]
  })
}

/** Ends an episode, and with it what was still flagged in it. */
const ending =
  ({ on, kind, reason }: NonNullable<Course['ended']>): Work =>
  async (viewer, clientId, now) => {
    const view = await client(viewer, clientId, now)
    const episode = view?.episodes[0]
    if (!episode) throw new Error('An episode that ends is not there')
    for (const flag of view.flags.filter(({ ending: end }) => end === null))
      done(await resolveFlag(viewer, { flagId: flag.id, version: flag.version, reason: closing }, now))
    const { id: episodeId, version } = episode
    done(await endEpisode(viewer, { episodeId, version, endedOn: on, endKind: kind, reason }, now))
  }

const closing = 'The therapy has ended; taken up in the last contact.'

/** Event pins, goals, the supervisor who is let in, what had to be put right, and the date of the next session. */
function lastActs(stage: Stage, member: CastMember, course: Course, as: As): Act[] {
  const { days, ended } = course
  const latest = days.at(-1)?.date ?? addDays(stage.today, -1)
  const pins = member.pins.flatMap(({ fromLast, text }) => {
    const date = days.at(-1 - fromLast)?.date
    return date ? [as(date, 30, pin(stage, date, text))] : []
  })
  const shared = days[2] && member.isShared ? [as(days[2].date, 35, share(stage))] : []
  const covered = member.isCovered ? [as(latest, 48, coverFor(stage))] : []
  const doubled = member.isDoubled ? [as(latest, 42, recordTwice(stage))] : []
  const third = days.at(-3)
  const less = member.asksLess && third ? [as(third.date, 5, askLess(stage, third.date))] : []
  const [, , early] = days
  const more = member.aboutTherapist && early ? [as(early.date, 5, askAboutTherapist(stage))] : []
  const paper = days.slice(1, 3).map(({ date }) => date)
  const late = member.isFromPaper ? [as(latest, 44, recordFromPaper(stage, paper))] : []
  return [
    ...pins,
    ...goalActs(stage, member.goals, course, as),
    ...shared,
    ...less,
    ...more,
    ...doubled,
    ...late,
    ...covered,
    ...(ended ? [] : [as(latest, 50, nextSession(stage, addDays(latest, member.every)))]),
  ]
}

/** Adds attachment to the therapist to what this client is asked. */
const askAboutTherapist =
  (stage: Stage): Work =>
  async (viewer, clientId, now) => {
    const { mark } = (await clientMeasures(viewer, clientId, now)) ?? {}
    if (mark === undefined) throw new Error('A client has no measures')
    const measure: AskedMeasure = { instrumentId: 'ecr-rs', respondent: 'client', target: 'therapist' }
    done(await setClientMeasure(viewer, { clientId, key: stage.newKey(), mark, measure, everySessions: 24 }, now))
  }

const pin =
  (stage: Stage, happenedOn: string, text: string): Work =>
  async (viewer, clientId, now) => {
    done(await addPin(viewer, { clientId, key: stage.newKey(), happenedOn, text }, now))
  }

const share =
  (stage: Stage): Work =>
  async (viewer, clientId, now) => {
    const personId = known(stage.personIds, supervisor.id)
    await stepUpOnStage(viewer, now)
    done(await joinCareTeam(viewer, { clientId, personId, role: 'supervisor' }, now))
  }

const coverFor =
  (stage: Stage): Work =>
  async (viewer, clientId, now) => {
    const days = { fromOn: stage.today, lastOn: addDays(stage.today, 11) }
    const personId = known(stage.personIds, clinicians.tobias.id)
    await stepUpOnStage(viewer, now)
    done(await addCover(viewer, { clientId, key: stage.newKey(), personId, ...days }, now))
  }

const nextSession =
  (stage: Stage, date: string): Work =>
  async (viewer, clientId, now) => {
    const view = await client(viewer, clientId, now)
    if (!view) throw new Error('A client of the demo is not there')
    const nextSessionOn = date < stage.today ? addDays(date, 7) : date
    done(await setNextSession(viewer, { clientId, version: view.version, nextSessionOn }, now))
  }

const own = (instrumentId: string): AskedMeasure => ({ instrumentId, respondent: 'client', target: null })

/** Leaves the longest form out for good, and another one until a day, as the client asked. */
const askLess =
  (stage: Stage, today: string) =>
  async (viewer: Viewer, clientId: string, now: number): Promise<void> => {
    const mark = (await clientMeasures(viewer, clientId, now))?.mark ?? ''
    const longest = { clientId, key: stage.newKey(), mark, measure: own('dsq-40'), everySessions: 0 }
    done(await setClientMeasure(viewer, longest, now))
    const days = { fromOn: today, untilOn: addDays(today, 49) }
    const reason = 'Asked for fewer questions until she has got used to the forms.'
    const pause = { clientId, key: stage.newKey(), measure: own('tension-check'), ...days, reason }
    done(await pauseMeasures(viewer, pause, now + 60_000))
  }
