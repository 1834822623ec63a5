import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { addCover } from '@/db/covers'
import { acceptInvitation, openInvitations } from '@/db/invitations'
import { viewerOf } from '@/db/logins'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { keepOwnPoint, ownPath } from '@/db/own-attachment'
import { acceptReset } from '@/db/password-resets'
import { addPerson, changeRoles, markLeft, practicePeople } from '@/db/people'
import { makeRecoveryCode, recover, recoverable } from '@/db/recovery'
import { confirmReturn, ownReturn, rejectReturn, returnsToAnswer } from '@/db/returns'
import { keepView, viewsOf } from '@/db/saved-views'
import { careTeam, returns } from '@/db/schema'
import { changeSecondFactorRule, endSecondFactor } from '@/db/second-factor'
import { startLoginByPassword, startLoginBySecondStep } from '@/db/second-step'
import { clientsToTransfer, transferClients } from '@/db/transfers'
import type { Role, Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { comeBack, linkFor } from '../support/returns'
import { nextCode, setUpSecondFactor } from '../support/second-factor'

const hour = 60 * 60_000
/** When people come back: those who work with them have done so for days. */
const now = monday + 3 * day
const notThere = { ok: false, why: 'not-found' }
const done = { ok: true }

let practice: Awaited<ReturnType<typeof freshPractice>>
/** Mara's, with Tomas and Ruth on the care team. */
let clientId = ''
beforeEach(async () => {
  practice = await freshPractice()
  const { mara, tomas, ruth } = practice
  clientId = await newClient(mara, 'K-001', 'Amira Tal')
  await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday)
  await joinCareTeam(mara, { clientId, personId: ruth.personId, role: 'supervisor' }, monday)
  for (const who of ['ines', 'tomas', 'ruth'] as const) practice[who] = await loginAs(practice[who].personId, now)
})
afterEach(() => practice.remove())

const ask = () => ({ by: practice.ines, now })
const maraBack = () => comeBack(practice.mara, ask())
const again = async ({ loginId }: Viewer, at = now) => viewerOf(loginId, at)
/** Mara as she is at another time: she logs in again. */
const maraAt = (at: number) => loginAs(practice.mara.personId, at)
const which = async () => ({ returnId: (await db().select().from(returns).orderBy(returns.begunAt)).at(-1)?.id ?? '' })
const confirm = async (by: Viewer, at = now) => confirmReturn(by, await which(), at)
const reject = async (by: Viewer, at = now) => rejectReturn(by, { ...(await which()), passwordHash: 'unknown' }, at)
const outcomes = async () =>
  (await db().select().from(returns).orderBy(returns.begunAt, returns.id)).map(row => row.outcome)

/** One more person, who has been here since a time. */
async function join(name: string, roles: Role[], since = monday): Promise<Viewer> {
  const person = { key: randomUUID(), name, email: `${name}@attune.example`, passwordHash: 'x', roles }
  const added = await addPerson(practice.ines, person, since)
  return loginAs(added.ok ? added.personId : '', since)
}

async function changeRolesOf(who: Viewer, roles: Role[], by = practice.ines): Promise<void> {
  const found = (await practicePeople(by)).people.find(({ id }) => id === who.personId)
  expect(await changeRoles(by, { personId: who.personId, version: found?.version ?? 0, roles }, now)).toEqual(done)
}

async function close({ personId }: Viewer): Promise<void> {
  const found = (await practicePeople(practice.ines)).people.find(({ id }) => id === personId)
  expect(await markLeft(practice.ines, { personId, version: found?.version ?? 0, hasLeft: true }, now)).toEqual(done)
}

const addToTeam = (who: Viewer, at: number, role: 'clinician' | 'supervisor' = 'clinician') =>
  joinCareTeam(practice.tomas, { clientId, personId: who.personId, role }, at)

