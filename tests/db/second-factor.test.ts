import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changeOwnPassword } from '@/db/accounts'
import { firstDaysOf } from '@/db/first-days'
import { stepUp, viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import { practicePeople } from '@/db/people'
import { makeRecoveryCode, recover } from '@/db/recovery'
import { auditEvents, logins, people, secondFactorCodes, secondFactors } from '@/db/schema'
import {
  beginSecondFactor,
  changeSecondFactorRule,
  confirmSecondFactor,
  endSecondFactor,
  giveUpSecondFactor,
  lacksRecoveryCodes,
  ownSecondFactor,
  renewSecondFactorCodes,
  secondFactorRule,
} from '@/db/second-factor'
import { startLoginByPassword, startLoginBySecondStep } from '@/db/second-step'
import { codeAt } from '@/db/totp'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { flipColumn } from '../support/flipped-bits'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { nextCode, pendingCode, setUpSecondFactor } from '../support/second-factor'

const halfMinute = 30_000

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

describe('setting one up', () => {
  test('takes a right code, and then it is asked for; its codes are shown once', async () => {
    const { mara } = practice
    expect(await ownSecondFactor(mara)).toEqual({
      since: null,
      isUnreadable: false,
      pending: null,
      passkeys: [],
      codesLeft: 0,
      requiredFrom: null,
    })
    await beginSecondFactor(mara, monday)
    const { pending } = await ownSecondFactor(mara)
    expect(pending?.uri).toContain(`secret=${pending?.key}&issuer=Attune%20Test%20Practice`)
    expect(pending?.uri).toContain('mara%40attune.example')
    expect((await viewerOf(mara.loginId, monday))?.secondFactor.isOn).toBe(false)
    const wrong = await confirmSecondFactor(
      mara,
      { code: codeAt(pending?.key ?? '', monday + 10 * halfMinute) },
      monday,
    )
    expect(wrong).toMatchObject({ ok: false, why: 'invalid', errors: { code: [expect.any(String)] } })
    const code = await pendingCode(mara, monday)
    const confirmed = await confirmSecondFactor(mara, { code: `${code.slice(0, 3)} ${code.slice(3)}` }, monday)
    expect(confirmed).toMatchObject({ ok: true, codes: expect.any(Array) })
    const codes = confirmed.ok ? confirmed.codes : []
    expect(new Set(codes).size).toBe(10)
    expect(await ownSecondFactor(mara)).toMatchObject({ since: monday, pending: null, codesLeft: 10 })
    expect((await viewerOf(mara.loginId, monday))?.secondFactor.isOn).toBe(true)
  })

  test('ends the logins elsewhere, which were begun without it', async () => {
    const elsewhere = await loginAs(practice.mara.personId)
    await setUpSecondFactor(practice.mara, monday)
    expect(await viewerOf(elsewhere.loginId, monday)).toBeNull()
    expect(await viewerOf(practice.mara.loginId, monday)).not.toBeNull()
  })

  test('begun twice shows the key that may have been scanned by now; given up, another one next time', async () => {
    const { mara } = practice
    const key = async () => (await ownSecondFactor(mara)).pending?.key
    await beginSecondFactor(mara, monday)
    const first = await key()
    await beginSecondFactor(mara, monday)
    expect(await key()).toBe(first)
    await giveUpSecondFactor(mara, monday)
    expect(await key()).toBeUndefined()
    await beginSecondFactor(mara, monday)
    expect(await key()).not.toBe(first)
  })

  test('again, for another phone, leaves the one before until a code of the new one is right', async () => {
    const { mara } = practice
    const { key, codes } = await setUpSecondFactor(mara, monday)
    await beginSecondFactor(mara, monday)
    expect(await stepUp(mara, { code: nextCode(key, monday) }, monday)).toEqual({ ok: true })
    const code = await pendingCode(mara, monday)
    expect(await confirmSecondFactor(mara, { code }, monday)).toMatchObject({ ok: true })
    expect(await stepUp(mara, { code: codeAt(key, monday + 4 * halfMinute) }, monday + 4 * halfMinute)).toMatchObject({
      ok: false,
    })
    expect(await stepUp(mara, { code: codes[0] ?? '' }, monday)).toMatchObject({ ok: false })
    expect(await db().$count(secondFactors)).toBe(1)
  })

  test('keeps neither the key nor the codes in the clear', async () => {
    const { key, codes } = await setUpSecondFactor(practice.mara, monday)
    const rows = [await db().select().from(secondFactors), await db().select().from(secondFactorCodes)]
    const held = JSON.stringify(rows.flat().map(row => Object.values(row).map(String)))
    for (const secret of [key, ...codes, ...codes.map(code => code.replaceAll('-', ''))])
      expect(held).not.toContain(secret)
  })

  test('is in the audit, and nothing of what is secret with it', async () => {
    const { mara } = practice
    const { key, codes } = await setUpSecondFactor(mara, monday)
    const entries = await db().select().from(auditEvents).orderBy(auditEvents.seq)
    const acts = entries
      .filter(({ act }) => act.startsWith('second-factor.'))
      .map(({ act, personId }) => [act, personId])
    expect(acts).toEqual([
      ['second-factor.begin', mara.personId],
      ['second-factor.confirm', mara.personId],
    ])
    expect(JSON.stringify(entries)).not.toMatch(new RegExp([key, ...codes].join('|')))
  })
})

describe('logging in', () => {
  const begun = async (viewer: Viewer, now = monday) => {
    const started = await startLoginByPassword({ personId: viewer.personId, passwordHash: 'x' }, now)
    return started?.mark ?? expect.unreachable('No second factor was asked for')
  }

  test('takes the password alone where there is none', async () => {
    const { personId } = practice.mara
    const started = await startLoginByPassword({ personId, passwordHash: 'x' }, monday)
    expect(await viewerOf(started?.loginId ?? '', monday)).toMatchObject({ personId })
    expect(await startLoginByPassword({ personId, passwordHash: 'y' }, monday)).toBeNull()
  })

  test('takes a code of the app, each once, and none that came before it', async () => {
    const { mara } = practice
    const { key } = await setUpSecondFactor(mara, monday)
    const logIn = async (code: string, now: number) =>
      startLoginBySecondStep({ personId: mara.personId, mark: await begun(mara, now), code }, now)
    expect(await logIn(codeAt(key, monday), monday)).toBeNull()
    const later = monday + 10 * halfMinute
    const loginId = await logIn(codeAt(key, later), later)
    expect((await viewerOf(loginId ?? '', later))?.name).toBe('Mara')
    expect(await logIn(codeAt(key, later), later)).toBeNull()
    expect(await logIn(codeAt(key, later - halfMinute), later)).toBeNull()
    expect(await logIn(codeAt(key, later + halfMinute), later)).not.toBeNull()
  })

  test('of two that send one code at once lets one in', async () => {
    const { mara } = practice
    const { key } = await setUpSecondFactor(mara, monday)
    const step = { personId: mara.personId, mark: await begun(mara), code: nextCode(key, monday) }
    const both = await Promise.all([startLoginBySecondStep(step, monday), startLoginBySecondStep(step, monday)])
    expect(both.filter(loginId => loginId !== null)).toHaveLength(1)
  })

  test('says when no recovery code is left, of whoever has a second factor', async () => {
    const { mara, tomas } = practice
    expect(await lacksRecoveryCodes(tomas)).toBe(false)
    await setUpSecondFactor(mara, monday)
    const again = async () => (await viewerOf(mara.loginId, monday)) ?? mara
    expect(await lacksRecoveryCodes(await again())).toBe(false)
    await writeUnattended(tx => tx.update(secondFactorCodes).set({ usedAt: monday }))
    expect(await lacksRecoveryCodes(await again())).toBe(true)
  })

  test('takes each recovery code once, however it is typed, and nobody else’s', async () => {
    const { mara, tomas } = practice
    const { codes } = await setUpSecondFactor(mara, monday)
    const others = await setUpSecondFactor(tomas, monday)
    const logIn = async (code: string) =>
      startLoginBySecondStep({ personId: mara.personId, mark: await begun(mara), code }, monday)
    const [one = '', two = ''] = codes
    expect(await logIn(one)).not.toBeNull()
    expect(await logIn(one)).toBeNull()
    expect(await logIn(` ${two.toLowerCase().replaceAll('-', ' ')} `)).not.toBeNull()
    expect(await logIn(others.codes[0] ?? '')).toBeNull()
    for (const none of ['', '-', '000000', 'AAAA-AAAA-AAAA']) expect(await logIn(none)).toBeNull()
    expect(await ownSecondFactor(mara)).toMatchObject({ codesLeft: 8 })
    expect(await renewSecondFactorCodes(mara, monday)).toMatchObject({ ok: true })
    expect(await logIn(codes[2] ?? '')).toBeNull()
    expect(await ownSecondFactor(mara)).toMatchObject({ codesLeft: 10 })
  })

  test('goes on by a recovery code where what the app counts from cannot be read, and the app is set up again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { mara } = practice
    const { key, codes } = await setUpSecondFactor(mara, monday)
    await beginSecondFactor(mara, monday)
    await flipColumn('second_factors.sealed_seed')
    expect(await ownSecondFactor(mara)).toMatchObject({ since: monday, isUnreadable: true, pending: null })
    const logIn = async (code: string) =>
      startLoginBySecondStep({ personId: mara.personId, mark: await begun(mara), code }, monday)
    expect(await logIn(nextCode(key, monday))).toBeNull()
    expect(await logIn(codes[0] ?? '')).not.toBeNull()
    const anew = await setUpSecondFactor(mara, monday)
    expect(await ownSecondFactor(mara)).toMatchObject({ isUnreadable: false })
    expect(await logIn(nextCode(anew.key, monday))).not.toBeNull()
    vi.restoreAllMocks()
  })

  test('is over where the password was changed between the two steps, or the account closed', async () => {
    const { mara } = practice
    const { codes } = await setUpSecondFactor(mara, monday)
    const [one = '', two = ''] = codes
    const mark = await begun(mara)
    await writeUnattended(tx => tx.update(people).set({ passwordHash: 'y' }).where(eq(people.id, mara.personId)))
    expect(await startLoginBySecondStep({ personId: mara.personId, mark, code: one }, monday)).toBeNull()
    await writeUnattended(tx =>
      tx.update(people).set({ passwordHash: 'x', leftAt: monday }).where(eq(people.id, mara.personId)),
    )
    expect(await startLoginBySecondStep({ personId: mara.personId, mark, code: two }, monday)).toBeNull()
    expect(await ownSecondFactor(mara)).toMatchObject({ codesLeft: 10 })
  })
})

