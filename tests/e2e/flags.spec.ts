import { flagsToReview } from '@/db/flags'
import { all, allianceOf, closeness, distress, impression } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { flagsOf, openLine } from './support/flag-lines'
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
  const flag = flagsOf(page, 'Ida Roth')
  await expect(flag.getByText('Alliance 2.5, usual 3.')).toBeVisible()
  await expect(flag.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  await openLine(flag)
  await flag.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByLabel('Note (optional)').fill('We will speak about it.')
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByText('Acknowledged.', { exact: true })).toBeVisible()
  await expect(flag).toContainText('Acknowledged by Mara Lind')
  await expect(flag).toContainText('We will speak about it.')
  await expect(flag.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  // The focus is within the line that it was in.
  await expect(flag.locator(':focus')).toHaveCount(1)

  await flag.getByRole('button', { name: 'Resolve…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Please fill this in\./)
  await page.getByLabel('Reason').fill('Spoken about; it was the room.')
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
  await expect(page.getByText('The flag is resolved.')).toBeVisible()
  await expect(flag).toHaveCount(0)
  await page.getByRole('link', { name: /^Ended/ }).click()
  await openLine(flag)
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
  const flag = flagsOf(page, 'Pia Holt')
  await expect(flag).toContainText('▲Safety')
  await expect(flag.getByText('Risk item of CORE-10: 2 of 4')).toBeVisible()
  // Closed, the line has its first button; opened, the same one stands first in it.
  await expect(flag.getByRole('button')).toHaveText(['Record what was done'])
  await openLine(flag)
  await expect(flag.getByText('Answered 2 of 4 on the risk item of CORE-10 (plans to end life)')).toBeVisible()
  await expect(flag.getByRole('button')).toHaveText(['Record what was done', 'Acknowledge', 'Comment'])
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
  await expect(page.getByRole('dialog')).toContainText('A safety flag cannot be dismissed.')
  expect(await openFlag(clientId)).toEqual(safety)

  await page.goto('/flags')
  await openLine(flag)
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

/** As a drop, with the clinician's own check of that session, which says "none seen". */
async function withUnseenDrop(code: string, name: string): Promise<string> {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, code, name)
  const about = { instrumentId: 'tension-check', respondent: 'clinician', target: null, how: 'items' } as const
  await recordWeekly(mara, clientId, [...steady, [allianceOf(28), { ...about, answers: { 1: 0, 4: 0 } }]])
  return clientId
}

test('what two rules saw in one event is one line, on the list and on the client’s page, and is ended as one', async ({
  as,
}) => {
  const clientId = await withUnseenDrop('FL-5', 'Uma Voss')
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await expect(page.getByRole('region', { name: 'Flags' }).getByRole('article')).toHaveCount(1)
  await page.getByText('Carries one more: a fall in alliance that was not seen').click()
  const region = page.getByRole('region', { name: 'Flags' })
  await expect(region.getByText('own check of that session says “none seen”')).toBeVisible()

  await page.goto('/flags')
  const flag = flagsOf(page, 'Uma Voss')
  await expect(flag.getByRole('article')).toHaveCount(1)
  await openLine(flag)
  const inOrder = await flag.evaluate(line => {
    const places = ['[aria-label="Suggested next steps"]', 'button', 'details details'].map(each =>
      line.querySelector(each),
    )
    return places.every((place, index) => {
      const next = places[index + 1]
      return !place || !next || Boolean(place.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)
    })
  })
  expect(inOrder, 'next steps, buttons, then the folded grounds').toBe(true)
  await flag.getByRole('button', { name: 'Dismiss…' }).click()
  await expect(page.getByRole('dialog')).toContainText('The same applies to the flag it carries.')
  await page.getByLabel('Reason').fill('The form of somebody else.')
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
  await expect(flag).toHaveCount(0)
  const { flags } = await flagsToReview(await viewer('mara'), { show: 'ended', clientId, size: 10 }, Date.now())
  expect(flags.map(({ rule, state }) => [rule, state])).toEqual([
    ['alliance-drop', 'dismissed'],
    ['rupture-unseen', 'dismissed'],
  ])
})

test('after a flag is resolved the focus is on the next line', async ({ as }) => {
  await withDrop('FL-6', 'Nadia Prior')
  const page = await as('mara')
  await page.goto('/flags?tier=review&acknowledged=hidden')
  const flag = flagsOf(page, 'Nadia Prior')
  const isLast = await flag.evaluate(line => line.nextElementSibling === null)
  const next = flag.locator('xpath=following-sibling::li[1]')
  const nextName = isLast ? null : await next.getByRole('heading').first().textContent()
  await openLine(flag)
  await flag.getByRole('button', { name: 'Resolve…' }).press('Enter')
  await page.getByLabel('Reason').fill('Spoken about.')
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).press('Enter')
  await expect(flag).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('#main') !== null)).toBe(true)
  if (nextName)
    await expect(
      page
        .getByRole('listitem')
        .filter({ has: page.locator(':focus') })
        .first(),
    ).toContainText(nextName)
})

