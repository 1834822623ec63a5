import { z } from 'zod'

/*
 * The parts of a FHIR Questionnaire (hl7.org/fhir/R4/questionnaire.html) that are read here, with the names that STU3 and R5 have for
 * them. Whatever else a file holds is ignored. Nested items stay unread, so that a file nested without end is not followed by the
 * schema.
 */

/** As many as a form may have in one place; counted before any of them is looked at. */
const mostAnswers = 101
export const listOf = <T extends z.ZodType>(each: T) => z.array(z.unknown()).max(mostAnswers).pipe(z.array(each))

const code = z.object({ system: z.string().optional(), code: z.string().optional() })

const extension = z.object({
  url: z.string(),
  valueDecimal: z.number().optional(),
  valueInteger: z.number().optional(),
  valueBoolean: z.boolean().optional(),
  valueString: z.string().optional(),
  valueCodeableConcept: z.object({ coding: listOf(code).default([]) }).optional(),
})

const extensions = listOf(extension).default([])

const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  extension: extensions,
})

/** What a code system or a set says of one answer. */
export const conceptSchema = coding.extend({
  property: listOf(
    z.object({ code: z.string(), valueDecimal: z.number().optional(), valueInteger: z.number().optional() }),
  ).default([]),
})

const answerOption = z.object({
  extension: extensions,
  valueInteger: z.number().optional(),
  valueCoding: coding.optional(),
  valueString: z.string().optional(),
})

/** STU3 refers to a set of answers by a Reference, R4 by its name. */
const reference = z.object({ reference: z.string().optional() })

export const itemSchema = z
  .object({
    linkId: z.string().min(1).max(255),
    type: z.string(),
    text: z.string().optional(),
    /** What is printed before it, often its number. */
    prefix: z.string().optional().catch(undefined),
    code: listOf(code).default([]),
    /** On what it depends whether it is asked. */
    enableWhen: z.array(z.unknown()).default([]).catch([]),
    /** Worked out rather than asked: a total. */
    readOnly: z.boolean().default(false),
    /** Takes several answers at once. */
    repeats: z.boolean().default(false),
    answerOption: listOf(answerOption).default([]),
    answerValueSet: z.string().optional(),
    option: listOf(answerOption).optional(),
    options: reference.optional(),
    answerConstraint: z.string().optional(),
    extension: extensions,
    item: z.array(z.unknown()).default([]),
  })
  .transform(({ option, options, answerConstraint, type, ...item }) => ({
    ...item,
    type: fromR5.get(type) ?? type,
    answerOption: item.answerOption.length > 0 ? item.answerOption : (option ?? []),
    answerValueSet: item.answerValueSet ?? options?.reference,
    version: writtenIn(
      option !== undefined || options !== undefined,
      fromR5.has(type) || answerConstraint !== undefined,
    ),
  }))

/** R5 calls a question with answers to choose from `coding`. */
const fromR5: ReadonlyMap<string, string> = new Map([['coding', 'choice']])

const writtenIn = (isStu3: boolean, isR5: boolean): 'STU3' | 'R4' | 'R5' => (isStu3 ? 'STU3' : isR5 ? 'R5' : 'R4')

export const questionnaireSchema = z.object({
  title: z.string().optional(),
  name: z.string().optional(),
  language: z.string().optional(),
  copyright: z.string().optional(),
  publisher: z.string().optional(),
  version: z.string().optional(),
  url: z.string().optional(),
  code: listOf(code).default([]).catch([]),
  contained: z.array(z.unknown()).default([]),
  item: z.array(z.unknown()).default([]),
})

export type Code = z.output<typeof code>
export type Extension = z.output<typeof extension>
export type Coding = z.output<typeof coding>
export type Concept = z.output<typeof conceptSchema>
export type AnswerOption = z.output<typeof answerOption>
export type FormItem = z.output<typeof itemSchema>
export type Form = z.output<typeof questionnaireSchema>