describe('a step-up', () => {
  test('is by the code where there is one, and the password shows nothing', async () => {
    const { mara } = practice
    const { key } = await setUpSecondFactor(mara, monday)
    expect(await stepUp(mara, { passwordHash: 'x' }, monday)).toEqual({ ok: false, why: 'conflict' })
    await writeUnattended(tx => tx.update(logins).set({ steppedUpAt: null, createdAt: monday - day }))
    expect(await renewSecondFactorCodes(mara, monday)).toMatchObject({ ok: false, why: 'step-up', by: 'code' })
    expect(await stepUp(mara, { code: '000000' }, monday)).toEqual({ ok: false, why: 'conflict' })
    expect(await stepUp(mara, { code: nextCode(key, monday) }, monday)).toEqual({ ok: true })
    expect(await renewSecondFactorCodes(mara, monday)).toMatchObject({ ok: true })
  })
})

describe('turning it off', () => {
  test('leaves nothing of it, and the password alone lets in again', async () => {
    const { mara } = practice
    await setUpSecondFactor(mara, monday)
    expect(await endSecondFactor(mara, { passwordHash: 'y' }, monday)).toEqual({ ok: false, why: 'conflict' })
    expect(await endSecondFactor(mara, { passwordHash: 'x' }, monday)).toEqual({ ok: true })
    expect(await db().$count(secondFactors)).toBe(0)
    expect(await db().$count(secondFactorCodes)).toBe(0)
    const started = await startLoginByPassword({ personId: mara.personId, passwordHash: 'x' }, monday)
    expect(started?.loginId).toBeDefined()
  })

  test('a password that is too short to stand alone is not set once it is gone', async () => {
    const { mara } = practice
    const change = { before: 'x', after: 'short', strength: 'withSecondFactor' as const }
    expect(await changeOwnPassword(mara, change, monday)).toEqual({ ok: false, why: 'conflict' })
    await setUpSecondFactor(mara, monday)
    expect(await changeOwnPassword(mara, change, monday)).toEqual({ ok: true })
  })

  test('is also done by the code from the machine, for an administrator who has lost it', async () => {
    const { ines } = practice
    await setUpSecondFactor(ines, monday)
    const made = await makeRecoveryCode(null, monday)
    const code = made.ok ? made.code : ''
    const given = { email: 'ines@attune.example', code, passwordHash: 'new', countedAs: [] }
    expect(await recover(given, monday)).not.toBeNull()
    expect(await db().$count(secondFactors)).toBe(0)
  })
})

