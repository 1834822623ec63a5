import { randomUUID } from 'node:crypto'
import { addClient } from '@/db/clients'
import { expectReadable } from './support/accessible'
import { untilAnswered } from './support/keyboard'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

/* Who it is stands over everything that is recorded or shown of one person, and two of one name are told apart. */

async function named(pronouns: string, preferredName: string | null) {
  const code = `HE-${randomUUID().slice(0, 6)}`
  const about = { key: randomUUID(), code, name: 'Siobhán O’Brien', preferredName, birthDate: null, pronouns }
  const dates = { startedOn: dayFromToday(-30), reason: null, nextSessionOn: null }
  const added = await addClient(await viewer('mara'), { ...about, ...dates }, Date.now())
  if (!added.ok) throw new Error('The client was not added')
  return { code, clientId: added.clientId }
}

test('name, code, pronouns and preferred name are the title of entry and summary, and stay in view on a telephone', async ({
  as,
}) => {
  const page = await as('mara')
  const [one, other] = [await named('she/her', 'Shiv'), await named('they/them', null)]
  const title = page.getByRole('heading', { level: 1 })
  for (const { clientId } of [one, other]) {
    await page.goto(`/clients/${clientId}`)
    await untilAnswered(page, 'r', page.locator('[data-item="1"] input').first())
    await expect(title).toContainText('Siobhán O’Brien')
    // Once each: the code is never said twice.
    const { code } = clientId === one.clientId ? one : other
    await expect(title).toContainText(code)
    await expect(page.getByRole('main').getByText(code)).toHaveCount(1)
  }
  await expect(title).toContainText('they/them')

  await page.setViewportSize({ width: 375, height: 667 })
  await page.goto(`/clients/${one.clientId}`)
  // Begun before, so that the button leads back to it.
  await page
    .getByRole('link', { name: /^Resume session/ })
    .or(page.getByRole('button', { name: /^Record session/ }))
    .click()
  await page.waitForURL('**/sessions/*')
  // The page listens once it has given the focus to the first item.
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  for (const key of '54321543') await page.keyboard.press(key)
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.reload()
  // Resumed, it is scrolled to the first item without an answer, and says whose it is.
  const item = page.locator('[data-item="9"] input').first()
  await expect(item).toBeFocused()
  for (const text of ['Siobhán O’Brien “Shiv”', one.code, 'she/her']) await expect(title).toContainText(text)
  await expect(title).toBeInViewport({ ratio: 1 })
  await expect(item).toBeInViewport({ ratio: 1 })
  const [bar, row] = [await page.locator('[data-slot="person-heading"]').boundingBox(), await item.boundingBox()]
  expect(row?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
  // The items above come out from under it, too.
  for (let presses = 0; presses < 8; presses++) await page.keyboard.press('ArrowUp')
  const first = await page.locator('[data-item="1"] input:checked').boundingBox()
  const stays = await page.locator('[data-slot="person-heading"]').boundingBox()
  expect(first?.y).toBeGreaterThanOrEqual((stays?.y ?? 0) + (stays?.height ?? 0))
  await expectReadable(page)

  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Wrong client? Move this session' }).click()
  await expect(page.getByRole('dialog')).toContainText(`Siobhán O’Brien “Shiv” (${one.code}, she/her)`)
  await expect(page.getByRole('option', { name: `Siobhán O’Brien (${other.code}, they/them)` })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Wrong client? Move this session' })).toBeFocused()

  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Session 1 is saved' })).toBeVisible()
  await expect(title).toContainText(one.code)
  await expect(page).toHaveTitle(new RegExp(`Session 1 saved, client ${one.code}`))
})

test('a preferred name is given with the details, and found by', async ({ as }) => {
  const page = await as('mara')
  const { clientId } = await named('she/her', null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Edit details' }).click()
  await page.getByLabel('Preferred name (optional)').fill('Bríd')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Siobhán O’Brien “Bríd”')
  await expect(page.getByRole('button', { name: 'Edit details' })).toBeFocused()
  await page.goto('/caseload')
  await page.getByRole('searchbox').fill('brid')
  await expect(page.getByRole('link', { name: 'Siobhán O’Brien “Bríd”' })).toBeVisible()
})
