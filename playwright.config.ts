import './db/supported-node'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/browser.mjs'
import { freePort } from './scripts/port.mjs'
import { emptyPlace, workers } from './tests/e2e/support/places'

// Tests in a server of PostgreSQL: see tests/support/server.ts. What is tried there is that two of ours go on in it as one.
const { ATTUNE_TEST_DATABASE } = process.env
// Otherwise there is none: a practice that this machine keeps in a server is not the tests'.
if (ATTUNE_TEST_DATABASE) process.env.ATTUNE_DATABASE = ATTUNE_TEST_DATABASE
else delete process.env.ATTUNE_DATABASE

// The first process of a run chooses, and the others find it in the environment: see places.ts.
process.env.ATTUNE_E2E_PRACTICE ??= folderForThisRun('attune-practice-')
process.env.ATTUNE_E2E_EMPTY ??= folderForThisRun('attune-empty-')
process.env.ATTUNE_E2E_PORTS ??= (await Promise.all(Array.from({ length: workers + 1 }, freePort))).join()

/** A folder that is removed when the run has ended, after its servers. */
function folderForThisRun(prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

// An odd zone, so that a date that slips by the machine's clock is seen.
const zone = 'Pacific/Chatham'
process.env.TZ = zone

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Every test has a browser context of its own; a process for each takes a quarter of the time and keeps nothing more apart.
  '--renderer-process-limit=1',
]

const inServer = { projects: [{ name: 'two-servers', testMatch: '**/two-servers.spec.ts' }] }

const inFiles = {
  globalSetup: './tests/e2e/support/global-setup.ts',
  projects: [
    { name: 'setup', testMatch: '**/setup.spec.ts', use: { baseURL: emptyPlace().address } },
    { name: 'practice', testIgnore: ['**/setup.spec.ts', '**/two-servers.spec.ts'] },
  ],
}

export default defineConfig({
  ...(ATTUNE_TEST_DATABASE ? inServer : inFiles),
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers,
  retries: 0,
  forbidOnly: true,
  // A machine that does something else as well needs its time; what hangs still ends.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    timezoneId: zone,
    locale: 'en-GB',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // A trace of every test takes a fifth of the time: ATTUNE_TRACE=1 for a failure that is not understood.
    trace: process.env.ATTUNE_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
  },
})
