import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ItemDrillDown, movedWords } from '@/components/client/item-drill-down'
import { instrument } from '@/lib/instruments/catalogue'
import { type ItemMove, itemChanges } from '@/lib/item-changes'
import { ownNote } from '@/lib/measure'
import { historyOf } from './client-history'

const move = (n: number, towards: ItemMove['towards'] = 'better'): ItemMove => ({
  n,
  cue: `cue ${n}`,
  from: 4,
  to: 1,
  towards,
})

test.each([
  [null, 0, null],
  [[], 0, 'No item that was answered both times has changed since session 2.'],
  [[move(7)], 0, 'Moved most since session 2: cue 7 (7), from 4 to 1, better.'],
  [
    [move(1, 'worse'), move(4, null)],
    0,
    'Moved most since session 2: cue 1 (1), from 4 to 1, worse; cue 4 (4), from 4 to 1.',
  ],
  [
    [move(1), move(2)],
    1,
    'Moved most since session 2: cue 1 (1), from 4 to 1, better; cue 2 (2), from 4 to 1, better; one other by as much.',
  ],
  [[move(1)], 4, 'Moved most since session 2: cue 1 (1), from 4 to 1, better; 4 others by as much.'],
])('%#', (most, asMuch, words) =>
  expect(movedWords({ first: { number: 2, date: '' }, moved: most === null ? null : { most, asMuch } })).toBe(words),
)

const drill = (...sheets: Record<number, number | 'blank' | 'declined'>[]) =>
  renderToStaticMarkup(
    <ItemDrillDown changes={itemChanges(historyOf(sheets.map(answers => [{ instrumentId: 'core-10', answers }])))} />,
  )

test('each questionnaire names what moved most and marks it in its table', () => {
  const html = drill({ 1: 4, 2: 0, 7: 3 }, { 1: 4, 2: 2, 7: 3 }, { 1: 1, 2: 2, 7: 3 })
  expect(html).toContain(
    'Moved most since session 1: tension / anxiety (1), from 4 to 1, better; has support (2), from 0 to 2, better.',
  )
  expect(html.match(/· moved most/g)).toHaveLength(2)
})

test('what was left blank or declined is shown and has not moved', () => {
  const html = drill({ 1: 'blank', 4: 3 }, { 1: 4, 4: 'declined' })
  expect(html).toContain('No item that was answered both times has changed since session 1.')
  expect(html).not.toContain('· moved most')
  expect(html).toMatch(/blank<\/td>/)
})

test('a single sheet has moved nowhere', () => expect(drill({ 1: 4 })).not.toContain('Moved most'))

test('a measure of the practice’s own is known by its own definition', () => {
  const own = { ...instrument('gad-7'), id: 'own', abbreviation: 'Own', practiceOwn: true }
  const history = historyOf([
    [{ instrumentId: 'own', answers: { 1: 0 } }],
    [{ instrumentId: 'own', answers: { 1: 3 } }],
  ])
  const html = renderToStaticMarkup(<ItemDrillDown changes={itemChanges({ ...history, instruments: [own] })} />)
  expect(html).toContain(`Own, ${ownNote}: latest at session 2`)
  expect(html).toContain('from 0 to 3, worse')
})
