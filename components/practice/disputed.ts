import type { Instrument } from '@/lib/instruments/instrument'
import type { Settings } from '@/lib/settings'

/** An instrument for which sources give more than one value of reliable change, and the one in use. */
export type Disputed = Pick<Instrument, 'id' | 'short'> & { values: Instrument['reliableChange']; chosen: number }

/** Those among the instruments, in their order. */
export const disputedAmong = (instruments: readonly Instrument[], { reliableChange }: Settings): Disputed[] =>
  instruments
    .filter(each => each.reliableChange.length > 1)
    .map(({ id, short, reliableChange: values }) => ({ id, short, values, chosen: reliableChange[id] ?? 0 }))
