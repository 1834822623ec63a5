import { and, eq, isNull } from 'drizzle-orm'
import { keyedHash } from './keyed-hash'
import { notify } from './notice-rows'
import type { Sql } from './open'
import { startLoginIn } from './person-rows'
import { countRefusal, refusedToday } from './refusals'
import { first } from './rows'
import { people } from './schema'
import {
  acceptFactor,
  acceptPasskey,
  factorsOf,
  type ShownFactor,
  type UsedPasskey,
  whoHasFactor,
} from './second-factor-rows'
import { look } from './write'
import { writeUnattended } from './write-unattended'

type Started = { loginId: string; mark?: undefined } | { loginId?: undefined; mark: string }

/**
 * Logs a person in whose password was found right; where they have a second factor, that is asked for first, and what begins is known by a
 * mark. Null where they have left, or the password was changed meanwhile.
 */
export async function startLoginByPassword(
  { personId, passwordHash }: { personId: string; passwordHash: string },
  now: number,
): Promise<Started | null> {
  return writeUnattended(async tx => {
    const person = await activePerson(tx, personId)
    if (person?.passwordHash !== passwordHash) return null
    if ((await whoHasFactor(tx, [personId])).has(personId)) return { mark: markOf(person) }
    return { loginId: await startLoginIn(tx, person, now) }
  })
}

/** Uses up a code, or a passkey, of the second factor of somebody whose password was found right, and logs them in. Null where one of the two is not. */
export async function startLoginBySecondStep(
  { personId, mark, ...shown }: { personId: string; mark: string } & ShownFactor,
  now: number,
): Promise<string | null> {
  return writeUnattended(async tx => {
    const person = await activePerson(tx, personId)
    if (!person || markOf(person) !== mark || !(await acceptFactor(tx, personId, shown, now))) return null
    return await startLoginIn(tx, person, now)
  })
}

/** Logs in by a passkey alone, whose holder asked for a finger, a face or a code of theirs. Null where it is gone or was used meanwhile. */
export async function startLoginByPasskey(
  { personId, passkey }: { personId: string; passkey: UsedPasskey },
  now: number,
): Promise<string | null> {
  return writeUnattended(async tx => {
    const person = await activePerson(tx, personId)
    if (!person || !(await acceptPasskey(tx, personId, passkey, now))) return null
    return await startLoginIn(tx, person, now)
  })
}

/** What somebody whose password was right can show as their second factor. */
export const secondStepBy = (personId: string): Promise<{ hasApp: boolean; hasPasskey: boolean }> =>
  look(tx => factorsOf(tx, personId))

/** Whether the password that was found right at the first step is another one by now, or the account closed. */
export async function isMarkOver({ personId, mark }: { personId: string; mark: string }): Promise<boolean> {
  const person = await look(tx => activePerson(tx, personId))
  return !person || markOf(person) !== mark
}

/** From so many wrong ones on a day its owner is told: somebody else may know the password. */
const toldFrom = 5
/** So many are taken on a day in browsers that the account does not know: a guess at six digits would take years. */
const mostOfADay = 30

/** Counts a second factor that was not right, after the right password, and tells whose account it is of the fifth on a day. */
export async function noteWrongFactor(personId: string, now: number): Promise<void> {
  await writeUnattended(async tx => {
    await countRefusal(tx, { kind: 'second-factor', personId, now })
    const person = await activePerson(tx, personId)
    if (!person || (await refusedToday(tx, { kind: 'second-factor', personId, now })) !== toldFrom) return
    await notify(tx, { practiceId: person.practiceId, kind: 'second-factor.refused', by: null, to: [personId] }, now)
  })
}

/** Whether so many wrong codes were typed today that no browser is taken any more which the account does not know. */
export const isGuessedAt = (personId: string, now: number): Promise<boolean> =>
  look(async tx => (await refusedToday(tx, { kind: 'second-factor', personId, now })) >= mostOfADay)

async function activePerson(tx: Sql, personId: string) {
  const { practiceId, passwordHash } = people
  const found = await first(
    tx
      .select({ practiceId, passwordHash })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.leftAt))),
  )
  return found && { ...found, personId }
}

/** Says of which password it was that it was right, so that another one ends what it began. */
const markOf = ({ personId, passwordHash }: { personId: string; passwordHash: string }) =>
  keyedHash('second step', `${personId} ${passwordHash}`)
