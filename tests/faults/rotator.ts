import { writeSync } from 'node:fs'
import { changeClientKeys, changePracticeKey } from '@/db/key-rotation'
import { closePractice, openPractice } from '@/db/open'
import { Vault } from '@/db/vault'

/*
 * Changes the keys of a practice and is gone in the middle of it, as by a kill -9: once so many keys are wrapped by the next practice key
 * (`wrapped`), or once a client has another key and the one before is still there (`changed`).
 */
const [folder = '', point = '', at = '1'] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const now = Date.UTC(2026, 5, 1)

const { handOver, destroy } = Vault.prototype
let wrapped = 0
Vault.prototype.handOver = function (...given) {
  const isWrapped = handOver.apply(this, given)
  if (point === 'wrapped' && ++wrapped === Number(at)) die()
  return isWrapped
}
let isChanging = false
Vault.prototype.destroy = function (...given) {
  if (isChanging) die()
  destroy.apply(this, given)
}

if (point === 'changed') {
  await openPractice(folder)
  isChanging = true
  await changeClientKeys(folder, now)
  closePractice()
} else await changePracticeKey(folder, now)
writeSync(1, 'done\n')
