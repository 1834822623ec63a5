import { defaultPlan } from '../../lib/battery'
import { addDays, todayIn } from '../../lib/dates'
import { renewEarlyCut } from '../early-cut'
import { makeIdsWith } from '../ids'
import { readNotices, unreadNotices } from '../notices'
import { keepOwnPoint } from '../own-attachment'
import { addPerson } from '../people'
import { createPractice } from '../practices'
import { answerActs } from './answer-acts'
import { at } from './calendar'
import { type CastMember, cast } from './cast'
import { actsOf } from './client-acts'
import { reviewHours } from './flag-acts'
import { idMaker } from './ids'
import { accountOf, admin, clinicians, locale, practiceName, staff, supervisor, timeZone } from './people'
import { randomFrom } from './random'
import { done, type Stage, viewerOn, walk } from './stage'

/** How long the fictional practice has been at work, in days. */
const history = 730

type Making = {
  seed: string
  /** The instant it is made, in ms: the stories end on the working day before. */
  now: number
  /** Of the one password of all its accounts. */
  passwordHash: string
  clients?: readonly CastMember[]
}

/**
 * Fills the open, empty database with the fictional practice, by the same acts as the screens call. The same seed and instant
 * make the same practice; only what is encrypted differs. Gives what clients were asked last to answer by themselves, by their codes.
 */
export async function makeDemo({
  seed,
  now,
  passwordHash,
  clients = cast,
}: Making): Promise<ReadonlyMap<string, string>> {
  const today = todayIn(timeZone, now)
  const founded = addDays(today, -history)
  const stage = emptyStage(seed, today, at(founded, 7))
  const idMakerBefore = makeIdsWith(idMaker(randomFrom(`${seed}/ids`), stage.clock))
  try {
    await openPractice(stage, passwordHash)
    const place = (member: CastMember) => clients.filter(each => each.clinician === member.clinician).indexOf(member)
    const acts = clients.flatMap(member => actsOf(stage, member, place(member)))
    await walk(stage, [...acts, ...reviewHours(stage, founded, clients), ...answerActs(stage, clients)])
    await takeEarlyCut(stage)
    await readOldNotices(stage)
    return stage.requestIds
  } finally {
    makeIdsWith(idMakerBefore)
  }
}

/** The administrator takes the practice's cut for early alliance; a cast that is too small for one has none. */
async function takeEarlyCut(stage: Stage): Promise<void> {
  const { now } = stage.clock
  await renewEarlyCut(await viewerOn(stage, admin.id, now), 'wai-sr', now)
}

/** What the supervisor was told over the years, she has read; what a colleague was told last is new. */
async function readOldNotices(stage: Stage): Promise<void> {
  const { now } = stage.clock
  const viewer = await viewerOn(stage, supervisor.id, now)
  const unread = async () => (await unreadNotices(viewer)).map(({ id }) => id)
  for (let noticeIds = await unread(); noticeIds.length > 0; noticeIds = await unread())
    done(await readNotices(viewer, { noticeIds }, now))
}

function emptyStage(seed: string, today: string, now: number): Stage {
  const random = randomFrom(`${seed}/keys`)
  const newKey = () => `demo-${random.whole(0, 2 ** 30)}-${random.whole(0, 2 ** 30)}`
  return {
    seed,
    today,
    clock: { now },
    personIds: new Map(),
    clientIds: new Map(),
    requestIds: new Map(),
    logins: new Map(),
    newKey,
  }
}

async function openPractice(stage: Stage, passwordHash: string): Promise<void> {
  const { now } = stage.clock
  const practice = {
    name: practiceName,
    timeZone,
    locale,
    isDemo: true,
    plan: defaultPlan,
    person: accountOf(admin, passwordHash),
  }
  stage.personIds.set(admin.id, done(await createPractice(practice, now)).personId)
  const viewer = await viewerOn(stage, admin.id, now)
  for (const person of staff) {
    const { personId } = done(await addPerson(viewer, { key: stage.newKey(), ...accountOf(person, passwordHash) }, now))
    stage.personIds.set(person.id, personId)
    // A care team takes nobody who was never here.
    await viewerOn(stage, person.id, now)
  }
  const mara = await viewerOn(stage, clinicians.mara.id, now)
  done(await keepOwnPoint(mara, { key: stage.newKey(), anxiety: 4.67, avoidance: 2.83, form: 'ecr-rs' }, now))
}
