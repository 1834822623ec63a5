import { z } from 'zod'
import { addDays, isDate, todayIn } from '@/lib/dates'
import { dateAdvice, dateOrders } from '@/lib/text/date-order'
import { languageTag } from '@/lib/text/language'
import { readDate } from '@/lib/text/read-date'
import type { Viewer } from '@/lib/viewer'

/*
 * What cannot be seen is taken out before a text is measured: control characters, halves of a character, spaces of no width, and
 * marks that turn the direction of whatever is written after them. The joiners that some scripts need stay.
 */
const unseen = /[\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const controls = /\p{Cc}/gu
const controlsButBreaks = /(?![\t\n\r])\p{Cc}/gu

/** One line, such as a name or a code, without what cannot be seen. May come out empty: add `min(1)` where it may not. */
export const singleLine = (most: number) => typed(most, text => text.replace(/[\t\n\r]+/g, ' ').replace(controls, ''))

/** A few sentences, in which lines may break. */
export const multiLine = (most: number) => typed(most, text => text.replace(controlsButBreaks, ''))

const typed = (most: number, clean: (text: string) => string) =>
  z
    .string()
    .overwrite(text => clean(text).replace(unseen, '').trim())
    .max(most)

/** The id of a row as a form sends it. Some become part of an address, so nothing in it may mean something there. */
export const rowId = z.string().regex(/^[\w-]{1,64}$/)

/** Fields of a person that more than one form has. */
export const personName = singleLine(120).min(1)
export const emailAddress = z.email().max(254)

/** IANA time zones that this server knows. */
export const timeZones = () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort()

/** The zone of the machine, as a first guess at that of the practice. */
export function serverTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZones().includes(timeZone) ? timeZone : 'UTC'
}

export const timeZone = z.string().refine(zone => timeZones().includes(zone), 'Please choose one of those offered.')

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

export const calendarDate = dateTyped('near')
export const birthDate = dateTyped('past')

/** A few sentences, or nothing. */
export const optionalText = multiLine(2000)
  .optional()
  .transform(text => text || null)

const line = (most: number) =>
  singleLine(most)
    .optional()
    .transform(text => text || null)

/** How a client is named and described. */
export const detailFields = {
  code: singleLine(32).min(1),
  name: line(120),
  preferredName: line(60),
  birthDate: birthDate.optional().transform(date => date ?? null),
  pronouns: line(40),
  /** Absent where the form does not ask for it; `und` where the practice's first wording is to be shown. */
  language: singleLine(35)
    .optional()
    .transform(tag => (tag === undefined ? undefined : languageTag(tag))),
}

/** Whether a day has come in the practice's zone. */
export const isNotAhead = (viewer: Viewer, date: string, now: number) => date <= todayIn(viewer.timeZone, now)

export const notAhead = 'This day is still to come.'

/** What is wrong with a day that somebody plans for: gone by, or so far off that the year must be a slip; null when it may be. */
export function planProblem(viewer: Viewer, date: string | null, now: number): string | null {
  if (date === null) return null
  return date < todayIn(viewer.timeZone, now) ? 'This day is past.' : yearProblem(viewer, date, now)
}

/** What is wrong with the start of an episode: it may lie ahead, but no session can be recorded before it. */
export function yearProblem(viewer: Viewer, date: string, now: number): string | null {
  const today = todayIn(viewer.timeZone, now)
  return date > addDays(today, 366) || date < addDays(today, -longest) ? 'Please check the year.' : null
}

/** Sixty years, in days: what began before is a slip in the year. */
const longest = 60 * 366
