import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { askStepUp, confirmIdentity } from '@/app/auth/actions'
import { formAction } from '@/app/auth/form-action'
import { hashPassword } from '@/app/auth/password'
import { toFormState } from '@/app/auth/to-form-state'
import { currentViewer } from '@/app/auth/viewer'
import { changeOwnPassword } from '@/db/accounts'
import { db } from '@/db/open'
import { markLeft } from '@/db/people'
import { logins } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { freshPractice, monday } from '../support/practice'

vi.mock('@/app/auth/viewer', async importOriginal => ({
  ...(await importOriginal<typeof import('@/app/auth/viewer')>()),
  currentViewer: vi.fn(),
}))
vi.mock('next/cache', () => ({ refresh: () => {} }))

const right = 'teal lantern orbit mews'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
  await changeOwnPassword(practice.ines, { before: 'x', after: await hashPassword(right) }, monday)
  await writeUnattended(tx => tx.update(logins).set({ createdAt: monday, steppedUpAt: null }))
  vi.mocked(currentViewer).mockResolvedValue(practice.ines)
})
afterEach(() => practice.remove())

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const shown = (fields: Record<string, string>) => confirmIdentity({}, formOf(fields))

const close = formAction(z.object({ note: z.string() }), 'managePractice', async (viewer, _, now) =>
  toFormState(await markLeft(viewer, { personId: practice.mara.personId, version: 1, hasLeft: true }, now)),
)

describe('an act that asks for a step-up', () => {
  test('says how, keeps what was typed, and goes on once it was shown', async () => {
    const sent = formOf({ note: 'typed', password: 'never shown again' })
    expect(await close({}, sent)).toEqual({
      stepUp: {
        by: 'password',
        account: 'ines@attune.example',
        hasApp: false,
        hasPasskey: false,
        confirm: confirmIdentity,
        ask: askStepUp,
      },
      values: { note: 'typed' },
    })
    expect(await shown({ password: right })).toEqual({ ok: true })
    expect(await close({}, sent)).toMatchObject({ ok: true })
  })

  test('from a page of its own it leads back, within this site alone', async () => {
    const ledTo = async (next: string) => shown({ password: right, next }).catch(error => String(error.digest))
    expect(await ledTo('/practice/people?find=a')).toContain(';/practice/people?find=a;')
    expect(await ledTo('//elsewhere.example/')).toContain(';/;')
  })
})

describe('what is shown', () => {
  test('has to be there, and to be the password', async () => {
    expect(await shown({})).toMatchObject({ errors: { password: ['Please fill this in.'] } })
    const refused = await shown({ password: 'teal lantern orbit', next: '/me' })
    expect(refused).toEqual({ errors: { password: ['This is not your password.'] }, values: { next: '/me' } })
    expect(await db().$count(logins)).toBe(4)
    expect(await close({}, formOf({ note: 'typed' }))).toHaveProperty('stepUp')
  })

  test('is tried five times, whoever found the screen open', async () => {
    for (let n = 0; n < 5; n++) await shown({ password: 'teal lantern orbit' })
    expect(await shown({ password: right })).toMatchObject({
      errors: { password: [expect.stringMatching(/^Too many attempts/)] },
    })
  })
})
