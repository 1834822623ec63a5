import { eq } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { whichInTurn } from './in-turn'
import { notify } from './notice-rows'
import type { Sql } from './open'
import { invalid, notFound, type Outcome, type StepUpOutcome } from './outcome'
import { endAllIn } from './person-rows'
import { endResets } from './reset-rows'
import { endReturn, endsByTime, type OpenReturn, openReturn, openReturns } from './return-rows'
import { whoIsTold, witnessesOf } from './return-witnesses'
import { people } from './schema'
import { removeFactor, whoHasFactor } from './second-factor-rows'
import { done, keyOfVersion, look, once, writeSteppedUp } from './write'

/*
 * Somebody came back by a link alone. Whoever works with them is asked whether it was them; until one of them has said so, they see nothing
 * of any client.
 */

export type OwnReturn = {
  /** From when on nobody is waited for any more; null where time alone opens nothing. */
  opensAt: number | null
  /** The names of those who can confirm that it is the viewer. */
  colleagues: string[]
}

/** For whom the viewer waits, who came back by a link alone; null where they wait for nobody. */
export async function ownReturn(viewer: Viewer, now: number): Promise<OwnReturn | null> {
  return look(async tx => {
    const found = await openReturn(tx, viewer.personId)
    if (!found) return null
    const colleagues = (await witnessesOf(tx, found, now)).map(({ name }) => name)
    return { opensAt: (await endsByTime(tx, found, now)) ? found.opensAt : null, colleagues }
  })
}

export type ReturnView = {
  id: string
  name: string
  begunAt: number
  opensAt: number | null
  /** They have set up a new second factor, without which nobody can confirm. */
  hasSecondFactor: boolean
  /** The viewer can say that it was them, and not only that it was not. */
  mayConfirm: boolean
}

/** Colleagues who came back by a link alone and of whom the viewer can say something, the earliest first. */
export async function returnsToAnswer(viewer: Viewer, now: number): Promise<ReturnView[]> {
  if (!may(viewer, 'answerReturns')) return []
  return look(async tx => {
    const views: ReturnView[] = []
    for (const found of await answerable(tx, viewer, now)) {
      const { id, name, begunAt, personId } = found
      views.push({
        ...{ id, name, begunAt },
        opensAt: (await endsByTime(tx, found, now)) ? found.opensAt : null,
        hasSecondFactor: (await whoHasFactor(tx, [personId])).has(personId),
        mayConfirm: await isWitness(tx, viewer, found, now),
      })
    }
    return views
  })
}

async function answerable(tx: Sql, viewer: Viewer, now: number) {
  return whichInTurn(await openReturns(tx, viewer.practiceId), async found =>
    (await whoIsTold(tx, found, now)).includes(viewer.personId),
  )
}

const isWitness = async (tx: Sql, { personId }: Viewer, found: OpenReturn, now: number): Promise<boolean> =>
  (await witnessesOf(tx, found, now)).some(({ id }) => id === personId)

/** Says that it is them: from their next request on they see their clients again. */
export async function confirmReturn(
  viewer: Viewer,
  { returnId }: { returnId: string },
  now: number,
): Promise<StepUpOutcome> {
  return answer(viewer, { returnId, outcome: 'confirmed' }, now, async (tx, found) => {
    const { personId } = found
    if (!(await isWitness(tx, viewer, found, now))) return notFound
    if (!(await whoHasFactor(tx, [personId])).has(personId))
      return invalid({ returnId: ['They have not set up a new second factor yet. Ask them to, then confirm.'] })
    await endReturn(tx, personId, { outcome: 'confirmed', by: viewer.personId }, now)
    await tell(tx, viewer, found, 'return.confirmed', now)
    return { ok: true }
  })
}

/** Says that it is not them: whoever it was is out at once, and nobody gets in by that account before another link is made. */
export async function rejectReturn(
  viewer: Viewer,
  { returnId, passwordHash }: { returnId: string; passwordHash: string },
  now: number,
): Promise<StepUpOutcome> {
  return answer(viewer, { returnId, outcome: 'rejected' }, now, async (tx, found) => {
    const { personId } = found
    await tx.update(people).set({ passwordHash }).where(eq(people.id, personId))
    await removeFactor(tx, personId)
    await endAllIn(tx, personId, now)
    await endResets(tx, personId, now)
    await endReturn(tx, personId, { outcome: 'rejected', by: viewer.personId }, now)
    await tell(tx, viewer, found, 'return.rejected', now)
    return { ok: true }
  })
}

type Answer = { returnId: string; outcome: 'confirmed' | 'rejected' }

/** Where somebody else was quicker, what they said stands. */
async function answer(
  viewer: Viewer,
  { returnId, outcome }: Answer,
  now: number,
  work: (tx: Sql, found: OpenReturn) => Promise<Outcome>,
): Promise<StepUpOutcome> {
  if (!may(viewer, 'answerReturns')) return notFound
  const act = outcome === 'confirmed' ? 'return.confirm' : 'return.reject'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key: keyOfVersion(act, returnId), act, sent: returnId, now }, done, async () => {
      const found = (await answerable(tx, viewer, now)).find(({ id }) => id === returnId)
      if (!found) return notFound
      const answered = await work(tx, found)
      if (answered.ok) await audit(tx, viewer, { act, subjectId: found.personId, now })
      return answered
    }),
  )
}

type Told = 'return.confirmed' | 'return.rejected'

/** Tells everybody who was told that they came, and themselves. */
async function tell(tx: Sql, { personId: by }: Viewer, found: OpenReturn, kind: Told, now: number): Promise<void> {
  const { practiceId, personId } = found
  const to = [...(await whoIsTold(tx, found, now)), ...(kind === 'return.confirmed' ? [personId] : [])]
  await notify(tx, { practiceId, kind, aboutId: personId, by, to }, now)
}
