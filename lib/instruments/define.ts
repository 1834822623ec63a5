import type { z } from 'zod'
import { contradictions } from './contradictions'
import { type Instrument, instrumentSchema } from './instrument'

/** Checks a definition and fills in what may be left out. Throws, and says where, when it contradicts itself. */
export function defineInstrument(definition: z.input<typeof instrumentSchema>): Instrument {
  const instrument = instrumentSchema.parse(definition)
  const found = contradictions(instrument)
  if (found.length > 0) throw new Error(`${instrument.id}: ${found.join('; ')}`)
  return instrument
}

/** The item numbers from one to another, both included. */
export const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
