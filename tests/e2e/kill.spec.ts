import { closePractice } from '@/db/open'
import { freePort } from '../../scripts/port.mjs'
import { emptyFolder, removePractice } from '../support/folder'
import { makePractice, viewerFor } from './support/cast'
import { newClient } from './support/client'
import { typeAnswers } from './support/keyboard'
import { logInBrowser } from './support/login'
import { OwnServer } from './support/own-server'
import { expect, test } from './support/test'

const folder = emptyFolder()
let server: OwnServer

test.afterAll(async () => {
  await server.kill()
  await removePractice(folder)
})

test('a server killed right after “saved” has all of it at the next start', async ({ page, troubles }) => {
  test.setTimeout(120_000)
  const people = await makePractice(folder)
  const mara = await viewerFor(people.mara)
  const clientId = await newClient(mara, 'KI-1', 'Yael Gorin')
  server = new OwnServer(folder, await freePort())
  await logInBrowser(page.context(), mara.loginId, server.address)
  closePractice()
  await server.start()

  await page.goto(`${server.address}/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  await typeAnswers(page, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2])
  await typeAnswers(page, [1, 1, 1, 1, 1, 2, 1, 1, 1, 1])
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  troubles.expectDeadServer()
  await server.kill()
  const summary = page.url()

  await server.start()
  await page.goto(summary)
  await expect(page.getByRole('region', { name: 'Alliance, client, WAI-SR' })).toContainText('Total33')
  await expect(page.getByRole('region', { name: 'Distress, CORE-10' })).toContainText(/Total\s*15on 0 to 40/)
  await expect(page.getByRole('region', { name: 'Flags' })).toContainText('Answered 2 of 4 on the risk item')
  await page.goto(summary.replace('/summary', ''))
  await page
    .getByRole('button', { name: /^Alliance/ })
    .first()
    .click()
  for (const [index, value] of [1, 2, 3, 4, 5].entries()) {
    const item = page.getByRole('group', { name: new RegExp(`^${index + 1}\\. `) })
    await expect(item.getByRole('radio', { name: new RegExp(`^${value}\\b`) })).toBeChecked()
  }
})
