import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { keysFolder } from './keys'

/*
 * The files of a practice are made for their owner alone. One that was copied or unpacked by hand is often readable by every account of the
 * computer.
 */

/** A folder or file: its group may have been let in on purpose, but not to the keys. */
type Kept = { file: string; shut: number }

const everybodyElse = 0o007
const allButTheOwner = 0o077

/** Closes what others could read of a practice; gives a sentence for each thing that was open, or that could not be closed. */
export function closeToOthers(folder: string): string[] {
  if (process.platform === 'win32' || !existsSync(folder)) return []
  const within = readdirSync(folder).map(name => ({ file: path.join(folder, name), shut: everybodyElse }))
  const keys = keysFolder(folder)
  const ofKeys = existsSync(keys) ? readdirSync(keys).map(name => path.join(keys, name)) : []
  const shut = [
    { file: folder, shut: everybodyElse },
    ...within,
    ...ofKeys.map(file => ({ file, shut: allButTheOwner })),
  ]
  return shut.flatMap(closed)
}

function closed({ file, shut }: Kept): string[] {
  const mode = (statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o777
  if ((mode & shut) === 0) return []
  try {
    chmodSync(file, mode & ~shut)
    return [`${file} could be read by other accounts of this computer. It is closed to them now.`]
  } catch {
    return [`${file} can be read by other accounts of this computer, and Attune may not change that: chmod o= ${file}`]
  }
}
