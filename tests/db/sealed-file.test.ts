import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRecoveryKey, recoveryKeyOf, writtenRecoveryKey } from '@/db/recovery-key'
import { isSealedFile, isSealedUnder, sealBytes, sealFile, unsealBytes, unsealFile } from '@/db/sealed-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const key = Buffer.alloc(20, 3)
const at = (name: string) => path.join(folder, name)
const megabyte = 1 << 20

/** A file of that size, encrypted. */
function sealedOf(size: number): Buffer {
  const plain = Buffer.alloc(size, 'attune')
  writeFileSync(at('plain'), plain)
  for (const name of ['sealed', 'opened']) rmSync(at(name), { force: true })
  sealFile(at('plain'), at('sealed'), key)
  return plain
}

test.each([0, 1, 1000, megabyte, megabyte + 1, 3 * megabyte])('a file of %i bytes is the same again', size => {
  const plain = sealedOf(size)
  unsealFile(at('sealed'), at('opened'), key)
  expect(readFileSync(at('opened')).equals(plain)).toBe(true)
  expect(readFileSync(at('sealed')).includes('attuneattune')).toBe(false)
  expect(statSync(at('sealed')).mode & 0o777).toBe(0o600)
})

test('says what it is and which key it wants, and opens with no other', () => {
  sealBytes(Buffer.from('keys'), at('sealed'), key)
  writeFileSync(at('plain'), 'no')
  const other = Buffer.alloc(20, 4)
  expect([isSealedFile(at('sealed')), isSealedFile(at('plain'))]).toEqual([true, false])
  expect([isSealedUnder(at('sealed'), key), isSealedUnder(at('sealed'), other)]).toEqual([true, false])
  expect(unsealBytes(at('sealed'), key).toString()).toBe('keys')
  expect(() => unsealBytes(at('sealed'), other)).toThrow(/under another recovery key/)
})

test('changed, cut short, longer, or with its pieces in another order, it is refused', () => {
  sealedOf(2 * megabyte + 5)
  const whole = readFileSync(at('sealed'))
  const piece = 4 + 16 + megabyte
  const head = 16 + 8 + 16
  const changed = Buffer.from(whole)
  changed[head + 100] = (changed[head + 100] ?? 0) ^ 1
  const [first, second] = [whole.subarray(head, head + piece), whole.subarray(head + piece, head + 2 * piece)]
  const broken = {
    changed,
    'without its last piece': whole.subarray(0, head + 2 * piece),
    'cut within a piece': whole.subarray(0, whole.length - 1),
    'without any piece': whole.subarray(0, head),
    'cut within its head': whole.subarray(0, 30),
    longer: Buffer.concat([whole, Buffer.alloc(10)]),
    'with a piece twice': Buffer.concat([whole, whole.subarray(head + 2 * piece)]),
    'in another order': Buffer.concat([whole.subarray(0, head), second, first, whole.subarray(head + 2 * piece)]),
  }
  for (const [how, bytes] of Object.entries(broken)) {
    writeFileSync(at('broken'), bytes)
    rmSync(at('opened'), { force: true })
    expect(() => unsealFile(at('broken'), at('opened'), key), how).toThrow(/is damaged, or not whole/)
  }
})

test('a recovery key is made once, and is what is read from paper, however it is typed', () => {
  const { key: made, isNew } = recoveryKeyOf(folder)
  expect([isNew, recoveryKeyOf(folder).isNew]).toEqual([true, false])
  expect(recoveryKeyOf(folder).key.equals(made)).toBe(true)
  const written = writtenRecoveryKey(made)
  expect(written).toMatch(/^([A-Z2-7]{4}-){8}[A-Z2-7]{4}$/)
  expect(readRecoveryKey(` ${written.toLowerCase().replaceAll('-', ' ')} `)).toEqual(made)
  expect(statSync(at('keys/recovery.key')).mode & 0o777).toBe(0o600)
})

test('a recovery key that was mistyped is known as such', () => {
  const written = writtenRecoveryKey(Buffer.alloc(20, 9))
  for (const place of [0, 7, 20, written.length - 1]) {
    if (written[place] === '-') continue
    const typed = `${written.slice(0, place)}${written[place] === 'A' ? 'B' : 'A'}${written.slice(place + 1)}`
    expect(readRecoveryKey(typed)).toBeNull()
  }
  expect(readRecoveryKey('')).toBeNull()
  expect(existsSync(at('keys'))).toBe(false)
})
