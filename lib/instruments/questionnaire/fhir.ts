import { z } from 'zod'

/*
 * The parts of a FHIR R4 Questionnaire (hl7.org/fhir/R4/questionnaire.html) that are read here. Whatever else a file holds is
 * ignored. Nested items stay unread, so that a file nested without end is not followed by the schema.
 */

/** As many as a form may have in one place; counted before any of them is looked at. */
const mostAnswers = 101
const listOf = <T extends z.ZodType>(each: T) => z.array(z.unknown()).max(mostAnswers).pipe(z.array(each))

const extension = z.object({
  url: z.string(),
  valueDecimal: z.number().optional(),
  valueInteger: z.number().optional(),
})

const extensions = listOf(extension).default([])

const coding = z.object({ code: z.string().optional(), display: z.string().optional(), extension: extensions })

const answerOption = z.object({
  extension: extensions,
  valueInteger: z.number().optional(),
  valueCoding: coding.optional(),
  valueString: z.string().optional(),
})

export const itemSchema = z.object({
  linkId: z.string().min(1).max(255),
  type: z.string(),
  text: z.string().optional(),
  /** Worked out rather than asked: a total. */
  readOnly: z.boolean().default(false),
  /** Takes several answers at once. */
  repeats: z.boolean().default(false),
  answerOption: listOf(answerOption).default([]),
  answerValueSet: z.string().optional(),
  extension: extensions,
  item: z.array(z.unknown()).default([]),
})

export const questionnaireSchema = z.object({
  title: z.string().optional(),
  name: z.string().optional(),
  language: z.string().optional(),
  copyright: z.string().optional(),
  publisher: z.string().optional(),
  version: z.string().optional(),
  url: z.string().optional(),
  contained: z.array(z.unknown()).default([]),
  item: z.array(z.unknown()).default([]),
})

const codings = listOf(coding)

/** Options that several items share, inside the same file. */
const valueSetSchema = z.object({
  resourceType: z.literal('ValueSet'),
  id: z.string(),
  compose: z
    .object({ include: listOf(z.object({ concept: codings.optional() })), exclude: z.array(z.unknown()).default([]) })
    .optional(),
  expansion: z.object({ contains: codings }).optional(),
})

export type Extension = z.output<typeof extension>
export type Coding = z.output<typeof coding>
export type AnswerOption = z.output<typeof answerOption>
export type FormItem = z.output<typeof itemSchema>
export type Form = z.output<typeof questionnaireSchema>
type ValueSet = z.output<typeof valueSetSchema>

/** Options by the name under which the items of a file refer to them; null where the file does not list them itself. */
export type ValueSets = ReadonlyMap<string, readonly Coding[] | null>

/** No form brings more sets along. */
const mostValueSets = 100

/** The sets of options that a file brings along. */
export function valueSetsIn(contained: readonly unknown[]): ValueSets {
  const read = contained.slice(0, mostValueSets).flatMap(given => valueSetSchema.safeParse(given).data ?? [])
  return new Map(read.map(set => [`#${set.id}`, listed(set)]))
}

function listed({ compose, expansion }: ValueSet): readonly Coding[] | null {
  const included = compose?.include.map(each => each.concept) ?? []
  // A set that takes in a whole code system, or leaves something out of it, does not say itself what it holds.
  const isWhole = included.length > 0 && compose?.exclude.length === 0
  const concepts = included.flatMap(each => each ?? [])
  return isWhole && included.every(each => each !== undefined) ? concepts : (expansion?.contains ?? null)
}
