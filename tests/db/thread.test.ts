import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { Thread } from '@/db/thread'

test.runIf(process.platform === 'linux')('a thread lets the server go first, which stays as it was', async () => {
  const before = getPriority()
  expect(await new Thread('tests/support/priority-thread.ts', null).ask('')).toBe(Math.max(before, 10))
  expect(getPriority()).toBe(before)
})

test('a thread that cannot be begun says so', async () => {
  await expect(new Thread('tests/support/no-thread.ts', null).ask('')).rejects.toThrow(/no-thread/)
})
