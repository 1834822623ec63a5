import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readJson } from '../lib/text/json'
import { keysFolder } from './keys'

/*
 * Which accounts were closed, in a file outside the database: a backup from before does not know it, and would let somebody in who left. It
 * is with the keys, goes along with their copy, and says of a person what was noted last.
 */

const fileIn = (folder: string) => path.join(keysFolder(folder), 'closed-accounts')

const lineSchema = z.object({ personId: z.string(), isClosed: z.boolean(), at: z.int() })

/** Notes that an account was closed, or is about to be opened again. On the disk when it returns. */
export function noteAccount(folder: string, personId: string, isClosed: boolean, at: number): void {
  mkdirSync(keysFolder(folder), { recursive: true, mode: 0o700 })
  const fd = openSync(fileIn(folder), 'a', 0o600)
  try {
    writeSync(fd, `${JSON.stringify({ personId, isClosed, at })}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** The accounts that are closed by what was noted last. A line that was cut off by a power cut says nothing. */
export function closedAccounts(folder: string): ReadonlySet<string> {
  const closed = new Set<string>()
  if (!existsSync(fileIn(folder))) return closed
  for (const line of readFileSync(fileIn(folder), 'utf8').split('\n')) {
    const said = lineSchema.safeParse(readJson(line)).data
    if (said?.isClosed) closed.add(said.personId)
    else if (said) closed.delete(said.personId)
  }
  return closed
}
