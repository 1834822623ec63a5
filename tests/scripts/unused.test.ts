import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/* A small project under our own settings, in which something is not used. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-unused-'))
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  for (const name of ['knip.ts', 'tsconfig.json']) cpSync(name, path.join(folder, name))
  write('package.json', JSON.stringify({ name: 'small', type: 'module', devDependencies: { knip: '*', vitest: '*' } }))
  write('vitest.config.ts', "export default { test: { include: ['tests/**/*.test.ts'] } }")
  write('scripts/make-demo.ts', "import { used } from '../lib/a'\nconsole.log(used())")
  write('lib/a.ts', 'export const used = () => part()\nexport const part = () => 1')
  write(
    'tests/a.test.ts',
    "import { expect, test } from 'vitest'\nimport { part } from '../lib/a'\ntest('part', () => expect(part()).toBe(1))",
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), `${text}\n`)
}

const knip = (...args: string[]) => {
  const run = spawnSync(process.execPath, [path.resolve('node_modules/knip/bin/knip.js'), '--no-progress', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { code: run.status, said: run.stdout + run.stderr }
}

describe('what is not used is named', () => {
  test('where all is used, nothing: a part that its own file calls may be tried by itself', () => {
    expect(knip()).toMatchObject({ code: 0 })
    expect(knip('--production')).toMatchObject({ code: 0 })
  })

  test('an export that nobody imports', () => {
    write('lib/b.ts', 'export const needless = 1\nexport const b = needless')
    write('lib/a.ts', "import { b } from './b'\nexport const used = () => part() + b\nexport const part = () => 1")
    expect(knip()).toMatchObject({ code: 1, said: expect.stringContaining('needless') })
  })

  test('a function that only a test calls', () => {
    write('lib/a.ts', 'export const used = () => 2\nexport const part = () => 1')
    expect(knip()).toMatchObject({ code: 0 })
    expect(knip('--production')).toMatchObject({ code: 1, said: expect.stringContaining('part') })
  })

  test('a file and a package that nobody imports', () => {
    write('lib/c.ts', 'export const c = 1')
    write(
      'package.json',
      JSON.stringify({
        name: 'small',
        type: 'module',
        dependencies: { uuid: '*' },
        devDependencies: { knip: '*', vitest: '*' },
      }),
    )
    const { code, said } = knip()
    expect(code).toBe(1)
    expect(said).toContain('lib/c.ts')
    expect(said).toContain('uuid')
  })
})
