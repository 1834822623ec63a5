import { withPostgres } from './postgres.mjs'
import { findPostgres } from './postgres-programs.mjs'

/**
 * Tests that need a PostgreSQL: the one that ATTUNE_TEST_DATABASE names, else one of their own. Where there is neither they do not run,
 * which is told, and has failed where ATTUNE_POSTGRES is `required`.
 * @param {(url: string) => Promise<import('./counts.mjs').Counts>} tests
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function onPostgres(tests) {
  const { ATTUNE_TEST_DATABASE: named, ATTUNE_POSTGRES } = process.env
  if (named) return tests(named)
  const programs = findPostgres()
  if (programs) return withPostgres(programs, tests)
  console.log(
    "NOT RUN: THERE IS NO POSTGRESQL HERE. Install Debian's postgresql, or name the folder with its programs in ATTUNE_POSTGRES_BIN, or a server in ATTUNE_TEST_DATABASE.",
  )
  return { passed: 0, failed: ATTUNE_POSTGRES === 'required' ? 1 : 0 }
}
