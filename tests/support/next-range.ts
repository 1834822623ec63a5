import { type ExpectedRange, expectedRanges } from '@/lib/change/expected-range'

type Scale = Parameters<typeof expectedRanges>[1]

/** The range of the next rating after these, whatever that rating will be; null when there are too few. */
export const expectedRange = (earlier: readonly number[], scale: Scale): ExpectedRange | null =>
  expectedRanges([...earlier, scale.min], scale).at(-1) ?? null
