import { eq } from 'drizzle-orm'
import { rereadings } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* While a practice is read again after a change, every page says how far that is, and follows until it is done. */

test('how many episodes were read again stands on the page until all are', async ({ as }) => {
  const { practiceId } = await viewer('ines')
  const mine = eq(rereadings.practiceId, practiceId)
  const row = { practiceId, id: 'one', afterId: 'z', read: 120, total: 4800, failed: 0, startedAt: Date.now() }
  await writeUnattended(tx => tx.insert(rereadings).values(row))
  try {
    const page = await as('mara')
    await page.goto('/flags')
    const notice = page.getByRole('status').filter({ hasText: 'read again' })
    await expect(notice).toContainText('Episodes are being read again after a change: 120 of 4800.')
    await writeUnattended(tx => tx.update(rereadings).set({ read: 4700 }).where(mine))
    await expect(notice).toContainText('4700 of 4800', { timeout: 10_000 })
    await writeUnattended(tx => tx.delete(rereadings).where(mine))
    await expect(notice).toHaveCount(0, { timeout: 10_000 })
  } finally {
    await writeUnattended(tx => tx.delete(rereadings).where(mine))
  }
})
