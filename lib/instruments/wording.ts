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

/**
 * The wording that is shown to a client: in their language, else in one that differs by its region alone (de for de-AT), else the first
 * that the practice loaded. Null where it has none. The wordings come in the order in which they were loaded.
 */
export function wordingFor<T extends Pick<Wording, 'language'>>(
  wordings: readonly T[],
  language: string | null,
): T | null {
  const [base] = language?.split('-') ?? []
  return (
    wordings.find(each => each.language === language) ??
    wordings.find(each => each.language.split('-')[0] === base) ??
    wordings[0] ??
    null
  )
}
