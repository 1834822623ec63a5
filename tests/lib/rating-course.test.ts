import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectedRange, expectedRanges, standingRanges } from '@/lib/change/expected-range'
import { newFilterBank, type RatingScale, updateBank } from '@/lib/change/filter-bank'
import { bankAfter } from '@/lib/change/rating-course'
import { times } from '../support/test-all'

/* What is kept of a series is never anything but what working it out anew would give. */

const scale: RatingScale = { min: 1, max: 5, priorSd: 0.4 }
const other: RatingScale = { min: 1, max: 5, priorSd: 0.8 }
const rating = fc.integer({ min: 10, max: 50 }).map(tenths => tenths / 10)

const anew = (ratings: readonly number[], of: RatingScale) =>
  ratings.reduce((bank, each) => updateBank(bank, each, of), newFilterBank(of))

/** What somebody does with a series between two looks at it. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), value: rating }),
  fc.record({ kind: fc.constant('correct' as const), value: rating, at: fc.nat(30) }),
  fc.record({ kind: fc.constant('take out' as const), at: fc.nat(30) }),
)
type Change = { kind: 'add' | 'correct' | 'take out'; value?: number; at?: number }

function changed(ratings: readonly number[], { kind, value = 1, at = 0 }: Change): number[] {
  if (kind === 'add') return [...ratings, value]
  return kind === 'correct'
    ? ratings.map((each, place) => (place === at ? value : each))
    : ratings.filter((_, place) => place !== at)
}

test('ratings that are added, corrected and taken out are read as if all were read anew', () => {
  fc.assert(
    fc.property(fc.array(rating, { maxLength: 30 }), fc.array(change, { maxLength: 12 }), (begun, changes) => {
      let ratings: readonly number[] = begun
      for (const each of changes) {
        ratings = changed(ratings, each)
        for (const of of [scale, other]) {
          expect(bankAfter(ratings, of)).toEqual(anew(ratings, of))
          const ranges = ratings.map((_, place) => expectedRange(ratings.slice(0, place), of))
          expect(expectedRanges(ratings, of)).toEqual(ranges)
          expect(standingRanges(ratings, of)).toHaveLength(ratings.length)
        }
      }
    }),
    { numRuns: times(200, 20) },
  )
}, 120_000)

test('scales that differ in one number alone are not taken for one another', () => {
  const ratings = [3, 3.2, 3.1, 3.3, 2]
  const [ours, theirs] = [expectedRanges(ratings, scale), expectedRanges(ratings, other)]
  expect(ours.at(-1)?.sd).not.toBe(theirs.at(-1)?.sd)
  expect(expectedRanges(ratings, scale)).toEqual(ours)
})
