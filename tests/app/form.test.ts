import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkbox, checkboxes, parse } from '@/app/form'

const formOf = (entries: [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

describe('a form at the door', () => {
  test('an empty answer is absent, never 0', () => {
    const schema = z.object({ score: z.coerce.number().optional(), note: z.string().optional() })
    expect(
      parse(
        schema,
        formOf([
          ['score', ''],
          ['note', '  '],
        ]),
      ),
    ).toEqual({ ok: true, data: {} })
  })

  test('what is missing or wrong gets a plain sentence beside its field, and what was typed comes back', () => {
    const schema = z.object({ name: z.string().max(3), email: z.email(), password: z.string() })
    const parsed = parse(
      schema,
      formOf([
        ['name', 'Ursula'],
        ['email', ''],
        ['password', 'never shown again'],
      ]),
    )
    expect(parsed).toEqual({
      ok: false,
      state: {
        errors: { name: ['Please keep this to 3 characters.'], email: ['Please fill this in.'] },
        values: { name: 'Ursula', email: '' },
      },
    })
  })

  test('tick boxes of one name are a list of none, one or several', () => {
    const schema = z.object({ roles: checkboxes(z.enum(['admin', 'clinician'])), also: checkbox })
    const data = (entries: [string, string][]) => {
      const parsed = parse(schema, formOf(entries))
      return parsed.ok ? parsed.data : parsed.state.errors
    }
    expect(data([])).toEqual({ roles: [], also: false })
    expect(data([['roles', 'admin']])).toEqual({ roles: ['admin'], also: false })
    expect(
      data([
        ['roles', 'admin'],
        ['roles', 'clinician'],
        ['also', 'on'],
      ]),
    ).toEqual({ roles: ['admin', 'clinician'], also: true })
    expect(data([['roles', 'owner']])).toEqual({ 'roles.0': ['Please choose one of those offered.'] })
  })

  test('a field cannot reach into the prototype', () => {
    const parsed = parse(z.object({ isAdmin: z.string().optional() }), formOf([['__proto__', 'isAdmin']]))
    expect(parsed).toEqual({ ok: true, data: {} })
  })
})
