import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

/** What a server answered; `ms` is from sending to the last byte. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; ms: number }

type Sent = { method?: 'GET' | 'POST' | 'PUT'; headers?: OutgoingHttpHeaders; body?: Buffer | string }

/** Asks one server over connections that stay open, as a browser keeps them. Nothing is compressed, so that bytes are those of the page. */
export class Exchange {
  readonly #agent = new Agent({ keepAlive: true })

  constructor(
    private readonly port: number,
    private readonly cookie = '',
  ) {}

  /** The address that the server knows itself by. */
  get origin(): string {
    return `http://localhost:${this.port}`
  }

  /** Rejects where the connection breaks; an error of the server is an answer like any other. */
  async ask(path: string, sent: Sent = {}): Promise<Answer> {
    try {
      return await this.#once(path, sent)
    } catch (error) {
      // The server closed a connection that nothing was sent on for some seconds, just when this was.
      if (error instanceof ClosedMeanwhile) return this.#once(path, sent)
      throw error
    }
  }

  #once(path: string, { method = 'GET', headers = {}, body }: Sent): Promise<Answer> {
    const about = { host: `localhost:${this.port}`, origin: this.origin, ...(this.cookie && { cookie: this.cookie }) }
    const to = { host: '127.0.0.1', port: this.port, path, method, agent: this.#agent }
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const sent = request({ ...to, headers: { ...about, ...headers } }, answer => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('error', reject)
        answer.once('end', () => {
          const ms = performance.now() - began
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks), ms })
        })
      })
      sent.once('error', error => reject(sent.reusedSocket ? new ClosedMeanwhile(error.message) : error))
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

class ClosedMeanwhile extends Error {}
