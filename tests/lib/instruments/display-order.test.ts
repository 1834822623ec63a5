import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { shuffledItems } from '@/lib/instruments/display-order'
import { score } from '@/lib/instruments/scoring'

const { items } = instrument('ecr-r')
const orderOf = (sheet: string) => shuffledItems(items, sheet).map(item => item.n)

test('the ECR-R is the form whose items are shown in random order', () => {
  expect(instruments.filter(each => each.shuffled).map(each => each.id)).toEqual(['ecr-r'])
})

test('one sheet keeps its order, another has its own, and none has that of the numbers', () => {
  expect(orderOf('session 1')).toEqual(orderOf('session 1'))
  const orders = Array.from({ length: 200 }, (_, index) => orderOf(`session ${index}`).join())
  expect(new Set(orders).size).toBe(200)
  expect(orders).not.toContain(items.map(item => item.n).join())
})

test('every item may stand anywhere', () => {
  const sheets = Array.from({ length: 3600 }, (_, index) => orderOf(`session ${index}`))
  for (const n of [1, 2, 18, 36])
    for (const place of items.keys()) {
      const often = sheets.filter(order => order[place] === n).length
      expect(often, `item ${n} at ${place}`).toBeGreaterThan(50)
      expect(often, `item ${n} at ${place}`).toBeLessThan(160)
    }
})

test('all items are there once and keep their numbers, so that the scores do not depend on the order', () => {
  const answers = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 36, maxLength: 36 })
  fc.assert(
    fc.property(fc.string(), answers, (sheet, given) => {
      const shown = shuffledItems(items, sheet)
      expect(shown.toSorted((a, b) => a.n - b.n)).toEqual(items)
      const typed = Object.fromEntries(shown.map(item => [item.n, given[item.n - 1]]))
      const inOrder = Object.fromEntries(given.map((answer, index) => [index + 1, answer]))
      expect(score(instrument('ecr-r'), typed)).toEqual(score(instrument('ecr-r'), inOrder))
    }),
  )
})