describe('somebody who came back by a link alone', () => {
  test('sets up a second factor first, and sees nothing until a colleague has confirmed that it is them', async () => {
    await keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
    await keepView(practice.mara, { name: 'Amira', query: 'show=due' }, monday)
    const begun = await comeBack(practice.mara, ask(), false)
    expect(begun).toMatchObject({ heldBack: 'no-second-factor', roles: [] })
    expect(await returnsToAnswer(practice.tomas, now)).toMatchObject([
      { name: 'Mara', hasSecondFactor: false, mayConfirm: true, opensAt: now + day },
    ])
    expect(await confirm(practice.tomas)).toMatchObject({ ok: false, why: 'invalid' })
    await setUpSecondFactor(begun, now)
    const back = (await again(begun)) ?? expect.unreachable()
    expect(back).toMatchObject({ heldBack: 'awaiting-colleague', roles: [] })
    expect([await caseload(back, now), await ownPath(back), await viewsOf(back)]).toEqual([[], [], []])
    expect(await clientsToTransfer(back, back.personId, now)).toBeNull()
    expect(await ownReturn(back, now)).toEqual({ opensAt: now + day, colleagues: ['Ruth', 'Tomas'] })
    expect(await confirm(practice.tomas)).toEqual(done)
    const open = (await again(back)) ?? expect.unreachable()
    expect(open).toMatchObject({ heldBack: null, roles: ['clinician'] })
    expect([(await caseload(open, now)).length, (await ownPath(open)).length]).toEqual([1, 1])
    expect([await returnsToAnswer(practice.tomas, now), await ownReturn(open, now)]).toEqual([[], null])
    expect((await unreadNotices(open)).map(({ kind, by }) => [kind, by])).toEqual([['return.confirmed', 'Tomas']])
  })

  test('a supervisor of a client can confirm as well', async () => {
    await maraBack()
    expect(await confirm(practice.ruth)).toEqual(done)
  })

  test('keeps the second factor until then, whatever the practice asks for', async () => {
    const { ines } = practice
    await changeSecondFactorRule(ines, { before: null, after: '2026-01-05' }, now)
    const back = await maraBack()
    await changeSecondFactorRule(ines, { before: '2026-01-05', after: null }, now)
    expect(await again(back)).toMatchObject({ heldBack: 'awaiting-colleague' })
    expect(await endSecondFactor(back, { passwordHash: 'new' }, now)).toMatchObject({ ok: false, why: 'invalid' })
    await confirm(practice.tomas)
    const open = (await again(back)) ?? expect.unreachable()
    expect(await endSecondFactor(open, { passwordHash: 'new' }, now)).toEqual(done)
    expect(await again(open)).toMatchObject({ heldBack: null })
  })

  test('is not let in by another link with the second factor that they set up', async () => {
    const back = await comeBack(practice.mara, ask(), false)
    const { key } = await setUpSecondFactor(back, now)
    const token = await linkFor(back, ask())
    expect(await acceptReset({ token, keepsFactor: true, passwordHash: 'newer', countedAs: [] }, now)).not.toBeNull()
    const { personId } = back
    const { mark = '' } = (await startLoginByPassword({ personId, passwordHash: 'newer' }, now)) ?? {}
    const loginId = await startLoginBySecondStep({ personId, mark, code: nextCode(key, now) }, now)
    expect(await viewerOf(loginId ?? '', now)).toMatchObject({ heldBack: 'awaiting-colleague' })
    expect(await ownReturn(back, now)).toMatchObject({ opensAt: now + day })
  })

  test('by another link alone, waits anew', async () => {
    await maraBack()
    const back = await comeBack(practice.mara, { by: practice.ines, now: now + hour })
    expect(await ownReturn(back, now + hour)).toMatchObject({ opensAt: now + hour + day })
    expect(await returnsToAnswer(practice.tomas, now + hour)).toHaveLength(1)
    expect(await outcomes()).toEqual(['replaced', null])
  })
})

