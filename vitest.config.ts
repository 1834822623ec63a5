import './db/supported-node.ts'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

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
