import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { formAction, rpcAction } from '@/app/auth/form-action'
import { currentViewer } from '@/app/auth/viewer'
import type { FieldReader } from '@/app/form'
import { OtherVersion } from '@/db/other-version'
import { besideFields } from '@/lib/form-state'
import { freshPractice, monday } from '../support/practice'

vi.mock('@/app/auth/viewer', () => ({ currentViewer: vi.fn() }))

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
  vi.mocked(currentViewer).mockResolvedValue(practice.mara)
})
afterEach(() => practice.remove())

const schema = z.object({ code: z.string().max(5) })
const formOf = (code: string) => {
  const form = new FormData()
  form.set('code', code)
  form.set('password', 'never shown again')
  return form
}

describe('a server action', () => {
  test('gets the viewer, the checked input and the time', async () => {
    const work = vi.fn(async () => ({ ok: true }))
    expect(await formAction(schema, 'keepClients', work)({}, formOf('K-001'))).toEqual({ ok: true })
    expect(work).toHaveBeenCalledWith(practice.mara, { code: 'K-001' }, expect.any(Number))
  })

  test('is not reached by wrong input, a role that may not, or nobody; what was typed comes back', async () => {
    const work = vi.fn(async () => ({ ok: true }))
    const action = formAction(schema, 'keepClients', work)
    expect(await action({}, formOf('K-00001'))).toMatchObject({
      errors: { code: ['Please keep this to 5 characters.'] },
      values: { code: 'K-00001' },
    })
    vi.mocked(currentViewer).mockResolvedValue(practice.ruth)
    await expect(action({}, formOf('K-001'))).rejects.toThrow(/NOT_FOUND|404/)
    vi.mocked(currentViewer).mockResolvedValue(null)
    expect(await action({}, formOf('K-001'))).toMatchObject({ signedOut: true, values: { code: 'K-001' } })
    expect(work).not.toHaveBeenCalled()
  })

  test('says what the schema and what else finds wrong at once, and reaches its work only without either', async () => {
    const work = vi.fn(async () => ({ ok: true }))
    const also = (_: unknown, read: FieldReader) =>
      besideFields({ password: read('password', z.string())?.length === 17 ? null : 'Too short.' })
    const action = formAction(schema, 'keepClients', work, also)
    const form = formOf('K-00001')
    form.set('password', 'short')
    expect(await action({}, form)).toMatchObject({
      errors: { code: ['Please keep this to 5 characters.'], password: ['Too short.'] },
      values: { code: 'K-00001' },
    })
    form.set('code', 'K-001')
    expect(await action({}, form)).toEqual({ errors: { password: ['Too short.'] }, values: { code: 'K-001' } })
    expect(work).not.toHaveBeenCalled()
    expect(await action({}, formOf('K-001'))).toMatchObject({ ok: true })
  })

  test('keeps what was typed, but no password, when the work refuses', async () => {
    const refused = formAction(schema, 'keepClients', async () => ({ errors: { code: ['Taken.'] } }))
    expect(await refused({}, formOf('K-001'))).toEqual({ errors: { code: ['Taken.'] }, values: { code: 'K-001' } })
  })

  test('says an unexpected error kindly, and logs where it happened but nothing of what it says', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = formAction(schema, 'keepClients', async (_, { code }) => {
      throw new Error(`no such client ${code}`)
    })
    const { message } = await broken({}, formOf('K-001'))
    const logged = String(log.mock.calls[0])
    log.mockRestore()
    expect(message).toMatch(/^Something went wrong here/)
    expect(logged).toContain('act.test.ts')
    expect(logged).not.toMatch(/K-001|no such client/)
    expect(logged).toContain(/mention (\w+)/.exec(message ?? '')?.[1])
  })
})

test('a server of an older version than the practice says so beside the form, and what to do in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const refused = formAction(schema, 'keepClients', async () => {
    throw new OtherVersion()
  })
  const told = await refused({}, formOf('K-001'))
  const logged = String(log.mock.calls[0])
  log.mockRestore()
  expect(told).toEqual({
    message:
      'Attune is being brought to a newer version. Nothing typed here is lost; please try again in a few minutes.',
    values: { code: 'K-001' },
  })
  expect(JSON.parse(logged)).toMatchObject({
    code: 'ATTUNE_OTHER_VERSION',
    why: expect.stringMatching(/^The practice was brought to another version .* Stop this server/),
  })
})

describe('a call that is no form', () => {
  test('takes a plain argument and is checked the same way', async () => {
    const call = rpcAction(schema, 'recordSessions', async (viewer, { code }, now) => ({
      ok: true,
      is: [viewer.name, code, now > monday],
    }))
    expect(await call({ code: 'K-001' })).toEqual({ ok: true, is: ['Mara', 'K-001', true] })
    expect(await call({ code: 7 })).toMatchObject({ ok: false, why: 'invalid', errors: { code: [expect.any(String)] } })
    expect(await call(undefined)).toMatchObject({ ok: false, why: 'invalid' })
    vi.mocked(currentViewer).mockResolvedValue(null)
    expect(await call({ code: 'K-001' })).toEqual({ ok: false, why: 'signed-out' })
  })
})
