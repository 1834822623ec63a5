import { z } from 'zod'
import type { Instrument } from './instruments/instrument'

/*
 * What the literature leaves open and a practice may set. None of the defaults is a published threshold; screens call them settings.
 * The bounds are what a rule can still be read by, and no recommendation.
 */
const level = z.number().min(0.001).max(0.2)
const share = z.number().min(0.02).max(0.3)
const answer = z.int().min(0).max(4)

/** What is said of two numbers together is said once each of them is one that may be set. */
const bothSound =
  (...names: string[]) =>
  ({ issues }: z.core.ParsePayload) =>
    !issues.some(({ path }) => names.includes(String(path?.[0])))

/** Episodes that a cut for early alliance is taken from at the least: fewer say too little, and too much of each. */
export const fewestEpisodes = 30

/** The lowest quarter of a practice's own early ratings of one instrument: one number, its date, and how many episodes made it. */
const earlyCut = z.strictObject({ at: z.number(), takenOn: z.iso.date(), episodes: z.int().min(fewestEpisodes) })

export const settingsSchema = z.strictObject({
  /**
   * One-sided levels at which a rating is called below the expected range: for a note, and for a review. The drawn 90 % and 98 %
   * ranges end at .05 and .01: other levels need other ranges drawn, or mark and flag would part.
   */
  level: z
    .strictObject({ note: level, review: level })
    .refine(({ note, review }) => review <= note, { path: ['review'], error: 'At most the level for a note.' }),
  /** How far ratings of one person usually lie apart, as a share of the scale's range, before that person has shown it. */
  priorSpread: z.strictObject({ share, byInstrument: z.record(z.string(), share) }),
  /**
   * The decline of a series: how far below expectation a rating may lie without adding to the sum, and the sum that is called a
   * decline, both in standard deviations (Page 1954; the values are ours).
   */
  drift: z.strictObject({ allowance: z.number().min(0).max(2), limit: z.number().min(1).max(12) }),
  /** Days after its session from which on a risk answer that is typed in goes to the history and asks for nothing today. */
  lateAfterDays: z.int().min(2).max(90),
  /** Ratings after a drop without one back in range, after which a possible rupture is "not back". */
  ruptureWindow: z.int().min(1).max(12),
  /** Ratings running at the maximum that are called a ceiling, and those running below it that are called a fall from it. */
  ceiling: z.strictObject({ running: z.int().min(2).max(12), below: z.int().min(1).max(6) }),
  /** Attended sessions without reliable improvement after which that is said. */
  noGain: z.strictObject({ sessions: z.int().min(4).max(60) }),
  /**
   * Early alliance: the sessions whose mean is read, the latest ratings whose mean clears it, and the cut of each instrument. There
   * is no cut, and no flag, until the practice takes one from its own episodes.
   */
  earlyLow: z
    .strictObject({
      from: z.int().min(1).max(10),
      to: z.int().min(1).max(12),
      latest: z.int().min(1).max(10),
      cuts: z.record(z.string(), earlyCut),
    })
    .refine(({ from, to }) => from < to, {
      path: ['to'],
      error: 'A later session than the first one.',
      when: bothSound('from', 'to'),
    }),
  /** Tension check: tension from this value on, resolved up to this value, and what clears it. */
  tension: z
    .strictObject({ tense: answer.min(1), unresolved: answer.max(3), calm: answer.max(3), resolved: answer.min(1) })
    .refine(({ tense, calm }) => calm < tense, {
      path: ['calm'],
      error: 'Less than the tension that is flagged.',
      when: bothSound('tense', 'calm'),
    })
    .refine(({ unresolved, resolved }) => unresolved < resolved, {
      path: ['resolved'],
      error: 'More than what is called unresolved.',
      when: bothSound('unresolved', 'resolved'),
    }),
  /** Which of an instrument's published reliable-change values is used; the first where it is not named. */
  reliableChange: z.record(z.string(), z.int().min(0).max(20)),
  /** From this mean (1–7) on, anxiety or avoidance is mentioned as context for alliance ratings. */
  highAttachment: z.number().min(4).max(7),
})

export type Settings = z.output<typeof settingsSchema>

export const defaultSettings: Settings = {
  level: { note: 0.05, review: 0.01 },
  priorSpread: { share: 0.0875, byInstrument: {} },
  drift: { allowance: 0.5, limit: 4 },
  lateAfterDays: 14,
  ruptureWindow: 3,
  ceiling: { running: 3, below: 2 },
  noGain: { sessions: 12 },
  earlyLow: { from: 3, to: 5, latest: 3, cuts: {} },
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

/** An instrument for which sources give more than one value of reliable change, and the one in use. */
export type Disputed = Pick<Instrument, 'id' | 'abbreviation'> & {
  values: Instrument['reliableChange']
  chosen: number
}

/** Those among the instruments, in their order. */
export const disputedAmong = (instruments: readonly Instrument[], { reliableChange }: Settings): Disputed[] =>
  instruments
    .filter(each => each.reliableChange.length > 1)
    .map(({ id, abbreviation, reliableChange: values }) => ({
      id,
      abbreviation,
      values,
      chosen: reliableChange[id] ?? 0,
    }))
