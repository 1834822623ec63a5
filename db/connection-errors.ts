/* Connections to a server of PostgreSQL that are lost, or not to be had. */

/** How many connections one server of ours has at the most. */
export const mostConnections = 10

/**
 * Begins again where a connection was lost, mostly while nobody used it: on another one, until all of those that there were have been
 * tried.
 */
export async function onAnother<T>(begin: () => Promise<T>, left = mostConnections): Promise<T> {
  try {
    return await begin()
  } catch (error) {
    if (left > 0 && isCut(error)) return onAnother(begin, left - 1)
    throw error
  }
}

/** An error as the driver gave it. That a connection was lost, or is not to be had, is known by one code. */
export const ofDriver = (error: unknown): unknown =>
  isCut(error) || isNotToBeHad(error) ? Object.assign(error, { code: connectionFailure }) : error

/** SQL's own code for it. */
const connectionFailure = '08006'

/** A connection that there was is gone. The driver itself has words for it, and no code. */
const isCut = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^Connection terminated unexpectedly|^Client .* not queryable$/.test(error.message) ||
    /^(08|57P0[12]|25P03|ECONNRESET|EPIPE)/.test(codeOf(error)))

/** There is no server, or it takes nobody in. */
const isNotToBeHad = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^timeout exceeded|^Connection terminated due to/.test(error.message) ||
    /^(57P03|53300|E(CONN|TIMEDOUT|HOST|NET|NOTFOUND|AI_AGAIN))/.test(codeOf(error)))

const codeOf = (error: Error) => ('code' in error ? String(error.code) : '')
