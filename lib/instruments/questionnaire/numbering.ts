import type { Question } from './questions'

type Numbering = (question: Question) => number

/**
 * How the linkIds of a form number its questions as ours are: by the last number in them (PHQ9-3), by the first (3-PHQ9), or by the
 * last counted from another start (q0). Null where they hold no numbering, as codes do.
 */
export function numberingOf(questions: readonly Question[], numbers: readonly number[]): Numbering | null {
  const start = Math.min(...questions.map(last)) - Math.min(...numbers)
  const fromStart = (question: Question) => last(question) - start
  const isOurs = (numberOf: Numbering) => isSame(questions.map(numberOf), numbers)
  const exact = [last, first].find(isOurs) ?? (hasOneStem(questions) ? [fromStart].find(isOurs) : undefined)
  return exact ?? (isMostly(questions, numbers) ? last : null)
}

const last: Numbering = ({ linkId }) => Number(linkId.match(/\d+/g)?.at(-1) ?? Number.NaN)
const first: Numbering = ({ linkId }) => Number(linkId.match(/\d+/)?.[0] ?? Number.NaN)

const isSame = (found: readonly number[], expected: readonly number[]) =>
  found.length === expected.length && isDistinct(found) && found.every(n => expected.includes(n))

const isDistinct = (found: readonly number[]) => new Set(found).size === found.length

/** Numbers behind different words are codes (44250-9, 44255-8), not a numbering. */
const hasOneStem = (questions: readonly Question[]) =>
  new Set(questions.map(({ linkId }) => linkId.replace(/\d+\D*$/, ''))).size === 1

/** A numbering with some items missing or too many, rather than none. */
function isMostly(questions: readonly Question[], numbers: readonly number[]): boolean {
  const found = questions.map(last)
  const ours = found.filter(n => numbers.includes(n))
  return hasOneStem(questions) && isDistinct(found) && ours.length * 2 >= found.length
}
