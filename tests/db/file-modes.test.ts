import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeToOthers } from '@/db/file-modes'
import { emptyFolder } from '../support/folder'

let folder: string
beforeEach(() => {
  folder = emptyFolder()
  mkdirSync(path.join(folder, 'keys'), { mode: 0o700 })
  for (const file of ['attune.db', 'keys/practice.key']) writeFileSync(path.join(folder, file), '', { mode: 0o600 })
})
afterEach(() => rmSync(folder, { recursive: true }))

const place = (file: string) => path.join(folder, file)
const modeOf = (file: string) => statSync(place(file)).mode & 0o777

test('what is the owner’s alone is left as it is, without a word', () => {
  expect(closeToOthers(folder)).toEqual([])
})

test('what every account of the computer could read is closed to them, and said', () => {
  chmodSync(place('attune.db'), 0o664)
  chmodSync(place('keys/practice.key'), 0o640)
  chmodSync(folder, 0o755)
  expect(closeToOthers(folder)).toEqual(
    [folder, place('attune.db'), place('keys/practice.key')].map(
      file => `${file} could be read by other accounts of this computer. It is closed to them now.`,
    ),
  )
  // A group may have been let in on purpose, but not to the keys.
  expect([modeOf(''), modeOf('attune.db'), modeOf('keys/practice.key')]).toEqual([0o750, 0o660, 0o600])
  expect(closeToOthers(folder)).toEqual([])
})

test('what is not there yet is open to nobody', () => {
  expect(closeToOthers(place('none'))).toEqual([])
})
