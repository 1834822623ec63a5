import { backUp } from '../db/backup'
import { keysFolder } from '../db/keys'

const [folder, target] = process.argv.slice(2)
if (!folder || !target) throw new Error('usage: make-backup.ts <practice folder> <file to make>')

try {
  const { file, rows } = await backUp(folder, target)
  console.log(`Backed up to ${file}: ${rows} rows, checked.`)
  console.log(
    `The copy is of no use without the keys in ${keysFolder(folder)}. Keep a copy of them too, in another place.`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
