import { readMigrationFiles } from 'drizzle-orm/migrator'

/*
 * The triggers that keep what was noted from being changed. Whoever can write the database can drop them: so they are compared, word for
 * word, with those of the migrations whenever a practice is opened. They are put back by `npm run audit:repair` alone, which notes it: had a
 * start put them back by itself, nobody would know.
 */

/** Refuses a practice whose triggers are not those of the migrations. */
export function refuseUnguarded(names: readonly string[]): void {
  if (names.length === 0) return
  throw new Error(
    [
      `What keeps the audit and the history of flags from being changed was itself changed: ${names.join(', ')}.`,
      'Somebody who can write the database has removed, changed or added triggers. Find out who before you go on: npm run audit:verify says whether entries are as they were written.',
      'npm run audit:repair puts the triggers back, and notes that in the audit. Then start again.',
    ].join('\n'),
  )
}

/** Statements that make the triggers of a practice in PostgreSQL, by name, as its migrations leave them. */
export function triggersOfMigrations(migrationsFolder: string): Map<string, string> {
  const made = new Map<string, string>()
  for (const { sql } of readMigrationFiles({ migrationsFolder }))
    for (const statement of sql) {
      const [, name] = /CREATE TRIGGER "?(\w+)"?/i.exec(statement) ?? []
      const [, dropped] = /DROP TRIGGER "?(\w+)"?/i.exec(statement) ?? []
      if (name) made.set(name, statement.slice(statement.search(/CREATE TRIGGER/i)))
      else if (dropped) made.delete(dropped)
    }
  return made
}

/** The names by which two sets of triggers differ. */
export function differing(there: ReadonlyMap<string, string>, made: ReadonlyMap<string, string>): string[] {
  const names = new Set([...there.keys(), ...made.keys()])
  return [...names].filter(name => plain(there.get(name)) !== plain(made.get(name))).toSorted()
}

/** Without the quotes and spaces that versions of a database write differently. */
const plain = (statement: string | undefined) => statement?.replace(/[`"\s;]/g, '')
