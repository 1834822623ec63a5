import './db/supported-node'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/browser.mjs'
import { freePort } from './scripts/port.mjs'

/*
 * Every process of a run reads this file; what the first one chose, the others find in the environment. Two servers run the
 * production build: one on a practice that the tests fill (ATTUNE_E2E_PRACTICE), one on a folder that is empty (ATTUNE_E2E_EMPTY).
 */
process.env.ATTUNE_E2E_PRACTICE ??= mkdtempSync(path.join(tmpdir(), 'attune-practice-'))
process.env.ATTUNE_E2E_EMPTY ??= mkdtempSync(path.join(tmpdir(), 'attune-empty-'))
process.env.ATTUNE_E2E_PRACTICE_PORT ??= String(await freePort())
process.env.ATTUNE_E2E_EMPTY_PORT ??= String(await freePort())

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
]

const address = (port: string) => `http://localhost:${port}`

const server = (folder: string, port: string) => ({
  command: `"${process.execPath}" node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`,
  url: `${address(port)}/api/health`,
  env: { ATTUNE_DATA: folder, NEXTAUTH_URL: address(port), NEXT_TELEMETRY_DISABLED: '1', TZ: zone },
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
})

const { ATTUNE_E2E_PRACTICE, ATTUNE_E2E_EMPTY, ATTUNE_E2E_PRACTICE_PORT, ATTUNE_E2E_EMPTY_PORT } = process.env

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/global-setup.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // A machine that does something else as well needs its time; what hangs still ends.
  timeout: 180_000,
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
  projects: [
    { name: 'setup', testMatch: '**/setup.spec.ts', use: { baseURL: address(ATTUNE_E2E_EMPTY_PORT) } },
    { name: 'practice', testIgnore: '**/setup.spec.ts', use: { baseURL: address(ATTUNE_E2E_PRACTICE_PORT) } },
  ],
  webServer: [server(ATTUNE_E2E_EMPTY, ATTUNE_E2E_EMPTY_PORT), server(ATTUNE_E2E_PRACTICE, ATTUNE_E2E_PRACTICE_PORT)],
})
