import { subscribe } from 'node:diagnostics_channel'
import { Server, ServerResponse } from 'node:http'

/** How long an answer that is under way may take once the server was told to stop, in ms. */
const grace = 3000

/** How long nothing may be under way before the connections are closed: a question may have been sent that was not read yet. */
const quiet = 200

/**
 * Lets the server end soon after it was told to. The framework stops listening and then waits for every connection, also for those
 * that browsers keep open for later: here they are closed as soon as nobody waits for an answer.
 */
export function stopInOrder(): void {
  const connections = new Connections()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => connections.stop())
  // A terminal that was closed: what is right for the other two is right here.
  process.on('SIGHUP', askToStop)
  if (process.env.ATTUNE_LIFELINE === 'stdin') process.stdin.on('end', askToStop).on('error', askToStop).resume()
}

/** As the signal would, also on a system that has none, for the framework's listener and ours. */
const askToStop = () => process.emit('SIGTERM', 'SIGTERM')

/** The server that this process runs, which the framework shows to nobody, and the answers that are under way. */
class Connections {
  readonly #servers = new Set<Server>()
  readonly #answers = new Set<ServerResponse>()
  #isStopping = false

  constructor() {
    subscribe('http.server.request.start', message => this.#begin(message))
  }

  stop(): void {
    this.#isStopping = true
    this.#closeWhenQuiet()
    setTimeout(() => this.#close(), grace).unref()
    // Whatever else the framework waits for then: the database is closed when the process ends, and only then.
    setTimeout(() => process.exit(143), grace + 1000).unref()
  }

  #begin(message: unknown): void {
    if (!isRequest(message)) return
    const { server, response } = message
    this.#servers.add(server)
    this.#answers.add(response)
    response.once('close', () => {
      this.#answers.delete(response)
      if (this.#isStopping) this.#closeWhenQuiet()
    })
  }

  #closeWhenQuiet(): void {
    setTimeout(() => this.#answers.size === 0 && this.#close(), quiet).unref()
  }

  #close(): void {
    for (const server of this.#servers) server.closeAllConnections()
  }
}

const isRequest = (message: unknown): message is { server: Server; response: ServerResponse } =>
  typeof message === 'object' &&
  message !== null &&
  'server' in message &&
  message.server instanceof Server &&
  'response' in message &&
  message.response instanceof ServerResponse
