import { z } from 'zod'
import { isDate } from '@/lib/dates'

/** A calendar day as a date field sends it. */
export const dateGiven = z.string().refine(isDate, 'Please give a date that exists.')

/** A few sentences, or nothing. */
export const textGiven = z
  .string()
  .trim()
  .max(2000)
  .optional()
  .transform(text => text || null)

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform(text => text || null)

/** How a client is named and described. */
export const detailFields = {
  code: z.string().trim().min(1).max(32),
  name: line(120),
  birthDate: dateGiven.optional().transform(date => date ?? null),
  pronouns: line(40),
}
