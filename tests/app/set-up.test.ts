import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setUp } from '@/app/setup/actions'
import { closePractice, db, openPractice } from '@/db/open'
import { createPractice } from '@/db/practices'
import { practices } from '@/db/schema'
import { setupCode } from '@/db/setup-code'
import { defaultPlan } from '@/lib/battery'
import { migratedFolder, removePractice } from '../support/folder'
import { monday } from '../support/practice'

/** What happens between the look at whether there is a practice and the look at the code. */
const meanwhile = vi.hoisted(() => ({ act: async (): Promise<unknown> => undefined }))

vi.mock('@/db/setup-code', async load => {
  const actual = await load<typeof import('@/db/setup-code')>()
  return {
    ...actual,
    checkSetupCode: async (typed: string, now: number) => {
      await meanwhile.act()
      return actual.checkSetupCode(typed, now)
    },
  }
})

// Where a request comes from.
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-attune-peer': '192.0.2.1' }) }))

let folder: string
beforeEach(async () => {
  folder = await migratedFolder()
  await openPractice(folder, { fast: true })
})
afterEach(async () => {
  meanwhile.act = async () => undefined
  closePractice()
  await removePractice(folder)
})

const place = { timeZone: 'Europe/Lisbon', locale: 'en-GB' } as const

function formWith(code: string): FormData {
  const typed = { code, practice: 'South Street', ...place, name: 'Ada Reyes', email: 'ada@attune.example' }
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...typed, password: 'teal lantern orbit mews' })) form.set(name, value)
  return form
}

const byAnother = () => {
  const person = { name: 'Bo', email: 'bo@attune.example', passwordHash: 'x', roles: ['admin'] } as const
  return createPractice({ name: 'North Street', ...place, isDemo: false, plan: defaultPlan, person }, monday)
}

test('whoever sets the practice up a moment after another is led to the login, and theirs is kept', async () => {
  const code = (await setupCode()) ?? ''
  meanwhile.act = byAnother
  await expect(setUp({}, formWith(code))).rejects.toMatchObject({ digest: expect.stringContaining('/login?taken=1') })
  expect(await db().select({ name: practices.name }).from(practices)).toEqual([{ name: 'North Street' }])
})

test('a wrong code is refused beside its field', async () => {
  await setupCode()
  expect(await setUp({}, formWith('AAAA-BBBB-CCCC'))).toMatchObject({
    errors: { code: ['This is not the code in the terminal.'] },
    values: { practice: 'South Street' },
  })
})
