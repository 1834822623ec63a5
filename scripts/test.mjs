import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, pdfReader } from './browser.mjs'
import { build } from './build.mjs'
import { lint, typecheck, unused } from './check.mjs'
import { browserCounts, oneCheck, sum, unitCounts } from './counts.mjs'
import { install } from './install.mjs'
import { binary, exitCode, startNode } from './process.mjs'
import { testNode } from './test-node.mjs'
import { onPostgres } from './test-postgres.mjs'

/** @typedef {[title: string, work: () => Promise<import('./counts.mjs').Counts>]} Step */

/** `npm test`: everything that holds a change back, in turn. The last line says how it went, and the exit code with it. */
export const test = () => testWith([])

/** `npm run test:all`: the same with nothing shortened (tests read ATTUNE_TEST_ALL), and then under every promised Node. */
export function testAll() {
  process.env.ATTUNE_TEST_ALL = '1'
  return testWith([['Every promised Node', async () => oneCheck(await testNode())]])
}

/**
 * `npm run test:unit [-- what Vitest understands]`: the unit and integration tests. Where none is named there are some that start
 * the built app.
 * @param {string[]} args
 */
export async function testUnit(args) {
  await install()
  await pdfReader()
  if (args.length === 0) await build()
  return vitest(args)
}

/**
 * `npm run test:e2e [-- what Playwright understands]`: the browser tests, of the built app.
 * @param {string[]} args
 */
export async function testE2e(args) {
  await install()
  const executable = await chromium()
  await pdfReader()
  await build()
  return inTemporaryFolder(folder => playwright(folder, { CHROMIUM_PATH: executable }, args))
}

/** @param {Step[]} more */
async function testWith(more) {
  await install()
  const executable = await chromium()
  await pdfReader()
  return inTemporaryFolder(async folder => {
    /** @type {Step[]} */
    const steps = [
      ['Lint', async () => oneCheck(await lint())],
      ['Types', async () => oneCheck(await typecheck())],
      ['Unused exports and packages', async () => oneCheck(await unused())],
      ['Unit and integration tests', () => unitStep(folder)],
      ['Browser tests', () => browserStep(folder, executable)],
      ['Tests of the database, in PostgreSQL', () => onPostgres(url => unitStep(folder, url))],
      ['Browser tests of two servers on one PostgreSQL', () => onPostgres(url => browserStep(folder, executable, url))],
      ...more,
    ]
    const counts = []
    for (const step of steps) counts.push(await run(step))
    const { passed, failed } = sum(counts)
    console.log(`\n${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  })
}

/**
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
async function inTemporaryFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-tests-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A step that cannot even run is one failure, and the steps after it are run all the same.
 * @param {Step} step
 */
async function run([title, work]) {
  console.log(`\n${title}`)
  try {
    return await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
}

/**
 * In files, or in the PostgreSQL of that URL.
 * @param {string} folder
 */
async function unitStep(folder, url = '') {
  await build()
  const report = path.join(folder, url ? 'unit-postgres.json' : 'unit.json')
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return unitCounts(report, await vitest(args, { ATTUNE_TEST_DATABASE: url }))
}

/**
 * On files, or on the PostgreSQL of that URL.
 * @param {string} folder
 * @param {string} executable
 */
async function browserStep(folder, executable, url = '') {
  await build()
  const report = path.join(folder, url ? 'browser-postgres.json' : 'browser.json')
  const env = { CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ATTUNE_TEST_DATABASE: url }
  return browserCounts(report, await playwright(folder, env, ['--reporter=list,json']))
}

/**
 * @param {string[]} args
 * @param {{ [name: string]: string }} [env]
 */
const vitest = (args, env) => exitCode(startNode(binary('vitest', 'vitest.mjs'), ['run', ...args], { env }))

/**
 * @param {string} folder Holds the practices that the tests make.
 * @param {{ [name: string]: string }} env
 * @param {string[]} args
 */
function playwright(folder, env, args) {
  const practices = { ATTUNE_E2E_PRACTICE: path.join(folder, 'practice'), ATTUNE_E2E_EMPTY: path.join(folder, 'empty') }
  return exitCode(
    startNode(binary('@playwright', 'test', 'cli.js'), ['test', ...args], { env: { ...practices, ...env } }),
  )
}
