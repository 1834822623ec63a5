import { z } from 'zod'

const text = z.string().min(1).max(2000)

/** The licensed words of an instrument, as they are shown at entry: unaltered, by item number. */
export const wordingSchema = z.strictObject({
  title: text,
  /** BCP 47. */
  language: z.string().min(2).max(35),
  copyright: text,
  publisher: text.nullable(),
  version: text.nullable(),
  url: text.nullable(),
  items: z
    .array(
      z.strictObject({
        n: z.int().positive(),
        linkId: z.string(),
        text,
        /** What the form prints above the item. */
        heading: text.nullable(),
        options: z.array(z.strictObject({ value: z.int(), label: z.string() })),
      }),
    )
    .min(1),
})

export type Wording = z.output<typeof wordingSchema>
