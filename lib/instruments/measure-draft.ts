import { z } from 'zod'
import { respondents } from './answers'
import { directions, instrumentSchema } from './instrument'

/*
 * A practice's own measure as the form for it holds it, finished or not: texts as they are typed, and items and scales under keys of the
 * form's own, so that they can be moved and taken out. What it makes is in draft-instrument.ts.
 */

const text = z.string().max(500)
const key = z.string().min(1).max(40)

export const measureDraftSchema = z.object({
  title: text,
  abbreviation: text,
  /** Left empty, it follows from the abbreviation. */
  id: text,
  domain: instrumentSchema.shape.domain,
  subject: text,
  respondents: z.array(z.enum(respondents)),
  measures: text,
  citation: text,
  timeframe: text,
  /** The number of the first answer; each further one is one higher. */
  lowest: z.int().min(-100).max(100),
  labels: z.array(text).max(21),
  items: z
    .array(
      z.object({
        key,
        cue: text,
        reversed: z.boolean(),
        /** Every answer above this raises a Safety flag; null where the item is none of risk. */
        riskAbove: z.int().nullable(),
      }),
    )
    .max(120),
  scales: z
    .array(
      z.object({
        key,
        title: text,
        method: z.enum(['sum', 'mean']),
        /** The keys of the items that count in it. */
        items: z.array(key).max(120),
        higherIs: z.enum(directions),
      }),
    )
    .max(30),
})

export type MeasureDraft = z.output<typeof measureDraftSchema>
