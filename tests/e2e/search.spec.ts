import { randomUUID } from 'node:crypto'
import { newClient } from './support/client'
import { openPalette } from './support/palette'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Names as people have them, looked for as a plain keyboard types them, in both places where a client is found. */

const run = randomUUID().slice(0, 6)
const names: readonly [typed: string, name: string][] = [
  ["o'shea", 'Gráinne O’Shea'],
  ['lukasz', 'Łukasz Đurić'],
  ['soren naess', 'Søren Næss'],
  ['gross weiss', 'Groß Weiß'],
  ['isik', 'Işık'],
  ['小明', '王小明'],
]

test.beforeAll(async () => {
  const mara = await viewer('mara')
  for (const [index, [, name]] of names.entries()) await newClient(mara, `SR-${run}-${index}`, name)
})

test('the caseload and the palette find the same names by the same letters', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/caseload')
  const field = page.getByRole('searchbox', { name: 'Find a client' })
  for (const [typed, name] of [...names, [`sr${run}0`, 'Gráinne O’Shea'] as const]) {
    await field.fill(typed)
    await expect(page.getByRole('link', { name, exact: false }).first()).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(2)
  }
  await openPalette(page)
  for (const [typed, name] of [...names, [`sr${run}0`, 'Gráinne O’Shea'] as const]) {
    await page.getByRole('combobox', { name: 'Name, code or page' }).fill(typed)
    await expect(page.getByRole('group', { name: 'Clients' }).getByRole('option')).toHaveCount(1)
    await expect(page.getByRole('option').first()).toContainText(name)
  }
})
