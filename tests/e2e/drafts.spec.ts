import type { Page } from '@playwright/test'
import { sessionSummary } from '@/db/session-summary'
import { newClient } from './support/client'
import { flagsOf } from './support/flag-lines'
import { typeAnswers } from './support/keyboard'
import { viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

/** A new client of Mara's whose session is open on the page; gives the client's id. */
async function openSession(page: Page, code: string, name: string): Promise<string> {
  const clientId = await newClient(await viewer('mara'), code, name)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  return clientId
}

const chosen = (page: Page, item: number, value: number) =>
  page.getByRole('group', { name: new RegExp(`^${item}\\. `) }).getByRole('radio', { name: new RegExp(`^${value}\\b`) })

const draftSaved = (page: Page) => expect(page.getByText(/^Draft saved/)).toBeVisible()

test('what was typed survives a reload', async ({ as }) => {
  const page = await as('mara')
  await openSession(page, 'DR-1', 'Nils Abt')
  await typeAnswers(page, [5, 4, 3, 2, 1])
  await draftSaved(page)
  await page.reload()
  await expect(page.getByText('Earlier draft, not saved yet')).toBeVisible()
  for (const [index, value] of [5, 4, 3, 2, 1].entries()) await expect(chosen(page, index + 1, value)).toBeChecked()
  await expect(page.locator('[data-item="6"] input').first()).toBeFocused()
})

test('a save in a second tab leads to both versions side by side, and nothing is lost', async ({ as }) => {
  const first = await as('mara')
  const clientId = await openSession(first, 'DR-2', 'Olga Brandt')
  await typeAnswers(
    first,
    Array.from({ length: 12 }, () => 4),
  )
  await draftSaved(first)

  const second = await first.context().newPage()
  await second.goto(first.url())
  await second.getByRole('button', { name: /^Alliance/ }).click()
  await chosen(second, 1, 4).focus()
  await second.keyboard.press('2')
  await draftSaved(second)
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(second.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()

  await first.getByRole('button', { name: 'Save', exact: true }).click()
  const panel = first.getByRole('alert').filter({ hasText: 'This session was changed in the meantime' })
  await expect(panel).toBeFocused()
  await expect(panel.getByRole('row').filter({ hasText: /^1\. / })).toHaveText(/42$/)
  await first.getByRole('button', { name: /^Alliance/ }).click()
  await expect(chosen(first, 1, 4)).toBeChecked()
  await panel.getByRole('button', { name: 'Save mine where both differ' }).click()
  await expect(first.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  await expect(first.getByRole('region', { name: /^Alliance/ })).toContainText('Total48')
  expect(audited('session.record', clientId)).toBe(2)
})

test('two tabs that type at once are told, and the other version can be loaded', async ({ as }) => {
  const first = await as('mara')
  await openSession(first, 'DR-3', 'Paul Cerny')
  const second = await first.context().newPage()
  await second.goto(first.url())
  await first.bringToFront()
  await typeAnswers(first, [5, 5])
  await draftSaved(first)
  await second.bringToFront()
  await second.locator('[data-item="1"] input').first().focus()
  await typeAnswers(second, [1])
  const panel = second.getByRole('alert').filter({ hasText: 'This session is open elsewhere' })
  await expect(panel.getByRole('row').filter({ hasText: /^1\. / })).toHaveText(/15$/)
  await panel.getByRole('button', { name: 'Take the other version' }).click()
  await expect(chosen(second, 1, 5)).toBeChecked()
  await expect(chosen(second, 2, 5)).toBeChecked()
})

test('a double click on Save saves once', async ({ as }) => {
  const page = await as('mara')
  const clientId = await openSession(page, 'DR-4', 'Rita Dorn')
  await typeAnswers(
    page,
    Array.from({ length: 12 }, () => 3),
  )
  await page.getByRole('button', { name: 'Save', exact: true }).dblclick()
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  expect(audited('session.record', clientId)).toBe(1)
  const [sessionId = ''] = page.url().match(/(?<=sessions\/)[^/]+/) ?? []
  const summary = await sessionSummary(await viewer('mara'), sessionId, Date.now())
  expect(summary?.assessments.map(({ instrumentId }) => instrumentId)).toEqual(['wai-sr'])
})

test('a raised risk item in a draft is in the flags at once', async ({ as }) => {
  const page = await as('mara')
  await openSession(page, 'DR-5', 'Sven Eder')
  await page.getByRole('button', { name: /^Distress/ }).click()
  await chosen(page, 6, 0).focus()
  await page.keyboard.press('3')
  await expect(page.getByRole('alert').filter({ hasText: 'Risk item answered above 0' })).toBeVisible()
  await draftSaved(page)
  const other = await page.context().newPage()
  await other.goto('/flags')
  const flag = flagsOf(other, 'Sven Eder')
  await expect(flag).toContainText('▲Safety')
  await expect(flag).toContainText('Answered 3 of 4 on the risk item of CORE-10 (plans to end life) at session 1.')
})

const noteOf = (page: Page) => page.getByRole('textbox', { name: 'Session note' })

/** Opens the note and types into it at once: the focus is there. */
async function typeNote(page: Page, text: string): Promise<void> {
  await page.bringToFront()
  await page.getByText('Note', { exact: true }).click()
  await expect(noteOf(page)).toBeFocused()
  await page.keyboard.type(text)
}

test('two notes typed at once are both shown, and the one that is kept is kept', async ({ as }) => {
  const first = await as('mara')
  await openSession(first, 'DR-6', 'Tom Falk')
  const second = await as('mara')
  await second.goto(first.url())
  await typeNote(second, 'Sleeps badly.')
  await draftSaved(second)
  await typeNote(first, 'Homework agreed.')
  const panel = first.getByRole('alert').filter({ hasText: 'This session is open elsewhere' })
  const row = panel.getByRole('row').filter({ hasText: 'Note' })
  await expect(row).toContainText('Homework agreed.')
  await expect(row).toContainText('Sleeps badly.')
  await panel.getByRole('button', { name: 'Keep mine where both differ' }).click()
  await expect(panel).toBeHidden()
  await expect(noteOf(first)).toHaveValue('Homework agreed.')
})

test('a note saved in another window is shown before mine is saved over it', async ({ as }) => {
  const first = await as('mara')
  await openSession(first, 'DR-7', 'Ute Gerber')
  const second = await as('mara')
  await second.goto(first.url())
  await typeNote(second, 'Sleeps badly.')
  await draftSaved(second)
  await second.keyboard.press('Control+Enter')
  await expect(second.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  await typeNote(first, 'Homework agreed.')
  await first.keyboard.press('Control+Enter')
  const panel = first.getByRole('alert').filter({ hasText: 'This session ' })
  await expect(panel.getByRole('row').filter({ hasText: 'Note' })).toContainText('Sleeps badly.')
})
