import { expect, test } from 'vitest'
import { blankQuestion } from '@/components/session/entry/entries'
import { formSheet } from './session-sheets'

const answered = (answers: Record<number, number>) =>
  formSheet({ instrumentId: 'small-form', respondent: 'client', target: null, how: 'items', answers })
const open = { instrumentId: 'small-form', respondent: 'client', item: 4, sessionId: 'session 1' }

test('nothing is asked where nothing is left', () => {
  expect(blankQuestion([answered({ 1: 1, 2: 1, 3: 1, 4: 1 })], [])).toBeNull()
})

test('items left are counted', () => {
  expect(blankQuestion([answered({ 1: 1, 4: 1 })], [open])).toBe('Two items have no answer. Save them as left blank?')
})

test('a risk item is named, and the open flag that it would end', () => {
  expect(blankQuestion([answered({ 1: 1 })], [])).toBe(
    'Three items have no answer, among them the risk item of Small (risk). Save them as left blank?',
  )
  expect(blankQuestion([answered({ 1: 1, 2: 1, 3: 1 })], [open])).toBe(
    'One item has no answer, and it is the risk item of Small (risk). Its safety flag is open; if you leave it blank, the answer is taken out and the flag ends. Save it as left blank?',
  )
})
