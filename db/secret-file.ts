import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes a line that must not be gone after a power cut, readable by its owner alone and never over another file. What could not
 * be written whole (a full disk) is taken away again.
 */
export function writeSecret(file: string, line: string): void {
  const fd = openSync(file, 'wx', 0o600)
  try {
    writeSync(fd, `${line}\n`)
    fsyncSync(fd)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(fd)
  }
  keepName(path.dirname(file))
}

/** The name of a file is kept by its folder, which has to be on the disk as well. */
export function keepName(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
