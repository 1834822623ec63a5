import { bringBackFirstDays } from '@/db/first-days'
import { everyWay, expectNotFound, requestsOf } from './support/asking'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* The first days of a practice that several people share. How they go by, from an empty folder on, is in setup.spec.ts. */

test.afterAll(async () => {
  await bringBackFirstDays(await viewer('ines'), Date.now())
})

test('each role finds its own steps, and a supervisor no such page', async ({ as, baseURL }) => {
  const ines = await as('ines')
  await ines.goto('/start')
  await expect(ines.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    /first session/,
    'Colleagues',
    'Set up your second factor',
    'Make a first backup',
  ])
  await expect(ines.getByRole('link', { name: 'Practice', exact: true }).first()).toHaveAttribute(
    'aria-current',
    'page',
  )
  await ines.goto('/practice')
  await expect(ines.getByRole('complementary', { name: 'First days' })).toContainText(/of 4 done/)

  const mara = await as('mara')
  await mara.goto('/start')
  await expect(mara.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([/client$/, /session$/])
  await expect(mara.getByRole('link', { name: 'Caseload', exact: true }).first()).toHaveAttribute(
    'aria-current',
    'page',
  )

  const ruth = await requestsOf(baseURL, 'ruth')
  for (const response of await everyWay(ruth, '/start')) await expectNotFound(response)
  await ruth.dispose()
})
