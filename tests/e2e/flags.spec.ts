import { flagsToReview } from '@/db/flags'
import { all, allianceOf, distress } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])

/** A client of Mara's with an alliance that has dropped. */
async function withDrop(code: string, name: string): Promise<string> {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, code, name)
  await recordWeekly(mara, clientId, [...steady, [allianceOf(30)]])
  return clientId
}

test('a flag is acknowledged, stays open quietly, and is then resolved with a reason', async ({ as }) => {
  await withDrop('FL-1', 'Ida Roth')
  const page = await as('mara')
  await page.goto('/flags')
  const flag = page.getByRole('article').filter({ hasText: 'Ida Roth' })
  await flag.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByLabel('Note (optional)').fill('We will speak about it.')
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByText('Acknowledged.', { exact: true })).toBeVisible()
  await expect(flag).toContainText('Acknowledged by Mara Lind')
  await expect(flag).toContainText('We will speak about it.')
  await expect(flag.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)

  await flag.getByRole('button', { name: 'Resolve…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Please fill this in\./)
  await page.getByLabel('Reason').fill('Spoken about; it was the room.')
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
  await expect(page.getByText('The flag is resolved.')).toBeVisible()
  await expect(flag).toHaveCount(0)
  await page.getByRole('link', { name: 'Ended', exact: true }).click()
  await expect(flag).toContainText('Resolved by Mara Lind')
  await expect(flag).toContainText('Spoken about; it was the room.')
})

test('a flag is dismissed from the client page', async ({ as }) => {
  const clientId = await withDrop('FL-2', 'Jon Veld')
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('article').getByRole('button', { name: 'Dismiss…' }).click()
  await page.getByLabel('Reason').fill('A form filled in for somebody else.')
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText('The flag is dismissed.')).toBeVisible()
  await expect(page.getByText('Nothing to review.')).toBeVisible()
  await page.getByText('Flags that have ended (1)').click()
  await expect(page.getByRole('article')).toContainText('Dismissed by Mara Lind')
})

test('a safety flag cannot be dismissed, and stays until what was done is recorded', async ({ as }) => {
  const dropped = await withDrop('FL-3', 'Lea Marsh')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'FL-4', 'Pia Holt')
  await recordWeekly(mara, clientId, [[distress({ ...all(10, 1), 6: 2 })]])
  const page = await as('mara')
  await page.goto('/flags')
  const flag = page.getByRole('article').filter({ hasText: 'Pia Holt' })
  await expect(flag).toContainText('▲Safety')
  await expect(flag).toContainText('Answered 2 of 4 on the risk item of CORE-10 (plans to end life) at session 1.')
  await expect(flag.getByRole('button', { name: 'Dismiss…' })).toHaveCount(0)

  // Even when the form of another flag is sent with the safety flag's id.
  const safety = await openFlag(clientId)
  await page.goto(`/clients/${dropped}`)
  await page.getByRole('article').getByRole('button', { name: 'Dismiss…' }).click()
  await page.getByLabel('Reason').fill('Not of use.')
  await page.getByRole('dialog').evaluate((dialog, sent) => {
    for (const [name, value] of Object.entries(sent))
      dialog.querySelector(`input[name="${name}"]`)?.setAttribute('value', value)
  }, safety)
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('dialog')).toContainText('A safety flag is not dismissed.')
  expect(await openFlag(clientId)).toEqual(safety)

  await page.goto('/flags')
  await flag.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await expect(flag).toContainText('Acknowledged by Mara Lind')
  await flag.getByRole('button', { name: 'Record what was done' }).click()
  await page.getByRole('dialog').getByLabel('What was done').fill('Asked; a plan for the week is agreed.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'What was done is recorded.' })).toBeVisible()
  await expect(flag).toHaveCount(0)
})

/** The client's one open flag, as the database has it. */
async function openFlag(clientId: string) {
  const open = await flagsToReview(await viewer('mara'), { show: 'open', size: 1000 }, Date.now())
  const found = open.flags.find(flag => flag.client.id === clientId)
  return { flagId: found?.id ?? '', version: String(found?.version) }
}
