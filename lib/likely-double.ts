import { foldText as folded } from './text/fold'

type Person = { name: string | null; birthDate: string | null }

/** Whether two records may be of one person: the same name, or one day of birth and names that are alike or not known. */
export function isLikelyDouble(a: Person, b: Person): boolean {
  if (a.name !== null && b.name !== null && folded(a.name) === folded(b.name)) return isSameOrUnknown(a, b)
  return a.birthDate !== null && a.birthDate === b.birthDate && areAlike(a.name, b.name)
}

/** Two people of one name who were born on different days are two people. */
const isSameOrUnknown = (a: Person, b: Person) =>
  a.birthDate === null || b.birthDate === null || a.birthDate === b.birthDate

function areAlike(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const words = wordsOf(b)
  return wordsOf(a).some(word => words.some(other => isNear(word, other)))
}

const wordsOf = (name: string) =>
  folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The same word, its beginning ("Sam" and "Samuel"), or one letter more, less or other. */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long === short || (short.length >= 3 && long.startsWith(short))) return true
  return short.length >= 4 && isOneApart(short, long)
}

function isOneApart(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  const first = [...short].findIndex((letter, at) => letter !== long[at])
  if (first === -1) return true
  return long.slice(first + 1) === short.slice(long.length === short.length ? first + 1 : first)
}
