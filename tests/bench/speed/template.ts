import { joinCareTeam } from '@/db/care-team'
import { actsOf } from '@/db/demo/client-acts'
import { reviewHours } from '@/db/demo/flag-acts'
import { idMaker } from '@/db/demo/ids'
import { accountOf, admin, type DemoPerson, locale, timeZone } from '@/db/demo/people'
import { randomFrom } from '@/db/demo/random'
import { type Act, done, known, type Stage, stepUpOnStage, viewerOn, walk } from '@/db/demo/stage'
import { makeIdsWith, newId } from '@/db/ids'
import { addPerson } from '@/db/people'
import { createPractice } from '@/db/practices'
import { defaultPlan } from '@/lib/battery'
import { todayIn } from '@/lib/dates'
import { ofPractice, ofTeam } from './marked-ids'
import type { Tell } from './progress'
import { clinician, supervisors, type Team } from './team'

export type Template = {
  seed: string
  /** The stories end on the working day before, as YYYY-MM-DD. */
  today: string
  /** Of the one password of all accounts. */
  passwordHash: string
  team: Team
}

/** Who is who, by id. */
export type Staff = { adminId: string; clinicianId: string; few: string; many: string }

/**
 * Fills the open, empty database with a practice of one clinician, by the same acts as the screens call. The ids of what belongs to
 * the clinician's team are marked as such; those of the practice, its administrator and its supervisors are not.
 */
export async function makeTemplate(template: Template, tell: Tell): Promise<Staff> {
  const stage = emptyStage(template)
  const acts = template.team.clients.flatMap((member, place) => actsOf(stage, member, place))
  stage.clock.now = Math.min(...acts.map(act => act.at)) - hour
  const idMakerBefore = makeIdsWith(idMaker(randomFrom(`${template.seed}/practice-ids`), stage.clock, ofPractice))
  try {
    await found(stage, template)
    const reviews = reviewHours(stage, todayIn(timeZone, stage.clock.now), template.team.clients, [clinician.id])
    await walk(stage, counted([...acts, ...reviews, sharing(stage, acts)], tell))
  } finally {
    makeIdsWith(idMakerBefore)
  }
  const id = (person: DemoPerson) => known(stage.personIds, person.id)
  return { adminId: id(admin), clinicianId: id(clinician), few: id(supervisors.few), many: id(supervisors.many) }
}

const hour = 60 * 60_000

function emptyStage({ seed, today }: Template): Stage {
  // Keys of forms are ids, as from the screens, so that those of a copy are others.
  return {
    seed,
    today,
    clock: { now: 0 },
    personIds: new Map(),
    clientIds: new Map(),
    requestIds: new Map(),
    logins: new Map(),
    newKey: newId,
  }
}

/** Sets the practice up with everybody who works there. From the clinician on, what is made belongs to the team. */
async function found(stage: Stage, { seed, passwordHash }: Template): Promise<void> {
  const { now } = stage.clock
  const about = { name: 'Practice for measuring', timeZone, locale, isDemo: false, plan: defaultPlan }
  stage.personIds.set(
    admin.id,
    done(await createPractice({ ...about, person: accountOf(admin, passwordHash) }, now)).personId,
  )
  const viewer = await viewerOn(stage, admin.id, now)
  const add = async (person: DemoPerson) => {
    const added = done(await addPerson(viewer, { key: stage.newKey(), ...accountOf(person, passwordHash) }, now))
    stage.personIds.set(person.id, added.personId)
    await viewerOn(stage, person.id, now)
  }
  for (const supervisor of Object.values(supervisors)) await add(supervisor)
  makeIdsWith(idMaker(randomFrom(`${seed}/team-ids`), stage.clock, ofTeam))
  await add(clinician)
}

/** Last of all, the clinician lets both supervisors in to every client. */
function sharing(stage: Stage, acts: readonly Act[]): Act {
  const run = async (now: number) => {
    const viewer = await viewerOn(stage, clinician.id, now)
    await stepUpOnStage(viewer, now)
    for (const clientId of stage.clientIds.values())
      for (const { id } of Object.values(supervisors))
        done(await joinCareTeam(viewer, { clientId, personId: known(stage.personIds, id), role: 'supervisor' }, now))
  }
  return { at: Math.max(...acts.map(act => act.at)) + hour, run }
}

/** The same acts, each of which says how many there were. */
function counted(acts: readonly Act[], tell: Tell): Act[] {
  let carriedOut = 0
  return acts.map(({ at, run }) => ({
    at,
    run: async now => {
      await run(now)
      carriedOut++
      tell('Recording one team', carriedOut, acts.length)
    },
  }))
}
