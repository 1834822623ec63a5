import { languageTag } from '../../text/language'
import { isRecord } from '../json-text'

/*
 * Translations inside a file: beside a text (`_text`, `_display`) the extension "translation", and the designations of a concept
 * (hl7.org/fhir/R4/extension-translation.html, hl7.org/fhir/R4/valueset.html).
 */

const url = 'http://hl7.org/fhir/StructureDefinition/translation'

/** Deeper than any form; what is nested below it stays as it is. */
const mostDepth = 90
const mostLanguages = 12

/** The languages that questions of a form are translated into, in the usual spelling. */
export function translationsIn(form: unknown): string[] {
  const found = new Set<string>()
  collect(form, found, 1)
  return [...found].slice(0, mostLanguages)
}

function collect(value: unknown, found: Set<string>, depth: number): void {
  if (depth > mostDepth) return
  if (Array.isArray(value)) for (const each of value) collect(each, found, depth + 1)
  if (!isRecord(value)) return
  if (typeof value.text === 'string') for (const each of translationsOf(value, 'text')) found.add(each.language)
  for (const each of Object.values(value)) collect(each, found, depth + 1)
}

/**
 * A form in one of its languages. A text that is shown and has no translation is taken out, so that it is missed rather than shown in
 * another language; title and copyright line stay as they are.
 */
export const inLanguage = (form: unknown, language: string): unknown => {
  const read = translated(form, language, 1)
  return isRecord(read) ? { ...read, language } : read
}

function translated(value: unknown, language: string, depth: number): unknown {
  if (depth > mostDepth) return value
  if (Array.isArray(value)) return value.map((each: unknown) => translated(each, language, depth + 1))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    if (typeof each !== 'string') return [[name, translated(each, language, depth + 1)]]
    const said = translationsOf(value, name).find(found => found.language === language)?.content
    if (said !== undefined) return [[name, said]]
    return shown.has(name) && /\p{L}/u.test(each) ? [] : [[name, each]]
  })
  return Object.fromEntries(entries)
}

/** What a form shows of its questions and answers. */
const shown = new Set(['text', 'display', 'valueString'])

type Translation = { language: string; content: string }

function translationsOf(holder: Record<string, unknown>, name: string): Translation[] {
  const beside = holder[`_${name}`]
  const extensions = isRecord(beside) && Array.isArray(beside.extension) ? beside.extension : []
  const designations = name === 'display' && Array.isArray(holder.designation) ? holder.designation : []
  return [
    ...extensions.flatMap((each: unknown) =>
      isRecord(each) && each.url === url ? translation(part(each, 'lang'), part(each, 'content')) : [],
    ),
    ...designations.flatMap((each: unknown) => (isRecord(each) ? translation(each.language, each.value) : [])),
  ]
}

/** A part of the extension, whatever type its value is written as. */
function part(extension: Record<string, unknown>, name: string): unknown {
  const parts = Array.isArray(extension.extension) ? extension.extension : []
  const found: unknown = parts.find((each: unknown) => isRecord(each) && each.url === name)
  return isRecord(found) ? (found.valueCode ?? found.valueString ?? found.valueMarkdown) : undefined
}

function translation(tag: unknown, content: unknown): Translation[] {
  const language = typeof tag === 'string' ? languageTag(tag) : null
  return language !== null && typeof content === 'string' && content.trim() !== '' ? [{ language, content }] : []
}
