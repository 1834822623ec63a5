import fc from 'fast-check'
import type { Answers } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'

/** An instrument that ships and has scores. */
export const scoredInstrument = fc.constantFrom(...instruments.filter(each => each.scales.length > 0))

/** A sheet of an instrument with every item answered within its range. */
export const completeSheet = (instrument: Instrument): fc.Arbitrary<Answers> =>
  fc
    .tuple(...instrument.items.map(item => fc.integer(responseOf(instrument, item))))
    .map(values => numbered(instrument, values))

/** A sheet as it may come back: some items blank, declined or not reached. */
export const anySheet = (instrument: Instrument): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      ...instrument.items.map(item =>
        fc.oneof(
          { weight: 9, arbitrary: fc.integer(responseOf(instrument, item)) },
          { weight: 1, arbitrary: fc.constantFrom('blank' as const, 'declined' as const, undefined) },
        ),
      ),
    )
    .map(values => numbered(instrument, values))

const numbered = (instrument: Instrument, values: readonly Answers[number][]): Answers =>
  Object.fromEntries(instrument.items.map((item, index) => [item.n, values[index]]))
