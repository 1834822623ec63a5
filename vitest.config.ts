import './db/supported-node.ts'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The schema is made for the engine that this names, when it is loaded: see tests/support/server.ts.
const { ATTUNE_TEST_DATABASE } = process.env
if (ATTUNE_TEST_DATABASE) process.env.ATTUNE_DATABASE = ATTUNE_TEST_DATABASE

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: './tests/support/migrated.ts',
    // An odd zone, so that a date that slips by the host's clock is seen.
    // No test may reach the practice that this machine keeps: what opens no folder of its own finds none.
    env: { TZ: 'Pacific/Chatham', ATTUNE_DATA: '/dev/null/no-practice' },
    testTimeout: 30_000,
  },
})