describe('time', () => {
  test('opens after a day, with the second factor, once and for good', async () => {
    const back = await comeBack(practice.mara, ask(), false)
    expect(await maraAt(now + day)).toMatchObject({ heldBack: 'no-second-factor' })
    await setUpSecondFactor(back, now)
    expect(await maraAt(now + day - 1)).toMatchObject({ heldBack: 'awaiting-colleague', roles: [] })
    expect(await maraAt(now + day)).toMatchObject({ heldBack: null, roles: ['clinician'] })
    expect(await outcomes()).toEqual(['passed'])
    expect(await returnsToAnswer(practice.tomas, now + day)).toEqual([])
    // The clock goes back, and the colleagues leave: what has passed has passed.
    await close(practice.tomas)
    expect(await maraAt(now)).toMatchObject({ heldBack: null })
  })

  test('is counted from the newest that was written down, where the clock was put back', async () => {
    const back = await comeBack(practice.mara, {
      by: await loginAs(practice.ines.personId, now - 2 * hour),
      now: now - 2 * hour,
    })
    expect(await ownReturn(back, now)).toMatchObject({ opensAt: now + day })
    expect(await maraAt(now - 2 * hour + day)).toMatchObject({ heldBack: 'awaiting-colleague' })
    expect(await maraAt(now - 10 * day)).toMatchObject({ heldBack: 'awaiting-colleague' })
  })

  test('opens nothing where all who could have objected are gone: their accounts closed, their roles or places taken', async () => {
    await maraBack()
    await close(practice.ruth)
    await changeRolesOf(practice.tomas, ['supervisor'])
    expect(await maraAt(now + 2 * day)).toMatchObject({ heldBack: 'awaiting-colleague' })
    const back = await maraAt(now + 2 * day)
    expect(await ownReturn(back, now + 2 * day)).toEqual({ opensAt: null, colleagues: [] })
  })

  test('nobody is kept from objecting by a transfer of Mara’s clients', async () => {
    const back = await maraBack()
    const { ines, mara, tomas } = practice
    const mark = (await clientsToTransfer(ines, mara.personId, now))?.mark ?? ''
    const asked = { key: randomUUID(), fromId: mara.personId, toId: tomas.personId, clientIds: null, mark }
    expect(await transferClients(ines, { ...asked, reason: 'x', lastOn: null }, now)).toMatchObject(done)
    expect(await ownReturn(back, now)).toEqual({ opensAt: now + day, colleagues: ['Ruth', 'Tomas'] })
    expect(await reject(practice.ruth)).toEqual(done)
  })

  test('opens for somebody who has no client, though nobody can confirm it', async () => {
    const vera = await join('Vera', ['supervisor'])
    const back = await comeBack(vera, ask())
    expect(await ownReturn(back, now)).toEqual({ opensAt: now + day, colleagues: [] })
    expect(await loginAs(vera.personId, now + day - 1)).toMatchObject({ heldBack: 'awaiting-colleague' })
    expect(await loginAs(vera.personId, now + day)).toMatchObject({ heldBack: null })
  })
})

describe('nobody confirms', () => {
  const expectNobody = async (...those: Viewer[]) => {
    for (const nobody of those) {
      expect((await returnsToAnswer(nobody, now)).filter(({ mayConfirm }) => mayConfirm)).toEqual([])
      expect(await confirm(nobody)).toEqual(notThere)
    }
    expect(await maraAt(now)).toMatchObject({ heldBack: 'awaiting-colleague' })
  }

  test('who shares no client with them, keeps the practice, is waited for too, or it themselves', async () => {
    const olga = await join('Olga', ['clinician'])
    await newClient(olga, 'O-001', 'Nuno Vaz')
    const back = await maraBack()
    const held = await comeBack(practice.ruth, ask())
    // Of hers, that is the newest by now.
    await comeBack(practice.mara, ask())
    await expectNobody(olga, practice.ines, back, held, await maraAt(now))
  })

  test('who made the link, though they work with a client', async () => {
    const bo = await join('Bo', ['admin', 'clinician'])
    await addToTeam(bo, monday)
    await comeBack(practice.mara, { by: await loginAs(bo.personId, now), now })
    // No longer an administrator, they are still who made the link.
    await changeRolesOf(bo, ['clinician'])
    await expectNobody(await loginAs(bo.personId, now))
  })

  test('an administrator who had somebody else make it, or was one until yesterday', async () => {
    const bo = await join('Bo', ['admin', 'clinician'])
    await addToTeam(bo, monday)
    await maraBack()
    await expectNobody(await loginAs(bo.personId, now))
    await changeRolesOf(bo, ['clinician'])
    await expectNobody(await loginAs(bo.personId, now))
  })

  test('who came to the care team, or to their role, less than a day before the link was made', async () => {
    const [pia, bo] = [await join('Pia', ['clinician']), await join('Bo', ['clinician'], now - hour)]
    await addToTeam(pia, now - day + 1)
    await addToTeam(bo, now - hour)
    await maraBack()
    await expectNobody(await loginAs(pia.personId, now), await loginAs(bo.personId, now))
  })

  test('who let them into the care team of a client of their own for it', async () => {
    const olga = await join('Olga', ['clinician'])
    const other = await newClient(olga, 'O-001', 'Nuno Vaz')
    await joinCareTeam(olga, { clientId: other, personId: practice.mara.personId, role: 'clinician' }, now - hour)
    await maraBack()
    await expectNobody(await loginAs(olga.personId, now))
  })

  test('whose cover is over, or who is on the team no more', async () => {
    const pia = await join('Pia', ['clinician'])
    const days = { fromOn: '2026-01-06', lastOn: '2026-01-07' }
    const cover = { clientId, personId: pia.personId, key: randomUUID(), ...days }
    expect(await addCover(practice.tomas, cover, monday)).toMatchObject(done)
    await maraBack()
    await expectNobody(await loginAs(pia.personId, now))
    const place = and(eq(careTeam.personId, practice.ruth.personId), eq(careTeam.clientId, clientId))
    const [member] = await db().select({ id: careTeam.id }).from(careTeam).where(place)
    expect(await leaveCareTeam(practice.tomas, { membershipId: member?.id ?? '' }, now)).toMatchObject(done)
    await expectNobody(practice.ruth)
  })

  test('but who covers still does', async () => {
    const pia = await join('Pia', ['clinician'])
    const days = { fromOn: '2026-01-06', lastOn: '2026-01-08' }
    const cover = { clientId, personId: pia.personId, key: randomUUID(), ...days }
    expect(await addCover(practice.tomas, cover, monday)).toMatchObject(done)
    await maraBack()
    expect(await confirm(await loginAs(pia.personId, now))).toEqual(done)
  })
})

