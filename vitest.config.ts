import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // An odd zone, so that a date that slips by the host's clock is seen.
    env: { TZ: 'Pacific/Chatham' },
    testTimeout: 30_000,
  },
})
