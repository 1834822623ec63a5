import { describe, expect, test } from 'vitest'
import { checkFinal } from '@/lib/entry'
import { instruments } from '@/lib/instruments/catalogue'
import type { Answer } from '../servers/exchange'
import { formFields } from './form-fields'
import { caseloadOf, checked } from './pages'
import { ordinarySession } from './session-answers'

test('an ordinary session is one that can be saved, and raises no risk', () => {
  expect(ordinarySession.length).toBeGreaterThan(3)
  expect(ordinarySession.flatMap(entry => checkFinal(entry, instruments))).toEqual([])
})

describe('an answer is looked at before it counts', () => {
  const page = caseloadOf('clinician', 'caseload')
  const link = '<a href="/clients/01990000-0000-7000-8000-000000000000">'
  const answer = (body: string, status = 200, headers = {}): Answer => ({
    status,
    headers,
    body: Buffer.from(body),
    ms: 1,
  })

  test('the page that was asked for', () => {
    const right = answer(`<title>Caseload · Attune</title>${link}`)
    expect(checked(page, right)).toBe(right)
  })

  test.each([
    ['a login page', answer('<title>Log in · Attune</title>'), /titled “Log in/],
    ['being sent to one', answer('', 307, { location: '/login?next=%2Fcaseload' }), /307, sent on to \/login/],
    ['a caseload of nobody', answer('<title>Caseload · Attune</title>'), /without/],
    ['an error', answer(`<title>Caseload · Attune</title>${link}`, 500), /answered 500/],
    [
      'a part that failed',
      answer(`<title>Caseload · Attune</title>${link}<template data-dgst="1"></template>`),
      /caseload/,
    ],
  ])('not %s', (_, wrong, said) => expect(() => checked(page, wrong)).toThrow(said))
})

test('a form is read as a browser would send it', () => {
  const html = `<form><input name="other" value="1"/></form><form action="">
    <input type="hidden" name="$ACTION_REF_1"/><input type="hidden" name="mark" value="a&amp;b"/>
    <input class="w" name="drift.limit" inputMode="decimal" value="4"/><input name="empty"/>
    <input type="radio" name="k" value="0"/><input type="radio" name="k" checked="" value="1"/><input type="checkbox" name="box"/></form>`
  expect(formFields(html, 'drift.limit')).toEqual({ mark: 'a&b', 'drift.limit': '4', empty: '', k: '1' })
  expect(() => formFields(html, 'nothing')).toThrow('no form')
})
