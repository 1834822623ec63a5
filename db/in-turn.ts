/**
 * What some work gives for each of several things, one after another: an act has one connection, on which one query is answered before
 * the next is asked.
 */
export async function inTurn<T, Result>(
  things: Iterable<T>,
  work: (thing: T) => PromiseLike<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const thing of things) results.push(await work(thing))
  return results
}

/** Those of several things of which a question, asked of one after another, is true. */
export async function whichInTurn<T>(things: readonly T[], question: (thing: T) => PromiseLike<boolean>): Promise<T[]> {
  const answers = await inTurn(things, question)
  return things.filter((_, index) => answers[index])
}

/** Whether a question is true of one of several things at least. None is asked after the first of which it is. */
export async function anyInTurn<T>(
  things: Iterable<T>,
  question: (thing: T) => PromiseLike<boolean>,
): Promise<boolean> {
  for (const thing of things) if (await question(thing)) return true
  return false
}

/** So many rows are named or written in one statement: a database takes no more than some thousand values at once. */
const atOnce = 500

/** Several things, so many at a time as one statement can name. */
export function* inParts<T>(things: readonly T[]): Generator<T[]> {
  for (let at = 0; at < things.length; at += atOnce) yield things.slice(at, at + atOnce)
}
