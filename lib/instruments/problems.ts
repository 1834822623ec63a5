import type { z } from 'zod'
import { isForProgrammers } from '../schema-words'

/** As many problems as somebody can work through at once, each said once. */
export function firstOf(problems: readonly string[], most = 30): string[] {
  const each = distinct(problems)
  const left = each.length - most
  return left > 0 ? [...each.slice(0, most), `And ${left} more.`] : each
}

/** Each sentence once, where it came first. */
export const distinct = (sentences: readonly string[]): string[] => [...new Set(sentences)]

/** A complaint for each name that was given before. */
export const twice = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index).map(name => `${name} appears twice`)

export type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What a schema found wrong, for somebody who does not program: "items 3: cue is missing". */
export function issueWords(issue: Issue, given: unknown): string {
  if (issue.code !== 'unrecognized_keys') return saidAt(issue.path, fault(issue, valueAt(given, issue.path)))
  const unknown = issue.keys.slice(0, 5).map(key => `“${short(key)}”`)
  return saidAt([...issue.path, ''], `there is no entry called ${unknown.join(', ')} here`)
}

/** Says something of a place in a JSON value. Places in a list are counted from 1, as on paper, and joined to the name of the list. */
export function saidAt(path: Path, words: string): string {
  const steps: string[] = []
  for (const key of path) {
    if (typeof key === 'number') steps.push(`${steps.pop() ?? 'entry'} ${key + 1}`)
    else steps.push(short(String(key)))
  }
  const name = steps.pop() ?? 'the definition'
  const place = steps.length === 0 ? '' : `${steps.join(', ')}: `
  return `${place}${name} ${words}`.replace(/ +/g, ' ').trim()
}

const short = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)

function valueAt(given: unknown, path: Path): unknown {
  let value = given
  for (const key of path) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    value = isThere ? Reflect.get(Object(value), key) : undefined
  }
  return value
}

function fault(issue: Issue, value: unknown): string {
  if (value === undefined) return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `should be ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `should be ${oneOf(issue.values)}`
    case 'invalid_union':
      return 'options' in issue && issue.options ? `should be ${oneOf(issue.options)}` : 'is of an unknown kind'
    case 'too_small':
      return least(issue)
    case 'too_big':
      return issue.origin === 'array' ? `has more than ${issue.maximum} entries` : `is over ${issue.maximum}`
    default:
      return isForProgrammers(issue.message) ? 'is not written as expected' : issue.message
  }
}

function least({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return 'is empty'
  if (origin === 'array') return Number(minimum) > 1 ? `needs ${minimum} entries` : 'is empty'
  return inclusive ? `should be ${minimum} or more` : `should be above ${minimum}`
}

const kinds: Record<string, string> = {
  string: 'a text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  tuple: 'a list in [ ]',
  object: 'a set of entries in { }',
  record: 'a set of entries in { }',
}

const oneOf = (values: readonly unknown[]) => (values.length === 1 ? '' : 'one of ') + values.map(String).join(', ')
