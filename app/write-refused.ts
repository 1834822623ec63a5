import { noteRefusal } from '@/db/refusals'

const aMinute = 60_000

/**
 * Writes down what `countRefused` has counted since this was last called, so that whoever sends a million of it costs the practice a row a day and no
 * line in the log.
 */
export async function writeRefused(now: number): Promise<void> {
  const counted = globalThis.refusedRequests ?? new Map()
  globalThis.refusedRequests = undefined
  for (const [kind, times] of counted) await noteRefusal({ kind, times, now })
}

/** Goes on writing it down, once a minute, for as long as the server runs. What cannot be written is dropped: every other write says why then. */
export function keepWritingRefused(): void {
  setInterval(() => void writeRefused(Date.now()).catch(() => {}), aMinute).unref()
}
