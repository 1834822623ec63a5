import { writeSync } from 'node:fs'
import { KeyStore } from '@/db/key-store'
import { closePractice, openPractice } from '@/db/open'

/*
 * Opens a practice of an earlier version and is gone in the middle of it, as by a kill -9: once a new key is on the disk and nothing names
 * it yet (`key`), or some keys after (`moved`).
 */
const [folder = '', point = ''] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')

const { put } = KeyStore.prototype
KeyStore.prototype.put = function (...given) {
  put.apply(this, given)
  if (point === 'key') die()
}

await openPractice(folder, {
  onKeys: moved => {
    if (point === 'moved' && moved === 2) die()
  },
})
closePractice()
writeSync(1, 'done\n')
