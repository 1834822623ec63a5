import type { Source } from './sources'

/**
 * Statements that begin with a query and do not wait for it, as sentences: it is never sent, or lands outside of its act. The linter knows
 * our functions that give promises, and not Drizzle's queries, which are none until somebody waits for them.
 */
export const unawaitedQueries = ({ file, text }: Source): string[] =>
  [...text.matchAll(statement)].map(([found]) => `${file}: a query that nobody waits for (${found.trim()})`)

/** Whatever may end a statement or open a block, then a query; not what makes it a part of something: `=`, `(`, `,`, `=>`, `?`, `await`. */
const statement =
  /(?<=[\])}{;'"`\w]\s*\n\s*|\)\s|\belse\s)(?<!\b(await|return)\s*)(tx|db\(\)|into)\s*\.\s*(insert|update|delete|select\w*)\(/g