describe('it was somebody else', () => {
  test('so a colleague says, and they are out at once, with the password and the second factor that they set', async () => {
    const { mara, ines, tomas, ruth } = practice
    const back = await maraBack()
    const token = await linkFor(back, ask())
    expect(await reject(tomas)).toEqual(done)
    expect(await again(back)).toBeNull()
    expect(await startLoginByPassword({ personId: mara.personId, passwordHash: 'new' }, now)).toBeNull()
    expect(await acceptReset({ token, keepsFactor: false, passwordHash: 'z', countedAs: [] }, now)).toBeNull()
    for (const told of [ines, ruth])
      expect((await unreadNotices(told)).slice(-2).map(({ kind }) => kind)).toEqual(['return.begun', 'return.rejected'])
    expect(await returnsToAnswer(tomas, now)).toEqual([])
    // She comes back by another link, and waits like the first time.
    await maraBack()
    expect(await confirm(tomas)).toEqual(done)
  })

  test('so can say whoever keeps the practice, and whoever works with them since today; no stranger can', async () => {
    const [pia, olga] = [await join('Pia', ['clinician']), await join('Olga', ['clinician'])]
    await addToTeam(pia, now)
    await maraBack()
    expect(await reject(olga)).toEqual(notThere)
    expect(await reject(await loginAs(pia.personId, now))).toEqual(done)
    await maraBack()
    expect(await returnsToAnswer(practice.ines, now)).toMatchObject([{ name: 'Mara', mayConfirm: false }])
    expect(await reject(practice.ines)).toEqual(done)
    expect(await outcomes()).toEqual(['rejected', 'rejected'])
  })

  test('of two who answer at once one is heard', async () => {
    await maraBack()
    const both = await Promise.all([confirm(practice.tomas), reject(practice.ruth)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await outcomes()).toEqual([both[0]?.ok ? 'confirmed' : 'rejected'])
  })

  test('or one answers while the time runs out: who was shut out is not let in', async () => {
    const back = await comeBack(practice.mara, ask())
    const later = await loginAs(back.personId, now + day - 60_000)
    const tomas = await loginAs(practice.tomas.personId, now + day)
    const [seen, said] = await Promise.all([again(later, now + day), reject(tomas, now + day)])
    expect(await outcomes()).toEqual([said.ok ? 'rejected' : 'passed'])
    if (said.ok) expect(seen?.roles ?? []).toEqual([])
  })
})

describe('who is let back in', () => {
  /** Their account is closed and opened again, and the link used by whoever has it. */
  async function letBackIn(who: Viewer): Promise<Viewer> {
    const { personId } = who
    await close(who)
    const found = (await practicePeople(practice.ines)).people.find(({ id }) => id === personId)
    const back = { personId, version: found?.version ?? 0, hasLeft: false as const, passwordHash: 'unknown' }
    expect(await markLeft(practice.ines, back, now + 1)).toEqual(done)
    const [invitation] = await openInvitations(practice.ines, [personId], now + 1)
    const accepted = await acceptInvitation({ token: invitation?.token ?? '', passwordHash: 'mine' }, now + 1)
    return (await viewerOf(accepted?.loginId ?? '', now + 1)) ?? expect.unreachable('The link let nobody in')
  }

  test('comes by a link alone too: to nothing, whatever they are given, until a colleague has confirmed', async () => {
    const { ines, mara, tomas } = practice
    await setUpSecondFactor(mara, monday)
    await keepOwnPoint(mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, monday)
    const begun = await letBackIn(mara)
    expect(begun).toMatchObject({ heldBack: 'no-second-factor', roles: [], secondFactor: { isOn: false } })
    await setUpSecondFactor(begun, now + 1)
    const mark = (await clientsToTransfer(ines, mara.personId, now + 1))?.mark ?? ''
    const asked = { key: randomUUID(), fromId: mara.personId, toId: mara.personId, clientIds: null, mark }
    expect(await transferClients(ines, { ...asked, reason: 'x', lastOn: null }, now + 1)).toMatchObject(done)
    const back = (await again(begun, now + 1)) ?? expect.unreachable()
    expect([back.heldBack, await caseload(back, now + 1), await ownPath(back)]).toEqual(['awaiting-colleague', [], []])
    expect(await ownReturn(back, now + 1)).toEqual({ opensAt: now + 1 + day, colleagues: ['Ruth', 'Tomas'] })
    expect(await confirm(tomas, now + 1)).toEqual(done)
    expect(await caseload((await again(back, now + 1)) ?? expect.unreachable(), now + 1)).toHaveLength(1)
  })

  test('and time alone lets nobody in to whom no colleague could object', async () => {
    const olga = await join('Olga', ['clinician'])
    await newClient(olga, 'O-001', 'Nuno Vaz')
    const begun = await letBackIn(olga)
    await setUpSecondFactor(begun, now + 1)
    expect(await ownReturn(begun, now + 1)).toEqual({ opensAt: null, colleagues: [] })
    expect(await loginAs(olga.personId, now + 9 * day)).toMatchObject({ heldBack: 'awaiting-colleague' })
  })

  test('waits on when they were waited for already', async () => {
    await maraBack()
    expect(await letBackIn(practice.mara)).toMatchObject({ heldBack: 'no-second-factor' })
    expect(await outcomes()).toEqual(['replaced', null])
  })
})

describe('who is told', () => {
  const told = async (who: Viewer) =>
    (await unreadNotices(who)).flatMap(({ kind, about, code }) => (kind === 'return.begun' ? [[about, code]] : []))

  test('everybody on a care team with them, and whoever keeps the practice, of no client', async () => {
    const { ines, mara, tomas, ruth } = practice
    const olga = await join('Olga', ['clinician'])
    const token = await linkFor(mara, ask())
    const used = await acceptReset({ token, keepsFactor: false, passwordHash: 'new', countedAs: [] }, now)
    expect(used?.told).toEqual(['ines@attune.example', 'ruth@attune.example', 'tomas@attune.example'])
    for (const who of [ines, tomas, ruth]) expect(await told(who)).toEqual([['Mara', null]])
    expect(await told(olga)).toEqual([])
    expect(await told(await maraAt(now))).toEqual([])
  })
})

describe('npm run recover', () => {
  const recovered = async (email: string) => {
    const made = await makeRecoveryCode(email, now)
    if (!made.ok) return null
    return recover({ email, code: made.code, passwordHash: 'mine', countedAs: [] }, now)
  }

  test('lets in whom nobody can confirm, since there is no colleague', async () => {
    const olga = await join('Olga', ['clinician'])
    await newClient(olga, 'O-001', 'Nuno Vaz')
    expect(await makeRecoveryCode('olga@attune.example', now)).toMatchObject({ ok: false })
    const back = await comeBack(olga, ask())
    expect(await ownReturn(back, now)).toEqual({ opensAt: null, colleagues: [] })
    expect(await loginAs(olga.personId, now + 9 * day)).toMatchObject({ heldBack: 'awaiting-colleague' })
    const loginId = await recovered('olga@attune.example')
    expect(await viewerOf(loginId ?? '', now)).toMatchObject({ heldBack: null, roles: ['clinician'] })
    expect(await again(back)).toBeNull()
    expect(await outcomes()).toEqual(['recovered'])
  })

  test('lets in the administrator of a practice of one, who lost both, and ends what links there are', async () => {
    const bo = await join('Bo', ['admin'])
    const token = await linkFor(practice.ines, { by: await loginAs(bo.personId, now), now })
    const loginId = await recovered('ines@attune.example')
    expect(await viewerOf(loginId ?? '', now)).toMatchObject({ heldBack: null, roles: ['admin'] })
    expect(await acceptReset({ token, keepsFactor: false, passwordHash: 'z', countedAs: [] }, now)).toBeNull()
  })

  test('makes no code for others, and one that was made is none once they are waited for no more', async () => {
    await maraBack()
    const made = await makeRecoveryCode('mara@attune.example', now)
    const typed = { email: 'mara@attune.example', code: made.ok ? made.code : '' }
    expect(await recoverable(typed, now)).not.toBeNull()
    await confirm(practice.tomas)
    expect(await recoverable(typed, now)).toBeNull()
  })
})
