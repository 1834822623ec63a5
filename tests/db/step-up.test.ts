import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditExport } from '@/db/audit-log'
import { closedAccounts } from '@/db/closed-accounts'
import { stepUp } from '@/db/logins'
import { db } from '@/db/open'
import { addPerson, markLeft } from '@/db/people'
import { auditEvents, logins, people } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { later, stateOf } from '../support/filled-practice'
import { guardedActs, steppedUp } from '../support/guards'
import { loginAs } from '../support/practice'
import { type Guarded, guardedPractice } from '../support/strangers'

/* Acts on people, roles, care teams, keys, export and erasure ask for somebody who has shown a moment ago that it is them. */

const minute = 60_000

let practice: Guarded
beforeEach(async () => {
  practice = await guardedPractice()
})
afterEach(() => practice.remove())

/** As if everybody had logged in a while ago. */
const longAgo = () => writeUnattended(tx => tx.update(logins).set({ createdAt: later - 5 * minute, steppedUpAt: null }))

const entries = () => db().$count(auditEvents)

describe('in a login of five minutes ago', () => {
  test.each(guardedActs)('$name', async ({ name, first, form, goes }) => {
    if (first) expect(await (await first(practice))()).toMatchObject({ ok: true })
    const send = await form(practice)
    await longAgo()
    const [before, counted] = [await stateOf(practice), await entries()]
    const outcome = await send()
    if (!steppedUp.includes(name)) return expect(outcome).toMatchObject(goes)
    expect(outcome).toMatchObject({ ok: false, why: 'step-up' })
    expect(await entries()).toBe(counted)
    expect(await stateOf(practice)).toEqual(before)
  })

  test('no act is listed that is no more', () => {
    const names = guardedActs.map(({ name }) => name)
    expect(steppedUp.filter(name => !names.includes(name))).toEqual([])
  })

  test('the audit is not given out as a file', async () => {
    const asked = { personId: null, act: null, from: null, until: null }
    await longAgo()
    expect(await auditExport(practice.ines, asked, later)).toMatchObject({ ok: false, why: 'step-up' })
    await stepUp(practice.ines, { passwordHash: 'x' }, later)
    expect(await auditExport(practice.ines, asked, later)).toMatchObject({ ok: true })
  })
})

const noor = { name: 'Noor', email: 'noor@attune.example', passwordHash: 'x', roles: ['clinician' as const] }
const add = (viewer: Viewer, now: number) => addPerson(viewer, { ...noor, key: 'k1' }, now)
const asked = {
  ok: false,
  why: 'step-up',
  by: 'password',
  account: 'ines@attune.example',
  hasApp: false,
  hasPasskey: false,
}

test('whoever shows that it is them is not asked again for five minutes', async () => {
  const { ines } = practice
  await longAgo()
  expect(await add(ines, later)).toEqual(asked)
  expect(await stepUp(ines, { passwordHash: 'x' }, later)).toEqual({ ok: true })
  expect(await add(ines, later + 5 * minute)).toEqual(asked)
  expect(await add(ines, later + 5 * minute - 1)).toMatchObject({ ok: true })
  const noted = (await db().select().from(auditEvents)).filter(({ act }) => act === 'login.step-up')
  expect(noted).toMatchObject([{ personId: ines.personId, loginId: ines.loginId, subjectId: ines.loginId }])
})

test('an account that was asked to be opened without it stays noted as closed', async () => {
  const { ines, tomas, folder } = practice
  const who = async () => (await db().select().from(people).where(eq(people.id, tomas.personId)))[0]?.version ?? 0
  await markLeft(ines, { personId: tomas.personId, version: await who(), hasLeft: true as const }, later)
  await longAgo()
  const asked = { personId: tomas.personId, version: await who(), hasLeft: false as const, passwordHash: 'z' }
  expect(await markLeft(ines, asked, later)).toMatchObject({ ok: false, why: 'step-up' })
  expect(closedAccounts(folder)).toContain(tomas.personId)
  await stepUp(ines, { passwordHash: 'x' }, later)
  expect(await markLeft(ines, asked, later)).toEqual({ ok: true })
  expect(closedAccounts(folder)).not.toContain(tomas.personId)
})

test('a login of a moment ago is asked nothing', async () => {
  const fresh = await loginAs(practice.ines.personId, later)
  await writeUnattended(tx => tx.update(logins).set({ steppedUpAt: null }).where(eq(logins.id, fresh.loginId)))
  expect(await add(fresh, later + 5 * minute - 1)).toMatchObject({ ok: true })
})

test('it holds for the login in which it was shown, and for no other of the same person', async () => {
  const { ines } = practice
  const elsewhere = await loginAs(ines.personId, later)
  await longAgo()
  await stepUp(elsewhere, { passwordHash: 'x' }, later)
  expect(await add(ines, later)).toEqual(asked)
})

test('a password that was changed since it was found right shows nothing', async () => {
  const { ines } = practice
  await longAgo()
  await writeUnattended(tx => tx.update(people).set({ passwordHash: 'y' }).where(eq(people.id, ines.personId)))
  expect(await stepUp(ines, { passwordHash: 'x' }, later)).toEqual({ ok: false, why: 'conflict' })
  expect(await add(ines, later)).toEqual(asked)
})

test('a login that was ended is not stepped up', async () => {
  const { ines } = practice
  await longAgo()
  await writeUnattended(tx => tx.update(logins).set({ endedAt: later }).where(eq(logins.id, ines.loginId)))
  expect(await stepUp(ines, { passwordHash: 'x' }, later)).toEqual({ ok: false, why: 'signed-out' })
  expect(await add(ines, later)).toEqual({ ok: false, why: 'signed-out' })
})
