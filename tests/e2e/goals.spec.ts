import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { goalsOfClient } from '@/db/goal-ratings'
import { setGoal as setGoalOf } from '@/db/goals'
import { startSession } from '@/db/sessions'
import { allianceOf } from '../support/course'
import { expectReadable } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

const inDialog = (page: Page) => page.getByRole('dialog')
const scale = (page: Page, goal: string) => page.getByRole('radiogroup', { name: goal })
const lineOf = (page: Page, goal: string) => page.getByRole('listitem').filter({ hasText: goal })

async function setGoal(page: Page, text: string, on: string) {
  await page.getByRole('button', { name: 'Set a goal' }).click()
  await inDialog(page).getByLabel('The goal').fill(text)
  await inDialog(page).getByLabel('Agreed on').fill(on)
  await inDialog(page).getByRole('button', { name: 'Set', exact: true }).click()
  await expect(inDialog(page)).toHaveCount(0)
}

test('a goal is set in the client’s words, rated at sessions, put differently, and ended', async ({ as }) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'GOAL-1', 'Ada Noll')
  await recordWeekly(mara, clientId, [[allianceOf(48)], [allianceOf(49)], [allianceOf(48)]])
  await page.goto(`/clients/${clientId}`)
  await setGoal(page, 'أن أنام الليل كله', dayFromToday(-30))
  await setGoal(page, 'Write to my brother', dayFromToday(-30))
  await expect(lineOf(page, 'Write to my brother')).toContainText('not rated yet')

  await page.getByRole('link', { name: 'type what the client said' }).click()
  await page.getByLabel('Session', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/session=/)
  await expect(scale(page, 'Write to my brother').getByRole('radio', { name: 'not asked' })).toBeChecked()
  await scale(page, 'Write to my brother').getByRole('radio', { name: '0', exact: true }).check()
  await scale(page, 'أن أنام الليل كله').getByRole('radio', { name: 'declined' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('What the client said is kept.')).toBeVisible()
  await expect(lineOf(page, 'Write to my brother')).toContainText('0 of 10, session 2')
  await expect(lineOf(page, 'أن أنام الليل كله')).toContainText('declined, session 2')
  await expectReadable(page)

  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'Summary' }).first().click()
  await page.getByRole('link', { name: 'Type what the client said of their goals' }).click()
  await scale(page, 'Write to my brother').getByRole('radio', { name: '6', exact: true }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(page, 'Write to my brother')).toContainText('6 of 10, session 3')
  await expect(lineOf(page, 'Write to my brother')).toContainText('first 0, session 2')

  await page.goto(`/clients/${clientId}/timeline`)
  await expect(page.getByRole('img', { name: 'Write to my brother' })).toBeVisible()
  await page.locator('summary', { hasText: 'Table of Write to my brother' }).click()
  const table = page.getByRole('table', { name: 'Write to my brother' })
  await expect(table.getByRole('row')).toHaveText([/Value/, /^2.*0typed/, /^3.*6typed/])
  await page.getByRole('link', { name: 'Hide Goals' }).click()
  await expect(page.getByRole('img', { name: 'Write to my brother' })).toHaveCount(0)

  await page.goto(`/clients/${clientId}/goals`)
  await page.getByRole('button', { name: 'Put differently: “Write to my brother”' }).click()
  await inDialog(page).getByLabel('The goal').fill('Visit my brother')
  await inDialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(page, 'Visit my brother')).toContainText('not rated yet')
  await expect(lineOf(page, 'Write to my brother')).toContainText('put differently')
  await page.getByRole('button', { name: /^Move “Visit my brother” up/ }).click()
  await expect(page.getByText('The order is changed.')).toBeVisible()
  const found = await goalsOfClient(mara, clientId, Date.now())
  expect(found?.goals.map(({ text }) => text)).toEqual(['Write to my brother', 'Visit my brother', 'أن أنام الليل كله'])
})

test('on a screen in their hands the client rates each goal in their own words, and nothing is chosen before', async ({
  browserOf,
}) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'GOAL-3', null)
  for (const text of ['Sleep', 'أن أنام الليل كله']) {
    const goal = { clientId, key: randomUUID(), text, setOn: dayFromToday(-20) }
    expect((await setGoalOf(mara, goal, Date.now())).ok).toBe(true)
  }
  const begun = await startSession(mara, { clientId, key: randomUUID() }, Date.now())
  const page = await (await browserOf('mara')).newPage()
  await page.goto(`/clients/${clientId}/sessions/${begun.ok ? begun.sessionId : ''}`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('h')
  await expect(inDialog(page).getByRole('checkbox', { name: /^Goals/ })).toBeChecked()
  await expectReadable(page)
  await inDialog(page).getByRole('button', { name: 'Hand over' }).click()
  const sleep = page.getByRole('group', { name: /Sleep/ })
  const night = page.getByRole('group', { name: /أن أنام الليل كله/ })
  await expect(sleep.getByRole('radio')).toHaveCount(13)
  await expect(page.locator('input:checked')).toHaveCount(0)
  await expectReadable(page)
  await sleep.getByRole('radio', { name: '0', exact: true }).check()
  await night.getByRole('radio', { name: 'Rather not answer' }).check()
  await page.getByRole('button', { name: 'Next' }).last().click()
  await expect(page).toHaveURL(/page=2/)
  await page.goto('/answer/now?page=1')
  await expect(sleep.getByRole('radio', { name: '0', exact: true })).toBeChecked()
  await expect(night.getByRole('radio', { name: 'Rather not answer' })).toBeChecked()
})

test('who typed over what another window had kept sees both, and saves on purpose', async ({ as }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'GOAL-2', null)
  await recordWeekly(mara, clientId, [[allianceOf(48)]])
  const first = await as('mara')
  await first.goto(`/clients/${clientId}`)
  await setGoal(first, 'Sleep', dayFromToday(-20))
  await first.goto(`/clients/${clientId}/goals`)
  const second = await first.context().newPage()
  await second.goto(`/clients/${clientId}/goals`)
  await scale(first, 'Sleep').getByRole('radio', { name: '3', exact: true }).check()
  await first.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(first, 'Sleep')).toContainText('3 of 10')
  await scale(second, 'Sleep').getByRole('radio', { name: '8', exact: true }).check()
  await second.getByRole('button', { name: 'Save' }).click()
  await expect(second.getByText('Stored now: 3.')).toBeVisible()
  await expect(scale(second, 'Sleep').getByRole('radio', { name: '8', exact: true })).toBeChecked()
  await second.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(second, 'Sleep')).toContainText('8 of 10')
  await scale(second, 'Sleep').getByRole('radio', { name: 'not asked' }).check()
  await second.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(second, 'Sleep')).toContainText('not rated yet')
})
