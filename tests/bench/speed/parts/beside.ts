import { setTimeout as sleep } from 'node:timers/promises'
import type { Target } from '../measuring/comparison'

/** How long a page is asked for while nothing else is done, in ms. */
const quietMs = 2000

/** What a page took, in ms: while nothing else was done, and while some work was; and how long the work took. */
export type Beside = { quiet: readonly number[]; meanwhile: readonly number[]; workMs: number }

/**
 * Asks for a page over and over, first alone and then while `work` goes on. Where the work goes on after its answer, `whenDone` waits
 * for the end, and says whether there was anything to wait for.
 */
export async function beside(
  page: Target,
  work: () => Promise<unknown>,
  whenDone: () => Promise<boolean> = async () => false,
): Promise<Beside> {
  const quiet = await asked(page, until(sleep(quietMs)))
  const began = performance.now()
  let end = Number.POSITIVE_INFINITY
  const working = work().then(async () => {
    end = performance.now()
    if (await whenDone()) end = performance.now()
  })
  // The work is to be at the server first.
  await sleep(5)
  const meanwhile = await asked(page, until(working))
  await working
  return {
    quiet: quiet.map(({ ms }) => ms),
    meanwhile: meanwhile.filter(({ at }) => at < end).map(({ ms }) => ms),
    workMs: end - began,
  }
}

/** Whether something has ended, well or not. */
function until(something: Promise<unknown>): () => boolean {
  let isOver = false
  const end = () => {
    isOver = true
  }
  something.then(end, end)
  return () => isOver
}

/** When each request was sent, and how long it took; one at the least. */
async function asked({ ask }: Target, isOver: () => boolean): Promise<{ at: number; ms: number }[]> {
  const found: { at: number; ms: number }[] = []
  do {
    const at = performance.now()
    found.push({ at, ms: (await ask()).ms })
  } while (!isOver())
  return found
}
