import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { complaintAbout } from '@/db/node-version.cjs'

const pinned = '24.21.0'
const tooOld = 'Attune needs Node 22.14, or 24 and newer; this is Node 20.20.2.'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-old-node-'))
  for (const file of ['package.json', 'db/node-version.cjs', 'scripts/attune.cjs', 'scripts/pinned-node.cjs'])
    cpSync(file, path.join(folder, file))
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(`scripts/node/${file}`, path.join(folder, 'scripts/node', file))
  preload('old.cjs', "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })")
})
afterEach(() => rmSync(folder, { recursive: true }))

const preload = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

/** A program that says it is that Node, and otherwise what it was asked to run. */
const nodeThatSays = (version: string) =>
  `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit\necho "ran $2"\nexit 3\n`

const place = () => path.join(folder, 'scripts/node/node_modules', `node-linux-${process.arch}`, 'bin/node')

function putNode(text: string) {
  mkdirSync(path.dirname(place()), { recursive: true })
  writeFileSync(place(), text)
  chmodSync(place(), 0o755)
}

/** An npm that puts that Node where `npm ci` would; null is an npm that cannot reach anything. */
function npmThatBrings(node: string | null) {
  const file = path.relative(path.join(folder, 'scripts/node'), place())
  const bring = `const fs = require('node:fs')
fs.mkdirSync(require('node:path').dirname('${file}'), { recursive: true })
fs.writeFileSync('${file}', ${JSON.stringify(node)}, { mode: 0o755 })`
  preload('npm.cjs', node === null ? 'process.exit(0)' : bring)
}

/** Runs an npm script's command as a machine with Node 20 would. */
function underOldNode(command = 'demo') {
  const args = ['--require', path.join(folder, 'old.cjs'), path.join(folder, 'scripts/attune.cjs'), command]
  const env = { ...process.env, npm_execpath: path.join(folder, 'npm.cjs') }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return { status, stdout, stderr }
}

test('says which Node is needed', () => {
  expect(complaintAbout('20.20.2')).toBe(tooOld)
  expect(['18.20.4', '22.13.1', '23.11.1'].map(complaintAbout)).not.toContain(null)
  expect(['22.14.0', '22.23.3', '24.0.0', '26.10.0'].map(complaintAbout)).toEqual([null, null, null, null])
})

test('under an old Node the pinned one is brought, once, and what was asked goes on under it', () => {
  npmThatBrings(nodeThatSays(`v${pinned}`))
  const said = `${tooOld} Bringing Node ${pinned} from npm, once.\n`
  expect(underOldNode()).toEqual({ status: 3, stdout: 'ran demo\n', stderr: said })
  expect(underOldNode()).toEqual({ status: 3, stdout: 'ran demo\n', stderr: '' })
  expect(readdirSync(path.join(folder, 'scripts/node')).toSorted()).toEqual([
    'node_modules',
    'package-lock.json',
    'package.json',
  ])
})

test.each(['start', 'dev', 'build', 'test', 'test:unit', 'test:e2e', 'test:all', 'test:node'])(
  '%s brings the pinned Node too',
  command => {
    npmThatBrings(nodeThatSays(`v${pinned}`))
    expect(underOldNode(command)).toMatchObject({ status: 3, stdout: `ran ${command}\n` })
  },
)

test('a command that installs nothing brings none, and uses the one that is there', () => {
  npmThatBrings(nodeThatSays(`v${pinned}`))
  expect(underOldNode('backup')).toEqual({ status: 1, stdout: '', stderr: `${tooOld} npm start brings one, once.\n` })
  expect(existsSync(place())).toBe(false)
  putNode(nodeThatSays(`v${pinned}`))
  expect(underOldNode('backup')).toMatchObject({ status: 3, stderr: '' })
})

test.each([
  ['cut short', 'not a program'],
  ['another version', nodeThatSays('v24.0.0')],
])('a pinned Node that is there but broken is fetched again: %s', (_, text) => {
  putNode(text)
  npmThatBrings(nodeThatSays(`v${pinned}`))
  expect(underOldNode()).toMatchObject({ status: 3, stdout: 'ran demo\n' })
})

test('where none can be fetched, one sentence says what to install', () => {
  npmThatBrings(null)
  const { status, stdout, stderr } = underOldNode()
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.split('\n').slice(1)).toEqual([
    `${tooOld} None could be brought from npm: install one from https://nodejs.org and try again.`,
    '',
  ])
  expect(existsSync(path.join(folder, 'scripts/node/node_modules'))).toBe(false)
})

test('whoever starts a script by hand under an old Node is told before the database driver is loaded', () => {
  const args = ['--import', 'tsx', '--eval', "import('./db/open.ts').catch(error => console.log(error.message))"]
  const { stdout } = spawnSync(process.execPath, ['--require', path.join(folder, 'old.cjs'), ...args], {
    encoding: 'utf8',
  })
  expect(stdout).toBe(`${tooOld} The npm scripts (npm run demo, npm test) bring one that is new enough.\n`)
})