test('filters stand in the address, and all of it works without JavaScript', async ({ browserOf }) => {
  await withDrop('FL-7', 'Theo Brandt')
  const page = await (await browserOf('mara', { javaScriptEnabled: false })).newPage()
  await page.goto('/flags')
  await page.getByRole('link', { name: /^Review/ }).click()
  await expect(page).toHaveURL('/flags?tier=review')
  await page.locator('summary', { hasText: /^Rule/ }).click()
  await page.getByRole('link', { name: 'Alliance below the expected range', exact: true }).first().click()
  await expect(page).toHaveURL('/flags?tier=review&rule=alliance-drop')
  await page.locator('summary', { hasText: /^Client/ }).click()
  await page.getByRole('link', { name: /^Theo Brandt FL-7/ }).click()
  await expect(page).toHaveURL(/^[^?]*\/flags\?tier=review&rule=alliance-drop&client=[\w-]+$/)
  await expect(page.getByRole('article')).toHaveCount(1)
  const flag = flagsOf(page, 'Theo Brandt')
  await openLine(flag)
  await expect(flag.getByRole('heading', { name: /^Alliance \(WAI-SR\) fell to 2\.5 at session 6/ })).toBeVisible()
  await flag.getByText('Numbers and grounds').click()
  await expect(flag.getByText(/^Judged by the 5 ratings before/)).toBeVisible()

  await page.goto('/flags?tier=safety&rule=alliance-drop')
  await expect(page.getByText('No flag fits these filters')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL('/flags')
})

test('the summary of a session has the same lines as the list: one event, one entry, with one way to answer it', async ({
  as,
}) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'FL-21', 'Vera Lund')
  const unseen = { instrumentId: 'tension-check', respondent: 'clinician', target: null, how: 'items' } as const
  const risk = distress({ ...all(10, 1), 6: 2 })
  const dropped = [allianceOf(28), { ...unseen, answers: { 1: 0, 4: 0 } }, risk]
  const sessions = await recordWeekly(mara, clientId, [...steady, dropped])
  const page = await as('mara')
  await page.goto(`/clients/${clientId}/sessions/${sessions.at(-1)}/summary`)
  const flags = page.getByRole('region', { name: 'Flags' })
  // A safety flag is never part of anything else.
  await expect(flags.getByRole('link', { name: 'Record what was done' })).toHaveCount(1)
  const answers = flags.getByRole('link', { name: 'Acknowledge, resolve or dismiss' })
  await expect(answers).toHaveCount(1)
  await expect(flags.getByText(/^Carries one more: /)).toBeVisible()
  await flags.getByText(/^Carries one more: /).click()
  await expect(flags.getByText('own check of that session says “none seen”')).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await answers.click()
  await page.getByRole('article').getByRole('button', { name: 'Dismiss…' }).click()
  await expect(page.getByRole('dialog')).toContainText('The same applies to the flag it carries.')
})

test('that no change can be judged is said once for all forms of a session', async ({ as }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'FL-22', 'Wim Adler')
  const forms = [allianceOf(48), closeness(3, 3), closeness(4, 4, 'partner'), impression(4)]
  const sessions = await recordWeekly(mara, clientId, [forms, forms])
  const page = await as('mara')
  await page.goto(`/clients/${clientId}/sessions/${sessions.at(-1)}/summary`)
  await expect(page.getByText(/No value is published/)).toHaveCount(1)
  await expect(page.getByText(/No value is published/)).toContainText('in these forms: Alliance, client (WAI-SR); ')
})

test('on the client’s page an acknowledged flag is one quiet line that opens in its place', async ({ as }) => {
  const clientId = await withUnseenDrop('FL-23', 'Xenia Roy')
  const page = await as('mara')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/clients/${clientId}`)
  const flag = page.getByRole('article')
  await flag.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByText('Acknowledged.', { exact: true })).toBeVisible()
  await expect(flag).toHaveCount(1)
  await expect(flag.getByRole('button', { name: 'Resolve…' })).toBeHidden()
  expect((await flag.boundingBox())?.height).toBeLessThan(60)
  await expect(flag.locator(':focus')).toHaveCount(1)
  await expect(flag.getByText('acknowledged', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('heading', { name: 'Across sessions' })).toBeInViewport()

  await openLine(flag)
  await expect(flag.getByRole('button')).toHaveText(['Was this a rupture?', 'Resolve…', 'Dismiss…', 'Comment'])
  await expect(flag.getByText(/^Carries one more: /)).toBeVisible()
  await expect(flag.getByText('Acknowledged by Mara Lind').first()).toBeVisible()
  await expectAccessible(page)
  for (const width of [375, 1024]) {
    await page.setViewportSize({ width, height: 800 })
    await expectNoOverflow(page)
  }
})

test('so is a note, which nobody needs to answer', async ({ as }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'FL-24', 'Yves Noel')
  await recordWeekly(mara, clientId, [...steady, [allianceOf(41)]])
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  const flag = page.getByRole('article')
  await expect(flag).toContainText('Note')
  await expect(flag.getByRole('button', { name: 'Dismiss…' })).toBeHidden()
  expect((await flag.boundingBox())?.height).toBeLessThan(60)
  await openLine(flag)
  await expect(flag.getByRole('button', { name: 'Dismiss…' })).toBeVisible()
})