describe('a practice that asks everybody for one', () => {
  const askFrom = (after: string | null, before: string | null = null) =>
    changeSecondFactorRule(practice.ines, { before, after }, monday)
  const again = async ({ loginId }: Viewer, now = monday) => viewerOf(loginId, now)

  test('reminds before the day, and from it on opens nothing but one’s own account to whoever has none', async () => {
    expect(await askFrom('2026-01-07')).toEqual({ ok: true })
    expect(await again(practice.mara)).toMatchObject({
      heldBack: null,
      roles: ['clinician'],
      secondFactor: { isOn: false, requiredFrom: '2026-01-07' },
    })
    const later = monday + 2 * day
    const mara = await loginAs(practice.mara.personId, later)
    expect(mara).toMatchObject({ heldBack: 'no-second-factor', roles: [] })
    await setUpSecondFactor(mara, later)
    expect(await again(mara, later)).toMatchObject({ heldBack: null, roles: ['clinician'] })
  })

  test('lets nobody turn theirs off', async () => {
    await setUpSecondFactor(practice.mara, monday)
    await askFrom('2026-01-07')
    const refused = await endSecondFactor(practice.mara, { passwordHash: 'x' }, monday)
    expect(refused).toMatchObject({ ok: false, why: 'invalid' })
  })

  test('is its administrator’s to say, once, and to take back', async () => {
    const asked = { before: null, after: '2026-01-07' }
    expect(await changeSecondFactorRule(practice.mara, asked, monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await secondFactorRule(practice.mara)).toBeNull()
    await askFrom('2026-01-07')
    expect(await askFrom('2026-01-07')).toEqual({ ok: true })
    expect(await askFrom('2026-02-01')).toEqual({ ok: false, why: 'conflict' })
    expect(await askFrom('2026-02-01', '2026-01-07')).toEqual({ ok: true })
    expect(await secondFactorRule(practice.ines)).toEqual({ fromOn: '2026-02-01' })
    expect(await askFrom(null, '2026-02-01')).toEqual({ ok: true })
    expect(await secondFactorRule(practice.ines)).toEqual({ fromOn: null })
    expect(await again(practice.mara, monday)).toMatchObject({ secondFactor: { requiredFrom: null } })
  })
})

test('who has one is said in the list of people, and ticked off in the first days', async () => {
  const { ines } = practice
  const lacking = async () => (await practicePeople(ines)).people.filter(each => !each.hasSecondFactor).length
  expect(await lacking()).toBe(4)
  await setUpSecondFactor(ines, monday)
  expect(await lacking()).toBe(3)
  const step = (await firstDaysOf(ines))?.steps.find(each => each.step === 'second-factor')
  expect(step).toEqual({ step: 'second-factor', isDone: true })
})
