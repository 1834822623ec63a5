import { and, eq, inArray, isNull, max } from 'drizzle-orm'
import { audit } from './audit'
import { newId } from './ids'
import { notify } from './notice-rows'
import type { Sql } from './open'
import { hadClients, type Returned, whoIsTold, witnessesOf } from './return-witnesses'
import { first } from './rows'
import { auditEvents, passwordResets, people, type returnOutcomes, returns } from './schema'
import { removeFactor, whoHasFactor } from './second-factor-rows'

/** How long a colleague is waited for. */
const waitingHours = 24

export type OpenReturn = Returned & { id: string; begunAt: number; opensAt: number | null }

type Coming = { practiceId: string; personId: string; resetId: string }

/**
 * Notes that somebody came back by a link alone, and tells all who could know better, within another act; gives their addresses. What is left of
 * a second factor goes, since whoever found it could use it. The wait is from the newest instant
 * that the practice has written down, so that a clock which was put back makes it no shorter.
 */
export async function beginReturn(tx: Sql, { practiceId, personId, resetId }: Coming, now: number): Promise<string[]> {
  const who = { practiceId, personId, loginId: null }
  if ((await whoHasFactor(tx, [personId])).has(personId)) {
    await removeFactor(tx, personId)
    await audit(tx, who, { act: 'second-factor.end', subjectId: personId, now })
  }
  await endReturn(tx, personId, { outcome: 'replaced', by: null }, now)
  const newest = (await first(tx.select({ at: max(auditEvents.happenedAt) }).from(auditEvents)))?.at ?? now
  const opensAt = Math.max(now, newest) + waitingHours * 60 * 60_000
  await tx.insert(returns).values({ id: newId(), practiceId, personId, resetId, begunAt: now, opensAt })
  await audit(tx, who, { act: 'return.begin', subjectId: personId, now })
  const to = await whoIsTold(tx, { practiceId, personId }, now)
  await notify(tx, { practiceId, kind: 'return.begun', aboutId: personId, by: null, to }, now)
  return await addressesOf(tx, to)
}

async function addressesOf(tx: Sql, ids: readonly string[]): Promise<string[]> {
  const theirs = and(inArray(people.id, [...ids]), isNull(people.leftAt))
  const found = await tx.select({ email: people.email }).from(people).where(theirs).orderBy(people.email)
  return found.map(({ email }) => email)
}

type Ending = { outcome: (typeof returnOutcomes)[number]; by: string | null }

/** Ends that somebody is waited for, where they are, within another act. */
export async function endReturn(tx: Sql, personId: string, { outcome, by }: Ending, now: number): Promise<void> {
  const open = and(eq(returns.personId, personId), isNull(returns.endedAt))
  await tx.update(returns).set({ endedAt: now, endedBy: by, outcome }).where(open)
}

const { id, practiceId, personId, begunAt, opensAt } = returns
const { madeBy, madeAt } = passwordResets
const opened = { id, practiceId, personId, begunAt, opensAt, madeBy, madeAt }

/** The return of a person that goes on; null where nobody is waited for. */
export async function openReturn(tx: Sql, whose: string): Promise<OpenReturn | null> {
  const found = tx.select(opened).from(returns).innerJoin(passwordResets, eq(passwordResets.id, returns.resetId))
  return (await first(found.where(and(eq(personId, whose), isNull(returns.endedAt))))) ?? null
}

/** The returns of a practice that go on, of people who are here, the earliest first. */
export async function openReturns(tx: Sql, whose: string): Promise<(OpenReturn & { name: string })[]> {
  return await tx
    .select({ ...opened, name: people.name })
    .from(returns)
    .innerJoin(passwordResets, eq(passwordResets.id, returns.resetId))
    .innerJoin(people, and(eq(people.id, personId), isNull(people.leftAt)))
    .where(and(eq(practiceId, whose), isNull(returns.endedAt)))
    .orderBy(begunAt, id)
}

/**
 * Whether a return ends by time at all: where somebody is still here who was told and could have said that it is not them, or there was no
 * client to see.
 */
export const endsByTime = async (tx: Sql, returned: OpenReturn, at: number): Promise<boolean> =>
  returned.opensAt !== null && ((await witnessesOf(tx, returned, at)).length > 0 || !(await hadClients(tx, returned)))

/** Whether the time of a return is over, and whoever came back has set up the second factor that it takes. */
export const isTimeOver = async (tx: Sql, returned: OpenReturn, at: number): Promise<boolean> =>
  returned.opensAt !== null &&
  returned.opensAt <= at &&
  (await whoHasFactor(tx, [returned.personId])).has(returned.personId) &&
  (await endsByTime(tx, returned, at))

/** Ends a return whose time is over, and says whether it did: somebody may have been quicker to answer it, in whichever way. */
export async function passReturn(tx: Sql, whose: string, now: number): Promise<boolean> {
  const open = await openReturn(tx, whose)
  if (!open || !(await isTimeOver(tx, open, now))) return false
  await endReturn(tx, whose, { outcome: 'passed', by: null }, now)
  const who = { practiceId: open.practiceId, personId: whose, loginId: null }
  await audit(tx, who, { act: 'return.pass', subjectId: whose, now })
  return true
}
