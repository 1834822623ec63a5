import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/*
 * What a folder is marked with once its practice was moved out of its file: going on in both places would make two practices of one, which
 * nothing brings together again.
 */
export const movedMark = (folder: string) => path.join(folder, 'moved-out')

/** Marks a folder whose practice is in that file from now on. */
export const markMoved = (folder: string, file: string, now: number): void =>
  writeFileSync(movedMark(folder), `${new Date(now).toISOString()} to ${file}\n`, { mode: 0o600 })

export const forgetMoved = (folder: string): void => rmSync(movedMark(folder), { force: true })

/** Refuses to go on with a practice that was moved out. */
export function refuseMoved(folder: string): void {
  if (!existsSync(movedMark(folder))) return
  throw new Error(
    [
      `The practice in ${folder} was moved out of it: ${movedMark(folder)} says when and to where. What is recorded here would be missing there.`,
      'Where it was moved to a server, name that with ATTUNE_DATABASE.',
      `To go on here all the same, remove ${movedMark(folder)} and start again.`,
    ].join('\n'),
  )
}
