import { eq } from 'drizzle-orm'
import { db } from '@/db/open'
import { rereadings } from '@/db/schema'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* While a practice is read again after a change, every page says how far that is, and follows until it is done. */

test('how many episodes were read again stands on the page until all are', async ({ as }) => {
  const { practiceId } = await viewer('ines')
  const row = { practiceId, id: 'one', afterId: 'z', read: 120, total: 4800, failed: 0, startedAt: Date.now() }
  db().insert(rereadings).values(row).run()
  try {
    const page = await as('mara')
    await page.goto('/flags')
    const notice = page.getByRole('status').filter({ hasText: 'read again' })
    await expect(notice).toContainText('Episodes are being read again after a change: 120 of 4800.')
    db().update(rereadings).set({ read: 4700 }).where(eq(rereadings.practiceId, practiceId)).run()
    await expect(notice).toContainText('4700 of 4800', { timeout: 10_000 })
    db().delete(rereadings).where(eq(rereadings.practiceId, practiceId)).run()
    await expect(notice).toHaveCount(0, { timeout: 10_000 })
  } finally {
    db().delete(rereadings).where(eq(rereadings.practiceId, practiceId)).run()
  }
})
