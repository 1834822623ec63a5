import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashOf } from '../../scripts/build.mjs'
import { differences } from '../../scripts/install.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'attune-ready-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a package that is missing or another version is a difference; one for other machines is none', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  }
  expect(differences(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(0)
  expect(differences(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(1)
  expect(differences(wanted, {})).toBe(1)
  expect(differences(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.1.0' } })).toBe(
    1,
  )
})

test('a build is stale when a source changes, comes, goes or is renamed', () => {
  const source = path.join(folder, 'app')
  mkdirSync(source)
  writeFileSync(path.join(source, 'page.tsx'), 'one')
  const first = hashOf([source])
  expect(hashOf([source, path.join(folder, 'missing')])).toBe(first)
  writeFileSync(path.join(source, 'page.tsx'), 'two')
  const second = hashOf([source])
  writeFileSync(path.join(source, 'layout.tsx'), '')
  const third = hashOf([source])
  rmSync(path.join(source, 'layout.tsx'))
  expect(new Set([first, second, third]).size).toBe(3)
  expect(hashOf([source])).toBe(second)
})
