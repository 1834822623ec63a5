import { parentPort, workerData } from 'node:worker_threads'

/** Within a thread: answers what is asked of it, one question after another, until it is ended. `data` is what it was begun with. */
export function answerQuestions(answer: (question: unknown, data: unknown) => unknown): void {
  const port = parentPort
  port?.on('message', async ({ id, question }: { id: number; question: unknown }) => {
    try {
      port.postMessage({ id, answer: await answer(question, workerData) })
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : 'unknown' })
    }
  })
}
