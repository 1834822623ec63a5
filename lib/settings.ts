import { z } from 'zod'
import type { Instrument } from './instruments/instrument'

/*
 * What the literature leaves open and a practice may set. None of the defaults is a published threshold; screens call them settings.
 */
export const settingsSchema = z.strictObject({
  /**
   * One-sided levels at which a rating is called below the expected range: for a note, and for a review. The drawn 90 % and 98 %
   * ranges end at .05 and .01: other levels need other ranges drawn, or mark and flag would part.
   */
  level: z.strictObject({ note: z.number(), review: z.number() }),
  /** How far ratings of one person usually lie apart, as a share of the scale's range, before that person has shown it. */
  priorSpread: z.strictObject({ share: z.number(), byInstrument: z.record(z.string(), z.number()) }),
  /**
   * The decline of a series: how far below expectation a rating may lie without adding to the sum, and the sum that is called a
   * decline, both in standard deviations (Page 1954; the values are ours).
   */
  drift: z.strictObject({ allowance: z.number(), limit: z.number() }),
  /** Ratings after a drop without one back in range, after which a possible rupture is "not back". */
  ruptureWindow: z.int().positive(),
  /** Tension check: tension from this value on, resolved up to this value, and what clears it. */
  tension: z.strictObject({ tense: z.int(), unresolved: z.int(), calm: z.int(), resolved: z.int() }),
  /** Which of an instrument's published reliable-change values is used; the first where it is not named. */
  reliableChange: z.record(z.string(), z.int().nonnegative()),
  /** From this mean (1–7) on, anxiety or avoidance is spoken of as context for alliance ratings. */
  highAttachment: z.number(),
})

export type Settings = z.output<typeof settingsSchema>

export const defaultSettings: Settings = {
  level: { note: 0.05, review: 0.01 },
  priorSpread: { share: 0.0875, byInstrument: {} },
  drift: { allowance: 0.5, limit: 4 },
  ruptureWindow: 3,
  tension: { tense: 2, unresolved: 1, calm: 1, resolved: 3 },
  reliableChange: {},
  highAttachment: 4.5,
}

/** The prior within-person standard deviation of a scale, in its own unit. */
export function priorSpread(settings: Settings, instrumentId: string, range: readonly [number, number]): number {
  const share = settings.priorSpread.byInstrument[instrumentId] ?? settings.priorSpread.share
  return share * (range[1] - range[0])
}

/** The reliable-change value in use for an instrument; undefined where none is published. */
export const reliableChangeOf = (settings: Settings, instrument: Instrument) =>
  instrument.reliableChange[settings.reliableChange[instrument.id] ?? 0]
