import { statSync } from 'node:fs'
import path from 'node:path'
import { backUp, stamp } from '../db/backup'
import { keysFolder } from '../db/keys'
import { whyNot } from '../db/why-not'

const [folder, place] = process.argv.slice(2)
if (!folder || !place) throw new Error('usage: make-backup.ts <practice folder> <folder to copy to>')

/** Said every few seconds, so that a long copy is seen to get on and a short one is not talked about. */
const everyMs = 3000
let saidAt = performance.now()

function say(done: number) {
  if (performance.now() < saidAt + everyMs) return
  saidAt = performance.now()
  console.log(`Copying: ${Math.floor(done * 100)} %`)
}

const isSameDisk = () => statSync(folder).dev === statSync(place).dev

try {
  const target = path.join(place, `attune-${stamp(Date.now())}.db`)
  const { file, rows } = await backUp(folder, target, { onProgress: say })
  console.log(`Backed up to ${file}: ${rows} rows, checked.`)
  console.log('In the copy, anyone can read scores, answers, dates, and the names and e-mail addresses of the staff.')
  console.log('Names and birth dates of clients, notes and other texts are encrypted in it.')
  console.log(
    `The keys are not in it, and without them it is of no use: keep a copy of ${keysFolder(folder)}, in another place.`,
  )
  if (isSameDisk()) console.log('It is on the same disk as the practice: keep another one elsewhere.')
} catch (error) {
  console.error(whyNot(error, place))
  process.exitCode = 1
}
