import { randomUUID } from 'node:crypto'
import { desc, eq, gt } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { saveDraft } from '@/db/assessments'
import { auditLog } from '@/db/audit-log'
import { joinCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { flagsToReview } from '@/db/flags'
import { endOtherLogins } from '@/db/logins'
import { db } from '@/db/open'
import { signedOut } from '@/db/outcome'
import { addPerson, changeRoles, markLeft, practicePeople } from '@/db/people'
import { auditEvents, logins, people, personRoles, sessions } from '@/db/schema'
import { noLongerAdmitted } from '@/db/still-admitted'
import { writeUnattended } from '@/db/write-unattended'
import type { Role, Viewer } from '@/lib/viewer'
import { distress } from '../support/course'
import { later, stateOf } from '../support/filled-practice'
import { guardedActs } from '../support/guards'
import { day, loginAs } from '../support/practice'
import { type Guarded, guardedPractice } from '../support/strangers'
import { times } from '../support/test-all'

/* What was begun before a login ended is not kept after it, however long it was on its way. */

let practice: Guarded
beforeEach(async () => {
  practice = await guardedPractice()
})
afterEach(() => practice.remove())

/** Readings of which an entry is kept. */
const audited: [string, (practice: Guarded) => Promise<unknown>][] = [
  ['a caseload', ({ mara }) => caseload(mara, later)],
  ['a client', ({ mara, clientId }) => client(mara, clientId, later)],
  ['a list of flags', ({ mara }) => flagsToReview(mara, { show: 'all' }, later)],
  [
    'the audit',
    ({ ines }) => auditLog(ines, { before: null, personId: null, act: null, from: null, until: null }, later),
  ],
]

/** These end a login, which is what was wished, or are no act by themselves. */
const open = ['endLogin', 'endOwnLogin', 'endOthersIn']

describe('once every login has ended, nothing is done', () => {
  test.each(guardedActs.filter(({ name }) => !open.includes(name)))('$name', async ({ first, form }) => {
    if (first) expect(await (await first(practice))()).toMatchObject({ ok: true })
    const send = await form(practice)
    await writeUnattended(tx => tx.update(logins).set({ endedAt: later }))
    const before = await stateOf(practice)
    const newest = await newestEntry()
    expect(await send()).toMatchObject({ ok: false })
    expect(await newestEntry()).toEqual(newest)
    expect(await stateOf(practice)).toEqual(before)
  })

  test.each(audited)('nothing is told: %s', async (_, ask) => {
    await writeUnattended(tx => tx.update(logins).set({ endedAt: later }))
    const newest = await newestEntry()
    await expect(ask(practice)).rejects.toMatchObject({ code: 'ATTUNE_NO_LONGER_OPEN' })
    expect(await newestEntry()).toEqual(newest)
  })
})

const newestEntry = async () => (await db().select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1))[0]

test('nobody acts whose login was ended, whose account was closed, or from whom a role was taken', async () => {
  const { ines, mara, tomas, ruth } = practice
  const asked = (viewer: Viewer) => writeUnattended(tx => noLongerAdmitted(tx, viewer))
  expect(await asked(mara)).toBeNull()
  await writeUnattended(tx => tx.update(logins).set({ endedAt: later }).where(eq(logins.id, mara.loginId)))
  await writeUnattended(tx => tx.update(people).set({ leftAt: later }).where(eq(people.id, tomas.personId)))
  await writeUnattended(tx => tx.delete(personRoles).where(eq(personRoles.personId, ruth.personId)))
  expect(await asked(mara)).toEqual(signedOut)
  expect(await asked(tomas)).toEqual(signedOut)
  expect(await asked(ruth)).toEqual({ ok: false, why: 'conflict' })
  expect(await asked(ines)).toBeNull()
})

/** What ends somebody's right to act, ready to be sent. */
const endings = {
  'their other logins are ended': async (who: Viewer) => {
    const elsewhere = await loginAs(who.personId, later)
    return () => endOtherLogins(elsewhere, later)
  },
  'the account is closed': async (who: Viewer) => {
    const leaving = { ...(await versionOf(who)), hasLeft: true as const }
    return () => markLeft(practice.ines, leaving, later)
  },
  'a role is taken': async (who: Viewer) => {
    const change = { ...(await versionOf(who)), roles: ['supervisor' as const] }
    return () => changeRoles(practice.ines, change, later)
  },
}
type Ending = (typeof endings)[keyof typeof endings]

