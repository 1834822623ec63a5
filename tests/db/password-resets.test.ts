import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import { addPasskey } from '@/db/passkeys'
import { acceptReset, makeReset, openResets, resetFor } from '@/db/password-resets'
import { addPerson, markLeft } from '@/db/people'
import { auditEvents, passkeys, passwordResets } from '@/db/schema'
import { startLoginByPasskey, startLoginByPassword, startLoginBySecondStep } from '@/db/second-step'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { nextCode, setUpSecondFactor } from '../support/second-factor'

const hour = 60 * 60_000
/** When links are made: those who work with somebody have done so for days. */
const now = monday + 3 * day

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
  const { mara, tomas } = practice
  const clientId = await newClient(mara, 'K-001', 'Amira Tal')
  await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday)
  practice.ines = await loginAs(practice.ines.personId, now)
  practice.mara = await loginAs(mara.personId, now - hour)
})
afterEach(() => practice.remove())

const make = ({ personId }: Viewer, by = practice.ines, at = now) => makeReset(by, { personId, key: randomUUID() }, at)

async function linkFor(who: Viewer, by = practice.ines, at = now): Promise<string> {
  expect(await make(who, by, at)).toEqual({ ok: true })
  return (await openResets(by, [who.personId], at))[0]?.token ?? ''
}

const use = (token: string, keepsFactor = false, at = now) =>
  acceptReset({ token, keepsFactor, passwordHash: 'new', countedAs: [] }, at)

const logIn = (passwordHash: string, at = now) =>
  startLoginByPassword({ personId: practice.mara.personId, passwordHash }, at)

