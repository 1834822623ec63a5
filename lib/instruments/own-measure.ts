import { z } from 'zod'
import { instrumentById } from './catalogue'
import { contradictions } from './contradictions'
import { tooLarge } from './file-text'
import { type Instrument, instrumentSchema } from './instrument'
import { isRecord, readJson } from './json-text'
import { firstOf, issueWords, saidAt } from './problems'

type Reading = { ok: true; instrument: Instrument } | { ok: false; problems: string[] }

/** How long the file of a definition may be. */
export const mostCharacters = 200_000

/**
 * A practice's own measure, from a definition in JSON of the same form as those in this folder (docs/own-measures.md); or all that
 * is wrong with it, in plain words. Whatever the file says of itself, it is the practice's own, and no prompt of ours.
 */
export function readOwnMeasure(text: string): Reading {
  if (text.length > mostCharacters) return refused([tooLarge('The file', mostCharacters)])
  const json = readJson(text)
  if (!json.ok) return refused([json.problem])
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    return refused(['The file should hold one definition in { }.'])
  const given = { ...withPresentNames({ ...json.value }), practiceOwn: true, ownPrompt: false }
  const { data, error } = instrumentSchema.safeParse(given)
  return data ? checked(data) : refused(error.issues.map(issue => issueWords(issue, given)))
}

const formerNames = new Map([
  ['short', 'abbreviation'],
  ['primary', 'primaryScale'],
  ['drawn', 'charted'],
])
const formerKeyNames = new Map([
  ['times', 'multiplyBy'],
  ['less', 'subtract'],
])

/** A definition with the names of today where it has former ones, which files and rows of practices still have. */
function withPresentNames(definition: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { scales, ...rest } = renamed(definition, formerNames)
  return scales === undefined ? rest : { ...rest, scales: Array.isArray(scales) ? scales.map(withPresentKey) : scales }
}

const withPresentKey = (scale: unknown): unknown =>
  isRecord(scale) && isRecord(scale.key) ? { ...scale, key: renamed(scale.key, formerKeyNames) } : scale

const renamed = (given: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [names.get(name) ?? name, value]))

/** A definition as a practice keeps it. */
export const keptDefinition = z.preprocess(kept => (isRecord(kept) ? withPresentNames(kept) : kept), instrumentSchema)

function checked(instrument: Instrument): Reading {
  const excessive = excesses(instrument)
  // What is too large is not worked through.
  const problems = excessive.length > 0 ? excessive : [...contradictions(instrument), ...ofItsOwn(instrument)]
  return problems.length > 0 ? refused(problems) : { ok: true, instrument }
}

/** What stands where the page of a measure would. */
const pagesOfTheLibrary = ['new', 'official']

/** What a practice's own measure has to be beside free of contradictions. */
function ofItsOwn({ id, scales, domain, subject }: Instrument): string[] {
  const isTaken = instrumentById(id) !== undefined || pagesOfTheLibrary.includes(id)
  return [
    isTaken ? `id ${id} is taken: give the measure an id that no measure in the library has` : '',
    scales.length === 0 ? 'scales is empty: without a scale there is no score to draw' : '',
    domain === 'relationship-check' && subject === undefined
      ? 'subject is missing: without it charts call a measure of this domain the tension check'
      : '',
  ].filter(text => text !== '')
}

const refused = (problems: readonly string[]): Reading => ({ ok: false, problems: firstOf(problems) })

/** As much as can be shown and filled in; ours. */
const limits = { items: 120, entries: 30, characters: 500, number: 10_000, lowest: -100, highest: 100 }

/** What in a definition is too long, too much or left blank, each with its place. */
function excesses(instrument: Instrument): string[] {
  return [...among(instrument, []), ...answers(instrument)]
}

type Path = readonly (string | number)[]

function among(value: unknown, path: Path): string[] {
  if (typeof value === 'string') return ofText(value, path)
  if (typeof value === 'number') return Math.abs(value) > limits.number ? [saidAt(path, 'is too large')] : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) && value.length > mostIn(path))
    return [saidAt(path, `has more than ${mostIn(path)} entries`)]
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, each]) => among(each, [...path, key]))
}

/** Lists of items, and of what is said item by item. */
const mostIn = (path: Path) =>
  ['items', 'weights', 'labels'].includes(String(path.at(-1))) ? limits.items : limits.entries

function ofText(text: string, path: Path): string[] {
  if (text.length > limits.characters) return [saidAt(path, `is longer than ${limits.characters} characters`)]
  // A paper form may print nothing beside an answer; and nobody has to say what it measures.
  const mayBeBlank = path.includes('labels') || path.at(-1) === 'measures'
  return text.trim() === '' && !mayBeBlank ? [saidAt(path, 'is empty')] : []
}

function answers({ response, items }: Instrument): string[] {
  const all = [{ path: ['response'], ...response }, ...items.flatMap(ownAnswers)]
  return all.flatMap(({ path, min, max }) => {
    const isNear = min >= limits.lowest && max <= limits.highest
    return isNear ? [] : [saidAt(path, `should lie between ${limits.lowest} and ${limits.highest}`)]
  })
}

const ownAnswers = ({ response }: Instrument['items'][number], index: number) =>
  response ? [{ path: ['items', index, 'response'], ...response }] : []