/** From the table: the list of people has fifty on a page. */
async function versionOf({ personId }: Viewer) {
  const [person] = await db().select({ version: people.version }).from(people).where(eq(people.id, personId))
  return { personId, version: person?.version ?? expect.unreachable('There is nobody of this id') }
}
const entryOf = async (personId: string) =>
  (await practicePeople(practice.ines)).people.find(({ id }) => id === personId)

describe.each(Object.entries(endings))('while %s', (_, ending) => {
  test('an administrator who adds somebody adds nobody after that', async () => {
    for (let round = 0; round < times(1000, 6); round++) {
      const second = await loginAs(await added('admin'), later)
      const person = { ...named('X'), roles: ['admin' as const], key: randomUUID() }
      await raced(round, second, ending, () => addPerson(second, person, later))
    }
  })

  describe('a clinician', () => {
    beforeEach(async () => {
      const { mara, tomas, clientId, begunId } = practice
      for (const id of [clientId, begunId])
        await joinCareTeam(mara, { clientId: id, personId: tomas.personId, role: 'clinician' }, later)
    })

    test('who types keeps nothing after that', async () => {
      const { mara, begunSessionId: sessionId } = practice
      for (let round = 0; round < times(1000, 6); round++) {
        // What is typed on one day leaves one entry.
        const at = later + round * day
        const again = await loginAs(mara.personId, at)
        const [session] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
        const draft = { sessionId, draftVersion: session?.draftVersion ?? 0, entries: [distress({ 1: round % 5 })] }
        await raced(round, again, ending, () => saveDraft(again, draft, at))
        await letBack(mara)
      }
    })

    test('who reads is shown nothing after that', async () => {
      const { mara, begunId } = practice
      for (let round = 0; round < times(1000, 6); round++) {
        const again = await loginAs(mara.personId, later)
        const read = () => (round % 4 < 2 ? client(again, begunId, later) : caseload(again, later))
        await raced(round, again, ending, () => isGiven(read))
        await letBack(mara)
      }
    })
  })
})

/** Whether something was shown: what is closed meanwhile is not found, or refused. */
async function isGiven(read: () => Promise<unknown>): Promise<{ ok: boolean }> {
  try {
    return { ok: (await read()) !== null }
  } catch (error) {
    expect(error).toMatchObject({ code: 'ATTUNE_NO_LONGER_OPEN' })
    return { ok: false }
  }
}

const named = (name: string) => ({ name, email: `${randomUUID()}@attune.example`, passwordHash: 'x' })

async function added(role: Role): Promise<string> {
  const outcome = await addPerson(practice.ines, { ...named('Second'), roles: [role], key: randomUUID() }, later)
  return outcome.ok ? outcome.personId : expect.unreachable('Nobody was added')
}

async function letBack(who: Viewer) {
  if ((await entryOf(who.personId))?.leftAt)
    await markLeft(practice.ines, { ...(await versionOf(who)), hasLeft: false, passwordHash: 'x' }, later)
  if (!(await entryOf(who.personId))?.roles.includes('clinician'))
    await changeRoles(practice.ines, { ...(await versionOf(who)), roles: ['clinician'] }, later)
  // Whoever comes back comes back to nobody's record.
  await loginAs(who.personId, later)
  const { tomas, begunId } = practice
  await joinCareTeam(tomas, { clientId: begunId, personId: who.personId, role: 'clinician' }, later)
}

const isEnding = ['login.end-others', 'person.left', 'person.roles']

/** An act and what ends the right to it, at once, the other one first each time: of the act, nothing stands after what ended it. */
async function raced(round: number, who: Viewer, ending: Ending, act: () => Promise<{ ok: boolean }>) {
  const end = await ending(who)
  const since = (await newestEntry())?.seq ?? 0
  const isActFirst = round % 2 === 0
  const [one, other] = await Promise.all(isActFirst ? [act(), end()] : [end(), act()])
  expect(isActFirst ? other : one).toMatchObject({ ok: true })
  const entries = await db().select().from(auditEvents).where(gt(auditEvents.seq, since)).orderBy(auditEvents.seq)
  const theirs = entries.filter(({ loginId }) => loginId === who.loginId)
  const ended = entries.find(entry => isEnding.includes(entry.act))?.seq ?? 0
  expect(theirs.length > 0).toBe((isActFirst ? one : other)?.ok)
  expect(theirs.filter(({ seq }) => seq > ended)).toEqual([])
}
