import type { Instrument } from '../instrument'
import { saidAt } from '../issue-words'

/** As much as can be shown and filled in; ours. */
const most = { items: 120, entries: 30, characters: 500, number: 10_000, lowest: -100, highest: 100 }

/** What in a definition is too long, too much or left blank, each with its place. */
export function excesses(instrument: Instrument): string[] {
  return [...among(instrument, []), ...answers(instrument)]
}

type Path = readonly (string | number)[]

function among(value: unknown, path: Path): string[] {
  if (typeof value === 'string') return ofText(value, path)
  if (typeof value === 'number') return Math.abs(value) > most.number ? [saidAt(path, 'is too large')] : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) && value.length > mostIn(path))
    return [saidAt(path, `has more than ${mostIn(path)} entries`)]
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, each]) => among(each, [...path, key]))
}

/** Lists of items, and of what is said item by item. */
const mostIn = (path: Path) =>
  ['items', 'weights', 'labels'].includes(String(path.at(-1))) ? most.items : most.entries

function ofText(text: string, path: Path): string[] {
  if (text.length > most.characters) return [saidAt(path, `is longer than ${most.characters} characters`)]
  // A paper form may print nothing beside an answer; and nobody has to say what it measures.
  const mayBeBlank = path.includes('labels') || path.at(-1) === 'measures'
  return text.trim() === '' && !mayBeBlank ? [saidAt(path, 'is empty')] : []
}

function answers({ response, items }: Instrument): string[] {
  const all = [{ path: ['response'], ...response }, ...items.flatMap(ownAnswers)]
  return all.flatMap(({ path, min, max }) => {
    const isNear = min >= most.lowest && max <= most.highest
    return isNear ? [] : [saidAt(path, `should lie between ${most.lowest} and ${most.highest}`)]
  })
}

const ownAnswers = ({ response }: Instrument['items'][number], index: number) =>
  response ? [{ path: ['items', index, 'response'], ...response }] : []
