'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { multiLine, rowId, singleLine } from '@/app/fields'
import { checkbox } from '@/app/form'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import type { Outcome } from '@/db/outcome'
import {
  type AnswerSettings,
  type CrisisLine,
  isNumberToCall,
  mostCrisisLines,
  type OpenHours,
} from '@/lib/answer/settings'
import { todayIn } from '@/lib/dates'
import type { FormState } from '@/lib/form-state'
import { dateAdvice, dateOrderOf } from '@/lib/text/date-order'
import { languageTag } from '@/lib/text/language'
import { readDate } from '@/lib/text/read-date'
import type { Viewer } from '@/lib/viewer'

const saved = { message: 'Saved.' }

const language = singleLine(35).transform((tag, context) => {
  const read = languageTag(tag)
  if (read !== null) return read
  context.addIssue('Please choose one of those offered.')
  return z.NEVER
})

const someText = (most: number) =>
  multiLine(most)
    .optional()
    .transform(text => text || null)

const texts = z.looseObject({
  mark: z.string(),
  language,
  whenRead: someText(300),
  clientReads: someText(500),
  whoLooks: someText(500),
})

/** What clients read in one language, and who looks at answers about risk that were given in it. */
export const saveAnswerTexts = formAction(texts, 'managePractice', async (viewer, sent, now) => {
  const { lines, errors } = linesIn(sent)
  const { whenRead, clientReads, whoLooks } = sent
  if ((clientReads === null) !== (whoLooks === null)) errors[clientReads === null ? 'clientReads' : 'whoLooks'] = [both]
  if (Object.keys(errors).length > 0) return { errors }
  const arrangement = clientReads !== null && whoLooks !== null ? { clientReads, whoLooks } : null
  return changed(viewer, sent.mark, now, settings => ({
    ...settings,
    crisisLines: withEntry(settings.crisisLines, sent.language, lines.length > 0 ? lines : null),
    whenRead: withEntry(settings.whenRead, sent.language, whenRead),
    riskArrangements: withEntry(settings.riskArrangements, sent.language, arrangement),
  }))
})

const both = 'Write both, or neither: questions about risk are asked from home only once both are there.'

const places = Array.from({ length: mostCrisisLines }, (_, index) => index)

/** The numbers to call that were typed; a line with nothing in it is left out. */
function linesIn(sent: Record<string, unknown>): { lines: CrisisLine[]; errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {}
  const lines = places.flatMap(index => {
    const read = (name: keyof CrisisLine, most: number) => {
      const text = singleLine(most).safeParse(sent[`${name}.${index}`] ?? '')
      if (!text.success) errors[`${name}.${index}`] = [`Please keep this to ${most} characters.`]
      return text.data ?? ''
    }
    const line = { who: read('who', 80), when: read('when', 80), number: read('number', 40) }
    if (Object.values(line).every(text => text === '')) return []
    if (line.who === '') errors[`who.${index}`] ??= ['Say who answers there.']
    if (line.number === '') errors[`number.${index}`] ??= ['The number to call.']
    else if (!isNumberToCall(line.number)) errors[`number.${index}`] ??= ['A number to call has at least three digits.']
    return [line]
  })
  return { lines, errors }
}

function withEntry<T>(texts: Readonly<Record<string, T>>, tag: string, entry: T | null): Record<string, T> {
  const others = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== tag))
  return entry === null ? others : { ...others, [tag]: entry }
}

const hoursSaid = 'A whole number of hours from 1 to 80.'

const rules = z.looseObject({
  mark: z.string(),
  closedDays: multiLine(3000).default(''),
  unseenAfterHours: z
    .string({ error: hoursSaid })
    .trim()
    .regex(/^\d{1,2}$/, hoursSaid)
    .transform(Number)
    .pipe(z.number().min(1, hoursSaid).max(80, hoursSaid)),
  deputyId: rowId.optional().transform(id => (id === undefined || id === 'none' ? null : id)),
  showsScores: checkbox,
})

/** When somebody of the practice is there, who is told, and whether clients see scores. */
export const saveAnswerRules = formAction(rules, 'managePractice', async (viewer, sent, now) => {
  const { hours, errors } = hoursIn(sent)
  const days = daysIn(viewer, sent.closedDays, now)
  if (days.wrong !== null) errors.closedDays = [`“${days.wrong}” is no day. ${dateAdvice(dateOrderOf(viewer.locale))}`]
  if (days.dates.length > 100) errors.closedDays = ['At most 100 days; take out those that are past.']
  if (Object.keys(errors).length > 0) return { errors }
  const { unseenAfterHours, deputyId, showsScores } = sent
  const given = { hours, closedDays: days.dates, unseenAfterHours, deputyId, showsScores }
  return changed(viewer, sent.mark, now, settings => ({ ...settings, ...given }))
})

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** From and to of each day of the week; one with neither is closed. */
function hoursIn(sent: Record<string, unknown>): { hours: (OpenHours | null)[]; errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {}
  const hours = Array.from({ length: 7 }, (_, index) => {
    const day = index + 1
    const [from, to] = [sent[`from.${day}`], sent[`to.${day}`]]
    if (from === undefined && to === undefined) return null
    if (typeof from === 'string' && typeof to === 'string' && clock.test(from) && clock.test(to) && from < to)
      return { from, to }
    errors[`from.${day}`] = ['Two times, the later one second; or none on a day when nobody is there.']
    return null
  })
  return { hours, errors }
}

/** Days typed one to a line, each once and in their order; `wrong` is the first line that is none. */
function daysIn({ locale, timeZone }: Viewer, text: string, now: number): { dates: string[]; wrong: string | null } {
  const order = dateOrderOf(locale)
  const lines = text.split('\n').flatMap(line => line.trim() || [])
  const read = lines.map(line => ({ line, date: readDate(line, { order, today: todayIn(timeZone, now) }) }))
  const wrong = read.find(({ date }) => date === null)?.line ?? null
  return { dates: [...new Set(read.flatMap(({ date }) => date ?? []))].toSorted(), wrong }
}

/** Lays what was sent over the settings in force, unless somebody changed those meanwhile. */
async function changed(
  viewer: Viewer,
  mark: string,
  now: number,
  change: (settings: AnswerSettings) => AnswerSettings,
): Promise<FormState> {
  const inForce = await answerSettings(viewer)
  if (!inForce) return toFormState({ ok: false, why: 'not-found' })
  const outcome: Outcome = await changeAnswerSettings(viewer, { mark, settings: change(inForce.settings) }, now)
  return toFormState(outcome, saved)
}
