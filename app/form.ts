import { z } from 'zod'
import type { FormState } from '@/lib/form-state'
import { isForProgrammers } from '@/lib/schema-words'
import { orderField } from '@/lib/text/date-order'

export type { FormState } from '@/lib/form-state'

type Parsed<T> = { ok: true; data: T } | { ok: false; state: FormState }

/** Checks a form at the door: the data, or a sentence beside each field with everything as it was typed. */
export function parse<Schema extends z.ZodType>(schema: Schema, form: FormData): Parsed<z.output<Schema>> {
  const result = schema.safeParse(fields(form), { error: sentence })
  if (result.success) return { ok: true, data: result.data }
  return { ok: false, state: { errors: errorsOf(result.error), values: valuesOf(form) } }
}

export type FieldReader = <T>(name: string, schema: z.ZodType<T>) => T | undefined

/** Reads single fields of a form, each by its schema; undefined where one is empty or wrong by itself. */
export function fieldReader(form: FormData): FieldReader {
  const sent = fields(form)
  return (name, schema) => (sent[name] === undefined ? undefined : schema.safeParse(sent[name]).data)
}

/** A group of tick boxes or fields of one name: none, one or several values are always a list. */
export const checkboxes = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(value => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item))

/** A tick box: sent as "on" or not at all. */
export const checkbox = z
  .literal('on')
  .optional()
  .transform(value => value === 'on')

/**
 * What was typed, by field name, to be shown again; the ticked boxes of one name are joined by commas. Passwords and what the
 * framework adds are left out.
 */
export function valuesOf(form: FormData): Record<string, string> {
  const names = [...new Set(form.keys())].filter(isShown)
  return Object.fromEntries(names.map(name => [name, texts(form, name).join(',')]))
}

/** Sentences by field, each once; one about the form as a whole is under ''. A message of Zod’s own is put in plain words. */
export function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    const said = isForProgrammers(issue.message) ? plainWords(issue) : issue.message
    errors[field] = [...new Set([...(errors[field] ?? []), said])]
  }
  return errors
}

/** An empty answer is absent. It must never reach a schema as '' and be made a 0 there. */
function fields(form: FormData): Record<string, Sent> {
  const names = [...new Set(form.keys())].filter(isField)
  return Object.fromEntries(names.flatMap(name => filled(name, texts(form, name), form.get(orderField(name)))))
}

/** A date comes with the order in which its field said that it is read. */
type Sent = string | string[] | { text: string; order: string }

const texts = (form: FormData, name: string) => form.getAll(name).filter(value => typeof value === 'string')

function filled(name: string, sent: readonly string[], order: FormDataEntryValue | null): [string, Sent][] {
  const values = sent.filter(value => value.trim() !== '')
  const [first] = values
  if (first === undefined) return []
  if (typeof order === 'string') return [[name, { text: first, order }]]
  return [[name, values.length === 1 ? first : values]]
}

const isField = (name: string) => !name.startsWith('$ACTION') && !name.endsWith(orderField(''))
const isShown = (name: string) => isField(name) && !/password/i.test(name)

/** Plain words for what a schema found, where the schema has none of its own. */
export const sentence = (issue: z.core.$ZodRawIssue): string =>
  issue.input === undefined ? 'Please fill this in.' : plainWords(issue)

function plainWords(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'This does not look like an e-mail address.'
  if (issue.code === 'invalid_value') return 'Please choose one of those offered.'
  return 'Please check this.'
}

const tooBig = ({ origin, maximum }: Pick<z.core.$ZodIssueTooBig, 'origin' | 'maximum'>) =>
  origin === 'string' ? `Please keep this to ${maximum} characters.` : `This can be ${maximum} at most.`

function tooSmall({ origin, minimum }: Pick<z.core.$ZodIssueTooSmall, 'origin' | 'minimum'>) {
  if (origin === 'string') return minimum === 1 ? 'Please fill this in.' : `This needs at least ${minimum} characters.`
  if (origin === 'array') return 'Please choose at least one.'
  return `This must be at least ${minimum}.`
}
