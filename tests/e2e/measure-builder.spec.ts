import { libraryInstrument } from '@/db/library'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* The form that makes a measure of the practice's own: by keyboard, tried while it is made, and nothing lost where it is refused. */

test('what is missing is said beside its field, with the focus at the first', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/new')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Add this measure' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await expect(page.getByText('Please fill this in.')).toHaveCount(5)
  await expect(page.getByText('Something is still missing')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('A form')
  await expect(page.getByText('Please fill this in.')).toHaveCount(4)
  await expectAccessible(page)
  await page.setViewportSize({ width: 375, height: 800 })
  await expectNoOverflow(page)
})

test('a form is made by keyboard, tried, refused without loss, and added', async ({ as }) => {
  const page = await as('ines')
  const { keyboard } = page
  const name = `Built ${Date.now()}`
  await page.goto('/instruments/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Short name').fill('PHQ-9')
  await page.getByLabel('Period it asks about').fill('the past week')
  await page.getByLabel('Where it comes from').fill('Made up for a test')
  await page.getByLabel('What the form prints beside 0').fill('not at all')
  await page.getByRole('button', { name: 'Remove answer 4' }).click()
  await expect(page.getByLabel('What the form prints beside 3')).toBeFocused()
  await keyboard.type('very much')

  await page.getByLabel('Cue of item 1').focus()
  for (const cue of ['tired', 'slept', 'all too much']) {
    await keyboard.type(cue)
    await keyboard.press('Enter')
  }
  await expect(page.getByLabel('Cue of item 4')).toBeFocused()
  await page.getByRole('button', { name: 'Remove item 4' }).press('Enter')
  await expect(page.getByLabel('Cue of item 3')).toBeFocused()
  await page.getByRole('button', { name: 'Move item 3 up' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Move item 2 up' })).toBeFocused()
  await expect(page.getByLabel('Cue of item 2')).toHaveValue('all too much')
  await page.getByLabel('Item 3 is worded the other way round').press('Space')
  await page.getByLabel('Item 2 asks about risk').press('Space')
  await page.getByLabel('Item 2 raises a Safety flag above').selectOption('1')

  const form = page.getByRole('region', { name })
  for (const item of [/1 tired/, /2 all too much/, /3 slept/])
    await form.getByRole('group', { name: item }).getByLabel('3', { exact: true }).check()
  // The last one is reversed: 3 + 3 + 0.
  await expect(form).toContainText('0 to 9, higher is worse6')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Add this measure' }).click()
  await expect(page.getByText(/id phq-9 is taken/)).toBeVisible()
  await expect(page.getByLabel('Name in files')).toBeFocused()
  await expect(page.getByLabel('Cue of item 3')).toHaveValue('slept')
  await expect(page.getByLabel('Item 3 is worded the other way round')).toBeChecked()
  await expect(page.getByLabel('Item 2 raises a Safety flag above')).toHaveValue('1')
  const id = name.toLowerCase().replace(' ', '-')
  await page.getByLabel('Name in files').fill(id)
  await page.getByRole('button', { name: 'Add this measure' }).click()
  await expect(page).toHaveURL(`/instruments/${id}`)
  expect(await libraryInstrument(await viewer('ines'), id)).toMatchObject({
    title: name,
    practiceOwn: true,
    response: { min: 0, max: 3, labels: ['not at all', '', '', 'very much'] },
    items: [
      { n: 1, cue: 'tired', reversed: false },
      { n: 2, cue: 'all too much', reversed: false },
      { n: 3, cue: 'slept', reversed: true },
    ],
    scales: [{ id: 'total', key: { method: 'sum', items: [1, 2, 3] }, range: [0, 9], higherIs: 'worse' }],
    primaryScale: 'total',
    safetyItems: [{ item: 2, above: 1, cue: 'all too much' }],
  })
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByRole('button', { name: 'Offer again' })).toBeVisible()
})