describe('a link to set a new password', () => {
  test('works once, for a day, and a second one ends it', async () => {
    const { mara } = practice
    const first = await linkFor(mara)
    const asked = { name: 'Mara', email: 'mara@attune.example', practiceName: 'Test Practice', hasSecondFactor: false }
    expect(await resetFor(first, now + day - 1)).toEqual(asked)
    expect(await resetFor(first, now + day)).toBeNull()
    expect(await use(first, false, now + day)).toBeNull()
    const second = await linkFor(mara)
    expect(await resetFor(first, now)).toBeNull()
    expect(await use(second)).toMatchObject({ personId: mara.personId })
    expect(await use(second)).toBeNull()
    for (const made of ['', 'x', `${second}x`, second.replace('.', '.x')]) expect(await resetFor(made, now)).toBeNull()
  })

  test('is no use by a clock that was put back', async () => {
    const token = await linkFor(practice.mara)
    expect(await resetFor(token, now - 1)).toBeNull()
    expect(await use(token, false, now - 1)).toBeNull()
  })

  test('is used once by two at the same time, and not beside the one that ends it', async () => {
    const first = await linkFor(practice.mara)
    const both = await Promise.all([use(first), use(first)])
    expect(both.filter(Boolean)).toHaveLength(1)
    const older = await linkFor(practice.mara)
    expect((await Promise.all([make(practice.mara), use(older)]))[0]).toEqual({ ok: true })
    expect(await use(older)).toBeNull()
  })

  test('is made by an administrator, for somebody else who has been here, and shown to nobody else', async () => {
    const { ines, mara, tomas } = practice
    expect(await make(mara, tomas)).toEqual({ ok: false, why: 'not-found' })
    expect(await make(ines)).toMatchObject({ ok: false, why: 'invalid' })
    const noor = { key: randomUUID(), name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
    const added = await addPerson(ines, { ...noor, roles: ['admin'] }, now)
    const personId = added.ok ? added.personId : ''
    expect(await makeReset(ines, { personId, key: randomUUID() }, now)).toMatchObject({ ok: false, why: 'invalid' })
    await linkFor(mara)
    const other = await loginAs(personId, now)
    for (const who of [mara, tomas, other]) expect(await openResets(who, [mara.personId], now)).toEqual([])
  })

  test('is over when whoever it is for logs in without it', async () => {
    const token = await linkFor(practice.mara)
    expect(await logIn('x', now + 1)).toMatchObject({ loginId: expect.any(String) })
    expect(await resetFor(token, now + 1)).toBeNull()
    expect(await use(token, false, now + 1)).toBeNull()
  })

  test('is no use once the account is closed, nor when it is open again', async () => {
    const { ines, mara } = practice
    const token = await linkFor(mara)
    const which = { personId: mara.personId, version: 1 }
    expect(await markLeft(ines, { ...which, hasLeft: true }, now)).toEqual({ ok: true })
    expect([await resetFor(token, now), await use(token)]).toEqual([null, null])
    expect(await markLeft(ines, { ...which, version: 2, hasLeft: false, passwordHash: 'y' }, now)).toEqual({ ok: true })
    expect([await resetFor(token, now), await use(token)]).toEqual([null, null])
  })

  test('ends every login and the password before, and says so in the audit', async () => {
    const { mara } = practice
    expect(await use(await linkFor(mara))).not.toBeNull()
    expect(await viewerOf(mara.loginId, now)).toBeNull()
    expect(await logIn('x')).toBeNull()
    const acts = (await db().select().from(auditEvents).orderBy(auditEvents.seq)).filter(
      ({ subjectId, happenedAt }) => subjectId === mara.personId && happenedAt === now,
    )
    expect(acts.map(({ act }) => act)).toEqual([
      'password-reset.make',
      'password-reset.use',
      'person.password',
      'return.begin',
    ])
  })

  test('is kept in no table', async () => {
    const [, proof = ''] = (await linkFor(practice.mara)).split('.')
    expect(proof).not.toBe('')
    for (const table of [auditEvents, passwordResets])
      expect(JSON.stringify(await db().select().from(table))).not.toContain(proof)
  })
})

describe('with a second factor', () => {
  test('it stays, is asked for at the log-in, and whoever shows it comes back as they were', async () => {
    const { mara } = practice
    const { key } = await setUpSecondFactor(mara, now - hour)
    const token = await linkFor(mara)
    expect(await resetFor(token, now)).toMatchObject({ hasSecondFactor: true })
    expect(await use(token, true)).toEqual({ personId: mara.personId, told: [] })
    const { mark = '' } = (await logIn('new')) ?? {}
    expect(mark).not.toBe('')
    const step = { personId: mara.personId, mark }
    expect(await startLoginBySecondStep({ ...step, code: '000000' }, now)).toBeNull()
    const loginId = await startLoginBySecondStep({ ...step, code: nextCode(key, now) }, now)
    const back = await viewerOf(loginId ?? '', now)
    expect(back).toMatchObject({ heldBack: null, roles: ['clinician'], secondFactor: { isOn: true } })
  })

  test('whoever says that it is lost takes nothing of it along: no app, no passkey and no code of before works', async () => {
    const { mara } = practice
    const { key, codes } = await setUpSecondFactor(mara, now - hour)
    const passkey = { name: 'Laptop', credentialId: 'of-mara', publicKey: Buffer.from([1]), counter: 0 }
    await addPasskey(mara, { ...passkey, transports: [] }, now - hour)
    expect(await use(await linkFor(mara))).not.toBeNull()
    const used = { credentialId: 'of-mara', counterBefore: 0, counter: 1, askedAt: now }
    expect(await startLoginByPasskey({ personId: mara.personId, passkey: used }, now)).toBeNull()
    expect(await db().select().from(passkeys)).toEqual([])
    const { loginId = '' } = (await logIn('new')) ?? {}
    expect(await viewerOf(loginId, now)).toMatchObject({ heldBack: 'no-second-factor', roles: [] })
    const step = { personId: mara.personId, mark: '' }
    for (const code of [nextCode(key, now), codes[0] ?? ''])
      expect(await startLoginBySecondStep({ ...step, code }, now)).toBeNull()
  })

  test('a password that may be short because of it is not set where it is gone by then', async () => {
    const token = await linkFor(practice.mara)
    expect(await use(token, true)).toBeNull()
    expect(await resetFor(token, now)).not.toBeNull()
  })
})
