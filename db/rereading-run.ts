import { db } from './open'
import { type Reader, readerHere, readOn } from './rereading'
import { first } from './rows'
import { practices } from './schema'

declare global {
  // The server loads this module once per bundle; there is one reading, and one reader, per process.
  var practiceReading: { reader: Reader; isElsewhere: boolean; running: Promise<void> | null } | undefined
}

const reading = () => {
  globalThis.practiceReading ??= { reader: readerHere, isElsewhere: false, running: null }
  return globalThis.practiceReading
}

/** For how long an act waits for what it began, so that a small practice finds it done, in ms. */
const patience = 1500

/** From now on another thread reads; null gives it back to this one. */
export function readElsewhere(reader: Reader | null): void {
  globalThis.practiceReading = { reader: reader ?? readerHere, isElsewhere: reader !== null, running: null }
}

/**
 * Goes on reading what is left to be read. Resolves when it is read; where another thread reads, after a
 * moment at the latest. Called after an act that began it, and when a server starts. `now` is when what is found is said to have
 * happened.
 */
export async function goOnReading(practiceId: string, now: number): Promise<void> {
  const current = reading()
  // After what is being read, and not instead of it: that may have looked for more just before this was begun.
  current.running = (current.running ?? Promise.resolve()).then(() => run(practiceId, current.reader, now))
  if (!current.isElsewhere) return current.running
  let timer: NodeJS.Timeout | undefined
  const moment = new Promise<void>(resolve => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([current.running, moment]).finally(() => clearTimeout(timer))
}

/** As `goOnReading`, of the practice that is open, whichever it is. */
export async function goOnReadingAny(now: number): Promise<void> {
  const practice = await first(db().select({ id: practices.id }).from(practices))
  if (practice) await goOnReading(practice.id, now)
}

/** Who reads the episodes of a practice now. */
export const practiceReader = (): Reader => reading().reader

/** Nothing clinical is logged: how many, and that they are tried again. */
async function run(practiceId: string, reader: Reader, now: number): Promise<void> {
  try {
    const failed = await readOn(practiceId, reader, now)
    if (failed > 0)
      console.error(
        `${failed} episodes could not be read again; that is tried again when Attune is started the next time.`,
      )
  } catch (error) {
    console.error(
      `The episodes could not be read again to the end: ${error instanceof Error ? error.message : 'unknown'}`,
    )
  }
}
