import { type AskedMeasure, sameMeasure } from './measure'

/** One measure of a client, or all of them, is not asked for a while. */
export type Pause = {
  /** Null where all are paused. */
  measure: AskedMeasure | null
  fromOn: string
  /** The first day on which it is asked again. A pause ends by itself when this day has come. */
  untilOn: string
}

export const isInForce = ({ fromOn, untilOn }: Pause, day: string): boolean => fromOn <= day && day < untilOn

/** The pause of a measure on a day; of several, the one that lasts longest. Null where it is asked. */
export function pauseOn<P extends Pause>(pauses: readonly P[], measure: AskedMeasure, day: string): P | null {
  const held = pauses.filter(pause => isInForce(pause, day) && concerns(pause, measure))
  return held.toSorted((a, b) => b.untilOn.localeCompare(a.untilOn))[0] ?? null
}

const concerns = ({ measure: paused }: Pause, measure: AskedMeasure) => paused === null || sameMeasure(paused, measure)

/** Whether two pauses are of the same measure (or both of all) and have a day in common. */
export function overlaps(a: Pause, b: Pause): boolean {
  const same = a.measure === null || b.measure === null ? a.measure === b.measure : sameMeasure(a.measure, b.measure)
  return same && a.fromOn < b.untilOn && b.fromOn < a.untilOn
}

/** The day for which a client's due measures are said: the next session's, or today where none is planned ahead. */
export const dayAsked = (nextSessionOn: string | null, today: string): string =>
  nextSessionOn !== null && nextSessionOn > today ? nextSessionOn : today
