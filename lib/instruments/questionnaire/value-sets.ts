import { type Coding, type ValueSet, valueSetSchema } from './fhir'

/** Options by the name under which the items of a file refer to them; null where the file does not list them itself. */
export type ValueSets = ReadonlyMap<string, readonly Coding[] | null>

/** No form brings more sets along. */
const most = 100

/** The sets of options that a file brings along. */
export function valueSetsIn(contained: readonly unknown[]): ValueSets {
  const read = contained.slice(0, most).flatMap(given => valueSetSchema.safeParse(given).data ?? [])
  return new Map(read.map(set => [`#${set.id}`, listed(set)]))
}

function listed({ compose, expansion }: ValueSet): readonly Coding[] | null {
  const included = compose?.include.map(each => each.concept) ?? []
  // A set that takes in a whole code system, or leaves something out of it, does not say itself what it holds.
  const isWhole = included.length > 0 && compose?.exclude.length === 0
  const concepts = included.flatMap(each => each ?? [])
  return isWhole && included.every(each => each !== undefined) ? concepts : (expansion?.contains ?? null)
}
