import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

/** What a thread answers: what came of a question, or what went wrong with it. */
const answerSchema = z.union([
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ id: z.int(), error: z.string() }),
])

/** How long a thread that is asked nothing is kept, in ms. */
const idle = 60_000

/**
 * Another thread of this process that answers one question after another, each in the time that it takes: nobody else waits for it. It
 * begins with the first question and ends when it was asked nothing for a minute. Its file, named from the root of the project, is run
 * as it is, beside the built server.
 */
export class Thread {
  readonly #file: string
  readonly #data: unknown
  #worker: Worker | null = null
  #asked = 0
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  #rest: NodeJS.Timeout | undefined

  constructor(file: string, data: unknown) {
    this.#file = file
    this.#data = data
  }

  /** Rejects with what went wrong, and where the thread ended over it. */
  ask(question: unknown): Promise<unknown> {
    clearTimeout(this.#rest)
    const worker = this.#running()
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ id, question })
    })
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const file = path.resolve(/*turbopackIgnore: true*/ this.#file)
    const first = path.resolve(/*turbopackIgnore: true*/ 'db', 'low-priority.cjs')
    const execArgv = ['--require', first, '--import', 'tsx']
    const worker = new Worker(/*turbopackIgnore: true*/ file, { execArgv, workerData: this.#data })
    // A server that is told to stop does not wait for it: what it does can be done again.
    worker.unref()
    worker.on('message', message => this.#answered(answerSchema.parse(message)))
    worker.on('error', error => this.#ended(error instanceof Error ? error : new Error('The thread failed')))
    worker.on('exit', () => this.#ended(new Error('The thread has ended')))
    this.#worker = worker
    return worker
  }

  #answered(message: z.output<typeof answerSchema>): void {
    const asked = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if ('error' in message) asked?.reject(new Error(message.error))
    else asked?.resolve(message.answer)
    if (this.#waiting.size === 0) this.#rest = setTimeout(() => this.#end(), idle).unref()
  }

  #end(): void {
    void this.#worker?.terminate()
    this.#worker = null
  }

  #ended(error: Error): void {
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
