import { z } from 'zod'
import { linesTyped, lineTyped } from '@/app/typed-text'
import { isDate } from '@/lib/dates'

/** A calendar day as a date field sends it; a slip in the year would stretch a timeline over centuries. */
export const dateGiven = z
  .string()
  .refine(isDate, { error: 'Please give a date that exists.', abort: true })
  .refine(date => date >= '1900-01-01' && date < '2200-01-01', 'Please check the year.')

/** A few sentences, or nothing. */
export const textGiven = linesTyped(2000)
  .optional()
  .transform(text => text || null)

const line = (most: number) =>
  lineTyped(most)
    .optional()
    .transform(text => text || null)

/** How a client is named and described. */
export const detailFields = {
  code: lineTyped(32).min(1),
  name: line(120),
  preferredName: line(60),
  birthDate: dateGiven.optional().transform(date => date ?? null),
  pronouns: line(40),
}
