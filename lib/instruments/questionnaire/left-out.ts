import { isTotal } from './codes'
import { excerpt, named } from './excerpt'
import type { Extension, FormItem } from './fhir'
import { answerable } from './options'

const structure = 'http://hl7.org/fhir/StructureDefinition'

export const hidden = 'hidden in the file'

/** Why an entry of a form is neither a question of the instrument nor said above one; null where it may be either. */
export function whyLeftOut(item: FormItem): string | null {
  const { type, extension, readOnly, code } = item
  if (hasExtension(extension, /\/questionnaire-hidden$/, each => each.valueBoolean === true)) return hidden
  if (type === 'group') return null
  if (type === 'display') return asideOf(extension)
  if (readOnly || isCalculated(extension)) return 'worked out rather than asked'
  if (!isNumeric(type))
    return answerable.includes(type) ? null : (foreignTypes.get(type) ?? `of the type ${excerpt(type)}`)
  if (item.answerOption.length > 0) return null
  if (code.some(isTotal)) return 'a total'
  const limits = ['minValue', 'maxValue'].map(name => hasExtension(extension, url => url === `${structure}/${name}`))
  return limits.includes(true) || item.answerValueSet !== undefined
    ? null
    : 'a number without a lowest and highest answer (minValue, maxValue), as totals are'
}

/** What was left out, as a line of a list. */
export const leftOutLine = (item: Pick<FormItem, 'linkId' | 'text' | 'type'>, why: string): string =>
  `${item.type === 'display' || item.type === 'group' ? `The text ${excerpt(item.text ?? item.linkId)}` : `The entry ${named(item).replace(/^the question /, '')}`}: ${why}.`

/** Whether the form asks it only sometimes. */
export const isConditional = ({ enableWhen, extension }: FormItem): boolean =>
  enableWhen.length > 0 || hasExtension(extension, /enableWhenExpression$/)

const isNumeric = (type: string) => type === 'integer' || type === 'decimal'

const writing = 'a field to write in'
const foreignTypes: ReadonlyMap<string, string> = new Map([
  ['text', writing],
  ['string', writing],
  ['quantity', 'an amount with a unit, as totals are'],
  ['date', 'a date'],
  ['dateTime', 'a date'],
])

function isCalculated(extensions: readonly Extension[]): boolean {
  return hasExtension(extensions, /(calculatedExpression|calculatedValue)$/i)
}

/** Texts beside the questions: help for whoever fills it in, units, terms. */
const asides: ReadonlyMap<string, string> = new Map([
  ['help', 'a help text'],
  ['hint', 'a help text'],
  ['flyover', 'a help text'],
  ['unit', 'a unit'],
  ['legal', 'a legal text'],
  ['security', 'a legal text'],
  ['lower', 'the label of an end'],
  ['upper', 'the label of an end'],
])

function asideOf(extensions: readonly Extension[]): string | null {
  const codes = extensions
    .filter(({ url }) => /\/questionnaire-(itemControl|displayCategory)$/.test(url))
    .flatMap(each => each.valueCodeableConcept?.coding ?? [])
  for (const { code } of codes) {
    const aside = code === undefined ? undefined : asides.get(code)
    if (aside !== undefined) return aside
  }
  return null
}

function hasExtension(
  extensions: readonly Extension[],
  which: RegExp | ((url: string) => boolean),
  isSo: (each: Extension) => boolean = () => true,
): boolean {
  const fits = (url: string) => (typeof which === 'function' ? which(url) : which.test(url))
  return extensions.some(each => fits(each.url) && isSo(each))
}
