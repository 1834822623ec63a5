import { describe, expect, test } from 'vitest'
import { ownForm, ownForms, ownPoint, pointOf, sourceOf } from '@/lib/own-attachment'

const all = (form: 'ecr-rs' | 'ecr-r', answer: (n: number) => number) =>
  Object.fromEntries(ownForm(form).items.map(({ n }) => [n, answer(n)]))

describe('a point from one’s own answers', () => {
  test('is scored by the key of the form, reversed items turned', () => {
    // ECR-RS: avoidance is the mean of items 1–6 with 1–4 reversed, anxiety that of 7–9.
    const answers = all('ecr-rs', n => (n <= 4 ? 6 : n <= 6 ? 2 : 5))
    expect(pointOf('ecr-rs', answers)).toEqual({ ok: true, anxiety: 5, avoidance: 2 })
  })

  test('of the longer form too', () =>
    expect(
      pointOf(
        'ecr-r',
        all('ecr-r', () => 4),
      ),
    ).toEqual({ ok: true, anxiety: 4, avoidance: 4 }))

  test('names what is still to be answered where there are too few', () => {
    const { 7: _, 8: __, ...rest } = all('ecr-rs', () => 3)
    expect(pointOf('ecr-rs', rest)).toEqual({ ok: false, open: [7, 8] })
  })
})

test('both forms lie on the map: two means from 1 to 7', () => {
  for (const form of ownForms)
    expect(
      ownForm(form)
        .scales.filter(({ id }) => ['anxiety', 'avoidance'].includes(id))
        .map(({ range }) => range),
    ).toEqual([
      [1, 7],
      [1, 7],
    ])
})

describe('where a point is from', () => {
  test('is said, also of points that were kept before it was asked', () => {
    expect(sourceOf(ownPoint.parse({ anxiety: 4, avoidance: 3 }))).toBe('source not noted')
    expect(sourceOf(ownPoint.parse({ anxiety: 4, avoidance: 3, source: 'ECR-R, May 2024' }))).toBe('ECR-R, May 2024')
    expect(sourceOf(ownPoint.parse({ anxiety: 4, avoidance: 3, form: 'ecr-rs' }))).toBe(
      'ECR-RS, in general, filled in here',
    )
  })
})
