/*
 * What a run writes into docs/performance.md: one table for each part, each between two comments that say which. What stands around
 * them is written by hand, and the tables of parts that were not run stay as they are.
 */

const begin = (part: string) => `<!-- measured: ${part} -->`
const end = (part: string) => `<!-- end of ${part} -->`

/** The page with what was found of a part in its place. Throws where the page has no place for it. */
export function withMeasured(page: string, part: string, found: string): string {
  const from = page.indexOf(begin(part))
  const to = page.indexOf(end(part))
  if (from < 0 || to < from) throw new Error(`The page has no place for ${part}: ${begin(part)} … ${end(part)}`)
  return `${page.slice(0, from)}${begin(part)}\n\n${found.trim()}\n\n${page.slice(to)}`
}
