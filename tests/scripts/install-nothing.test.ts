import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../scripts/port.mjs'
import { noteServer } from '../../scripts/running.mjs'

/* A checkout in which nothing is installed, with an npm that says that it was called. */
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-checkout-'))
  const isSource = (file: string) => !file.includes('node_modules')
  cpSync('scripts', path.join(folder, 'scripts'), { recursive: true, filter: isSource })
  for (const file of ['package.json', 'package-lock.json', 'db/node-version.cjs', 'tests/node/visitor.mjs'])
    cpSync(file, path.join(folder, file))
  writeFileSync(path.join(folder, 'npm.cjs'), "require('node:fs').writeFileSync('npm-was-called', '')")
})
afterEach(() => rmSync(folder, { recursive: true }))

function attune(args: string[], more: Record<string, string> = {}) {
  const own = { ATTUNE_DATA: path.join(folder, 'practice'), npm_execpath: path.join(folder, 'npm.cjs') }
  const env = { ...process.env, ...own, ...more }
  const script = path.join(folder, 'scripts/attune.cjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env,
    cwd: folder,
  })
  return { status, said: stdout + stderr }
}

const wasNpmCalled = () => existsSync(path.join(folder, 'npm-was-called'))

test.each([
  ['backup'],
  ['copies'],
  ['recovery-sheet'],
  ['restore', 'copy.db'],
  ['recover'],
  ['rotate-keys'],
  ['migrate'],
  ['check'],
  ['lint'],
  ['typecheck'],
  ['db:generate'],
  ['screenshots'],
  ['score'],
  ['bench:detection'],
  ['bench:seed'],
])('%s installs nothing, and says in a sentence what is missing', (...args) => {
  expect(attune(args)).toEqual({ status: 1, said: 'Attune is not installed here yet: run npm ci first.\n' })
  expect(wasNpmCalled()).toBe(false)
  expect(existsSync(path.join(folder, 'practice'))).toBe(false)
})

test.each(['start', 'demo', 'dev', 'build', 'test', 'test:unit', 'test:e2e', 'test:all', 'bench'])(
  '%s installs, but not from under a server that lives',
  async command => {
    const port = { PORT: String(await freePort()) }
    const forget = noteServer(process.pid, '/practice', path.join(folder, 'data/servers'))
    const { status, said } = attune([command], port)
    expect(status).toBe(1)
    expect(said).toMatch(/^Attune is running from this folder \(process \d+, on \/practice\).* Stop it first\.\n$/)
    expect(wasNpmCalled()).toBe(false)
    forget()
    attune([command], port)
    expect(wasNpmCalled()).toBe(true)
  },
)

test.each(['backup', 'copies', 'recovery-sheet', 'restore', 'recover', 'rotate-keys', 'migrate', 'demo'])(
  '%s says how it is used, and makes nothing',
  command => {
    const before = readdirSync(folder)
    const help = attune([command, '--help'])
    expect(help).toEqual({ status: 0, said: expect.stringMatching(new RegExp(`^npm run ${command}`)) })
    const stray = attune([command, '--fast'])
    expect(stray).toEqual({ status: 1, said: `Not understood: --fast.\n${help.said}` })
    expect(readdirSync(folder)).toEqual(before)
  },
)
