import { z } from 'zod'
import { respondents, targets } from '@/lib/instruments/answers'

const rhythm = 'Please give a number of sessions from 1 to 200.'

const entry = z.object({
  instrumentId: z.string().max(60),
  respondent: z.enum(respondents),
  target: z.enum(targets).nullable(),
  everySessions: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, rhythm)
    .transform(Number)
    .pipe(z.number().min(1, rhythm).max(200, rhythm)),
})

/** The measure plan as its form sends it: one field, since the order matters and an empty rhythm must keep its place. */
export const planEntries = z.string().max(50_000).transform(fromJson).pipe(z.array(entry).max(100))

function fromJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'The plan could not be read. Please reload the page.' })
    return z.NEVER
  }
}
