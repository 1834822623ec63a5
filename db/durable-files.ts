import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

/** Where a database is copied to before it gets its name: beside it, and named after the process that makes it. */
export const unfinishedOf = (target: string) => `${target}.unfinished-${process.pid}`

/** Gives a copy that was found whole its name, so that both outlast a power cut. */
export function finish(unfinished: string, target: string): void {
  const fd = openSync(unfinished, 'r+')
  fsyncSync(fd)
  closeSync(fd)
  renameSync(unfinished, target)
  keepName(path.dirname(target))
}

/** What SQLite keeps beside a database while it is in use. */
export const companions = ['-wal', '-shm', '-journal'] as const

export function removeWithCompanions(file: string): void {
  for (const ending of ['', ...companions]) rmSync(`${file}${ending}`, { force: true })
}

/**
 * Removes what was left half copied in a folder by processes that are gone. Called before this process makes a copy there: what has its own
 * number is of an earlier one, since a container gives the same numbers each time.
 */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const [left, maker] = /\.(?:db|backup|keys)(?:\.unfinished(?:-(\d+))?)+(?:-wal|-shm|-journal)?$/.exec(name) ?? []
    if (left !== undefined && !isAnother(Number(maker))) rmSync(path.join(folder, name), { force: true })
  }
}

/** Whether another process has that number. Signal 0 asks whether it is there; being refused the asking means that it is. */
function isAnother(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Writes a line that must not be gone after a power cut, readable by its owner alone and never over another file. What could not
 * be written whole (a full disk) is taken away again. `fast` leaves out waiting for the disk.
 */
export function writeSecret(file: string, line: string, { fast = false }: { fast?: boolean } = {}): void {
  const fd = openSync(file, 'wx', 0o600)
  try {
    writeSync(fd, `${line}\n`)
    if (!fast) fsyncSync(fd)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(fd)
  }
  if (!fast) keepName(path.dirname(file))
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

/** Writes nothing over all that an open file holds, as far as a disk lets one say so. */
export function overwrite(fd: number): void {
  const { size } = fstatSync(fd)
  writeSync(fd, Buffer.alloc(size), 0, size, 0)
  fsyncSync(fd)
}
