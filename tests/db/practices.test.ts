import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { findAccount } from '@/db/accounts'
import { db, openPractice } from '@/db/open'
import { changePractice, createPractice, hasPractice } from '@/db/practices'
import { measurePlans, people, practices, setupCodes } from '@/db/schema'
import { checkSetupCode, setupCode } from '@/db/setup-code'
import { migratedFolder, removePractice } from '../support/folder'
import { freshPractice, loginAs } from '../support/practice'

const day = Date.UTC(2026, 10, 23, 9)
const particulars = { name: 'Brook Practice', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, plan: [] }
const person = { name: 'Ada', email: 'ada@brook.example', passwordHash: 'hash', roles: ['admin' as const] }

let folder: string
beforeEach(async () => {
  folder = await migratedFolder()
  await openPractice(folder, { fast: true })
})
afterEach(() => removePractice(folder))

const setUp = (name = 'Brook Practice') => createPractice({ ...particulars, name, person }, day)

describe('setting up', () => {
  test('makes the practice, its first person and its plan in one act', async () => {
    const plan = [
      { instrumentId: 'wai-sr', respondent: 'client' as const, target: null, everySessions: 1, position: 0 },
    ]
    expect(await hasPractice()).toBe(false)
    expect(await createPractice({ ...particulars, plan, person }, day)).toMatchObject({ ok: true })
    expect(await hasPractice()).toBe(true)
    expect(await findAccount('ada@brook.example')).not.toBeNull()
    expect(await db().select().from(measurePlans)).toMatchObject([{ instrumentId: 'wai-sr' }])
  })

  test('happens once, also when two try at once', async () => {
    const outcomes = await Promise.all([setUp('First'), setUp('Second')])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(await db().select().from(practices)).toMatchObject([{ name: 'First' }])
    expect(await db().$count(people)).toBe(1)
  })

  test('that fails half-way leaves nothing', async () => {
    const twice = { instrumentId: 'wai-sr', respondent: 'client' as const, target: null, everySessions: 1, position: 0 }
    await expect(createPractice({ ...particulars, plan: [twice, twice], person }, day)).rejects.toThrow()
    expect(await hasPractice()).toBe(false)
    expect(await findAccount('ada@brook.example')).toBeNull()
  })
})

describe('the set-up code', () => {
  test('is the same until it is used', async () => {
    const code = (await setupCode()) ?? ''
    expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){2}$/)
    expect(await setupCode()).toBe(code)
  })

  test('is found right however it is typed, and wrong otherwise', async () => {
    const code = (await setupCode()) ?? ''
    expect(await checkSetupCode(` ${code.toLowerCase().replaceAll('-', ' ')}`, day)).toEqual({ ok: true })
    expect(await checkSetupCode('', day)).toEqual({ ok: false, waitMinutes: null })
    expect(await checkSetupCode(code.slice(0, -1), day)).toEqual({ ok: false, waitMinutes: null })
  })

  test('has to wait after five wrong tries, also the right one', async () => {
    const code = (await setupCode()) ?? ''
    for (let n = 0; n < 5; n++) expect(await checkSetupCode('wrong', day)).toEqual({ ok: false, waitMinutes: null })
    expect(await checkSetupCode(code, day + 60_000)).toEqual({ ok: false, waitMinutes: 14 })
    expect(await checkSetupCode(code, day + 15 * 60_000)).toEqual({ ok: true })
  })

  test('is gone and not made again once the practice is set up', async () => {
    const code = (await setupCode()) ?? ''
    await setUp()
    expect(await db().$count(setupCodes)).toBe(0)
    expect(await setupCode()).toBeNull()
    expect(await checkSetupCode(code, day)).toEqual({ ok: false, waitMinutes: null })
  })
})

describe('name and time zone', () => {
  const before = { name: 'Test Practice', timeZone: 'Europe/London', locale: 'en-GB' }
  const after = { name: 'Brook & Stone', timeZone: 'Pacific/Chatham', locale: 'en-NZ' }

  test("change for everyone, unless somebody else was first; an administrator's to change", async () => {
    const { ines, mara, remove } = await freshPractice()
    onTestFinished(remove)
    expect(await changePractice(mara, { before, after }, day)).toEqual({ ok: false, why: 'not-found' })
    expect(await changePractice(ines, { before, after }, day)).toEqual({ ok: true })
    expect(await changePractice(ines, { before, after }, day)).toEqual({ ok: true })
    const other = { ...after, name: 'Elm Street' }
    expect(await changePractice(ines, { before, after: other }, day)).toEqual({ ok: false, why: 'conflict' })
    expect(await loginAs(mara.personId)).toMatchObject({
      practiceName: 'Brook & Stone',
      timeZone: 'Pacific/Chatham',
      locale: 'en-NZ',
    })
  })
})
