import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from './browser.mjs'
import { build } from './build.mjs'
import { lint, types } from './check.mjs'
import { browserCounts, oneCheck, sum, unitCounts } from './counts.mjs'
import { install } from './install.mjs'
import { binary } from './paths.mjs'
import { ended, startNode } from './process.mjs'

/** `npm test`: everything that holds a change back, in turn. The last line says how it went, and the exit code with it. */
export async function run() {
  await install()
  const executable = await chromium()
  const reports = mkdtempSync(path.join(tmpdir(), 'attune-tests-'))
  try {
    const counts = [
      await step('Lint', async () => oneCheck(await lint())),
      await step('Types', async () => oneCheck(await types())),
      await step('Unit and integration tests', () => unit(path.join(reports, 'unit.json'))),
      await step('Browser tests', () => browser(reports, executable)),
    ]
    const { passed, failed } = sum(counts)
    console.log(`\n${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** A step that cannot even run is one failure, and the steps after it still have their say. */
async function step(title, count) {
  console.log(`\n${title}`)
  try {
    return await count()
  } catch (error) {
    console.error(error.message)
    return { passed: 0, failed: 1 }
  }
}

async function unit(report) {
  await build()
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await ended(startNode(binary('vitest', 'vitest.mjs'), ['run', ...reporters]))
  return unitCounts(report, code)
}

async function browser(folder, executable) {
  await build()
  const report = path.join(folder, 'browser.json')
  const practices = { ATTUNE_E2E_PRACTICE: path.join(folder, 'practice'), ATTUNE_E2E_EMPTY: path.join(folder, 'empty') }
  const env = { ...practices, CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const code = await ended(
    startNode(binary('@playwright', 'test', 'cli.js'), ['test', '--reporter=list,json'], { env }),
  )
  return browserCounts(report, code)
}
