import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type BackupOptions, backUp, backupsFolder, readyFolder } from './backup'
import { finish, removeWithCompanions, unfinishedOf } from './durable-files'
import { sealedPiecesOf, sealFile } from './sealed-file'

/**
 * As `backUp`, encrypted as a whole under the recovery key. The copy is made and checked beside the practice, on whose disk the same is
 * already; what comes to another disk is encrypted before it gets there, and read back before it gets its name.
 */
export async function backUpSealed(
  folder: string,
  target: string,
  key: Buffer,
  options: BackupOptions = {},
): Promise<{ file: string; rows: number }> {
  if (existsSync(target)) throw new Error(`${target} already exists; a backup never overwrites.`)
  readyFolder(path.dirname(target), folder)
  mkdirSync(backupsFolder(folder), { recursive: true, mode: 0o700 })
  const plain = unfinishedOf(path.join(backupsFolder(folder), 'sealing.db'))
  const unfinished = unfinishedOf(target)
  try {
    const { rows } = await backUp(folder, plain, options)
    sealFile(plain, unfinished, key)
    if ((await sumOf(createReadStream(plain))) !== (await sumOf(sealedPiecesOf(unfinished, key))))
      throw new Error(`${unfinished} is damaged.`)
    finish(unfinished, target)
    return { file: target, rows }
  } finally {
    removeWithCompanions(plain)
    removeWithCompanions(unfinished)
  }
}

async function sumOf(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
