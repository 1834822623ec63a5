import { z } from 'zod'
import { linesTyped, lineTyped } from '@/app/typed-text'
import { isDate, todayIn } from '@/lib/dates'
import { dateAdvice, dateOrders } from '@/lib/text/date-order'
import { readDate } from '@/lib/text/read-date'

/** As a date field sends it, with the order in which it is written; or YYYY-MM-DD. */
const dateSent = z.union([z.string(), z.object({ text: z.string(), order: z.enum(dateOrders) })])

/** A calendar day; a slip in the year would stretch a timeline over centuries. */
const dateTyped = (years: 'near' | 'past') =>
  dateSent
    .transform((sent, context) => {
      if (typeof sent === 'string' && isDate(sent)) return sent
      const today = todayIn('UTC', Date.now())
      const date = typeof sent === 'string' ? null : readDate(sent.text, { order: sent.order, today, years })
      if (date !== null) return date
      context.addIssue(typeof sent === 'string' ? 'Please give a date that exists.' : dateAdvice(sent.order))
      return z.NEVER
    })
    .refine(date => date >= '1900-01-01' && date < '2200-01-01', 'Please check the year.')

export const dateGiven = dateTyped('near')
export const birthDateGiven = dateTyped('past')

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
  birthDate: birthDateGiven.optional().transform(date => date ?? null),
  pronouns: line(40),
}
