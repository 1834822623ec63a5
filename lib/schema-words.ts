import type { z } from 'zod'
import { formatNumber } from './text/score'

/** What a number may be, by its schema: "A whole number from 2 to 60." */
export function numberWords({ minValue, maxValue, isInt }: z.ZodNumber): string {
  const [least, most] = [minValue ?? Number.NEGATIVE_INFINITY, maxValue ?? Number.POSITIVE_INFINITY]
  if (least <= Number.MIN_SAFE_INTEGER || most >= Number.MAX_SAFE_INTEGER)
    throw new Error('A number that somebody types has two ends')
  const ends = [least, most].map(end => formatNumber(end, { most: 6 }))
  return `A ${isInt ? 'whole ' : ''}number from ${ends.join(' to ')}.`
}

/** Whether a message is Zod’s own, made for programmers: it never reaches a screen. Its words are held by a test. */
export const isForProgrammers = (message: string): boolean => /^(Invalid|Too (small|big)|Unrecognized)\b/.test(message)
