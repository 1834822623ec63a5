import { engine, noteCommit, type Sql } from './open'

/**
 * One act that is no viewer's: before there is one (setting up, logging in, a code from the terminal), of the server itself, or such as ends
 * a login. It has the practice to itself. A test names every file that may use it: whatever a viewer does goes through `write()`.
 */
export async function writeUnattended<T>(work: (tx: Sql) => PromiseLike<T>): Promise<T> {
  const result = await engine().transaction('practice', work)
  noteCommit()
  return result
}
