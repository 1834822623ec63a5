import { expect, test } from 'vitest'
import { differences, notesBeside } from '@/components/session/conflict/differences'
import { formSheet, otherFormSheet } from './session-sheets'

const entry = (answers: Record<number, number>) =>
  ({ instrumentId: 'small-form', respondent: 'client', target: null, how: 'items', answers }) as const

test('two versions of a form are shown item by item, the same answers left out', () => {
  const [found] = differences([formSheet(entry({ 1: 4, 2: 5 }))], [entry({ 1: 4, 2: 3, 3: 1 })])
  expect(found).toMatchObject({
    here: '2 of 4 items',
    there: '3 of 4 items',
    rows: [
      { label: '2. second', here: '5', there: '3' },
      { label: '3. third', here: 'no answer', there: '1' },
    ],
  })
})

test('a form not filled in there says so', () => {
  expect(differences([formSheet(entry({ 1: 4 }))], [])).toMatchObject([{ there: 'nothing entered', rows: [] }])
})

test('a form set aside there says why', () => {
  const aside = {
    instrumentId: 'small-form',
    respondent: 'client',
    target: null,
    how: 'absent',
    why: 'declined',
  } as const
  expect(differences([formSheet(entry({ 1: 4 }))], [aside])).toMatchObject([
    { here: '1 of 4 items', there: 'declined' },
  ])
})

test('what is the same, or was not touched here, is no conflict', () => {
  expect(differences([formSheet(entry({ 1: 4 })), otherFormSheet()], [entry({ 1: 4 })])).toEqual([])
})

test('two notes that differ are shown, the one typed here and the one that is there', () => {
  expect(notesBeside({ opened: '', typed: 'Homework agreed' }, 'Sleeps badly')).toEqual({
    here: 'Homework agreed',
    there: 'Sleeps badly',
  })
  expect(notesBeside({ opened: '', typed: 'Homework agreed' }, '')).toMatchObject({ there: 'no note' })
  expect(notesBeside({ opened: 'Sleeps badly', typed: '' }, 'Sleeps badly')).toMatchObject({ here: 'no note' })
})

test('a note typed only there is shown as theirs, and the same note twice is no conflict', () => {
  expect(notesBeside({ opened: '', typed: undefined }, 'Sleeps badly')).toEqual({ here: null, there: 'Sleeps badly' })
  expect(notesBeside({ opened: 'Sleeps badly', typed: undefined }, 'Sleeps badly')).toBeNull()
  expect(notesBeside({ opened: '', typed: 'Sleeps badly ' }, 'Sleeps badly')).toBeNull()
})
