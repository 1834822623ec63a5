import { sessionToRecord } from '@/db/session-entry'
import { all, recordOn } from '../support/course'
import { ask, byClient, send } from '../support/sent-answers'
import { newClient } from './support/client'
import { untilAnswered } from './support/keyboard'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

const measures = ['wai-sr', 'core-10', 'tension-check'].map(byClient)
const everything = (risk = 0) => ({
  'wai-sr': all(12, 4),
  'core-10': { ...all(10, 1), 6: risk },
  'tension-check': { 1: 0 },
})
test('a session whose client has answered takes two interactions from the caseload to the summary', async ({ as }) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'PEN-1', null)
  const now = Date.now()
  await send(
    await ask(mara, clientId, { occasion: 'next-session', measures }, now),
    { ...everything(), 'tension-check': {} },
    now,
  )
  await page.goto('/caseload?size=100')
  await untilAnswered(page, 'j', page.locator('tbody a:focus'))
  await page.getByRole('link', { name: 'PEN-1', exact: true }).focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: /Distress/ })).toContainText('client, ✓ 10 of 10')
  await expect(page).toHaveTitle(/^Session 1, client PEN-1/)
  await page.getByRole('button', { name: /Distress/ }).click()
  await expect(page.getByText('Filled in by the client.')).toBeVisible()
  await expect(page.locator('[data-item="1"] input').first()).toBeDisabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  await expect(page.getByRole('region', { name: /^Distress, CORE-10/ })).toContainText(
    'Filled in by the client through a link',
  )
})

test('the client sends while the clinician types: both are kept, and the client’s own is what counts', async ({
  as,
}) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'PEN-2', null)
  await page.goto(`/clients/${clientId}`)
  await untilAnswered(page, 'r', page.getByRole('navigation', { name: 'Measures of this session' }))
  const sessionId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.getByRole('button', { name: /Distress/ }).click()
  for (const answer of '1111101111') await page.keyboard.press(answer)
  await expect(page.getByText(/Draft saved|Draft kept|Saved as a draft/).first()).toBeVisible()
  const now = Date.now()
  const given = { 'core-10': { ...all(10, 2), 6: 0 } }
  await send(
    await ask(mara, clientId, { occasion: 'session', sessionId, measures: [byClient('core-10')] }, now),
    given,
    now,
  )
  await page.keyboard.press('Control+Enter')
  await expect(
    page.getByText('The client has sent CORE-10 meanwhile. It is kept as the client answered it.'),
  ).toBeVisible()
  await expect(page.getByText('Below is what you typed')).toHaveCount(0)
  await expect(page.getByText('What was typed here of the same is kept beside it.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep both' }).click()
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  const region = page.getByRole('region', { name: /^Distress, CORE-10/ })
  await expect(region).toContainText('Typed by the practice as well, and not counted.')
  const kept = (await sessionToRecord(mara, sessionId, now))?.battery.find(
    ({ instrument }) => instrument.id === 'core-10',
  )
  expect(kept?.entry).toMatchObject({ answers: given['core-10'] })

  await region.getByRole('button', { name: /^Correct/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^1\. /).selectOption('0')
  await dialog.getByLabel('Why').fill('One line too low, as she says')
  await dialog.getByRole('button', { name: 'Correct it' }).click()
  await expect(region).toContainText('One line too low, as she says')
})

test('what the client sent is corrected before the session is saved, and nothing that was typed is lost', async ({
  as,
}) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'PEN-4', null)
  const now = Date.now()
  const core10 = everything()['core-10']
  await send(
    await ask(mara, clientId, { occasion: 'next-session', measures: [byClient('core-10')] }, now),
    { 'core-10': core10 },
    now,
  )
  await page.goto(`/clients/${clientId}`)
  await untilAnswered(page, 'r', page.getByRole('navigation', { name: 'Measures of this session' }))
  const [alliance, own] = [
    page.getByRole('button', { name: /^Alliance/ }),
    page.getByRole('button', { name: /^Distress/ }),
  ]
  await page.getByText('Note', { exact: true }).click()
  const note = page.getByRole('textbox', { name: 'Session note' })
  await note.fill('Tired today')
  await alliance.click()
  for (const answer of '432') await page.keyboard.press(answer)
  await own.click()
  const correct = page.getByRole('button', { name: /^Correct what the client answered/ })
  await correct.focus()
  // No key answers what the client filled in.
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^1\. /).selectOption('3')
  await dialog.getByLabel('Why').fill('One line too low, as she says')
  await dialog.getByRole('button', { name: 'Correct it' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The answers have been corrected.' })).toBeVisible()
  await expect(page.getByText('Filled in by the client, corrected since.')).toBeVisible()
  await expect(correct).toBeFocused()
  // The address says nothing of it any more: opened again, the page says nothing.
  await expect.poll(() => new URL(page.url()).search).toBe('')
  // The next key answers nothing.
  await page.keyboard.press('4')
  await expect(page.locator('[data-item="1"] input:checked')).toHaveValue('3')
  await expect(note).toHaveValue('Tired today')
  await expect(alliance).toContainText('3 of 12')
  const kept = (await sessionToRecord(mara, new URL(page.url()).pathname.split('/').at(-1) ?? '', now))?.battery
  const found = kept?.find(({ instrument }) => instrument.id === 'core-10')
  expect(found?.entry).toMatchObject({ answers: { ...core10, 1: 3 } })
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  await expect(page.getByRole('region', { name: /^Distress, CORE-10/ })).toContainText('One line too low, as she says')
  await expect(page.getByText('Tired today')).toBeVisible()
})

test('what was answered between sessions has a day and no number, wherever sessions are listed', async ({ as }) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'PEN-3', null)
  const now = Date.now()
  const core = (answer: number) => [
    { ...byClient('core-10'), how: 'items' as const, answers: { ...all(10, answer), 6: 0 } },
  ]
  for (const [days, answer] of [
    [-21, 2],
    [-14, 2],
    [-7, 1],
  ] as const)
    await recordOn(mara, clientId, dayFromToday(days), core(answer), now)
  const { sessionId } = await send(
    await ask(mara, clientId, { occasion: 'between', measures }, now),
    everything(2),
    now,
  )
  await page.goto(`/clients/${clientId}`)
  const row = page
    .getByRole('region', { name: 'Sessions, newest first' })
    .getByRole('row')
    .filter({ hasText: 'between sessions' })
  await expect(row).toHaveCount(1)
  await row.getByRole('link', { name: /^Summary/ }).click()
  await expect(page.getByRole('heading', { name: 'Answers between sessions' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Flags' })).toContainText('Raised by these answers')
  await expect(page.getByText(/by this session|This session raised/)).toHaveCount(0)
  await page.goto(`/clients/${clientId}/timeline`)
  await expect(page.getByText('between').first()).toBeAttached()
  expect((await page.request.get(`/clients/${clientId}/sessions/${sessionId}`)).status()).toBe(404)
})
