import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { allianceOf } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { expectNotFound, requestsOf } from './support/asking'
import { endTherapy, newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

let clientId: string
const code = `ER-${randomUUID().slice(0, 6)}`
test.beforeAll(async () => {
  const mara = await viewer('mara')
  clientId = await newClient(mara, code, 'Wanda Ahlström')
  await recordWeekly(mara, clientId, [[allianceOf(48)], [allianceOf(49)], [allianceOf(47)]])
  await endTherapy(mara, clientId)
})

test('nobody else gets the whole record, or is shown how to erase', async ({ baseURL }) => {
  for (const who of ['ruth', 'tomas', 'ines'] as const) {
    const their = await requestsOf(baseURL, who)
    for (const path of ['record', 'record/file', 'erase'])
      await expectNotFound(await their.get(`/clients/${clientId}/${path}`, { maxRedirects: 0 }))
    await their.dispose()
  }
})

test('a client is handed over as one file and then erased, once the code was typed', async ({ as, baseURL }) => {
  test.setTimeout(120_000)
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'Erase…' }).click()
  await expect(page.getByRole('heading', { name: 'Erase this client' })).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)

  await page.getByRole('link', { name: 'the whole record' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the record' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('client-record.zip')
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
  expect(Object.keys(files).toSorted()).toEqual([
    'README.txt',
    'readers.csv',
    'record.json',
    'report-1.pdf',
    'sessions.csv',
  ])
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  expect(text('README.txt')).toContain(`The whole record of Wanda Ahlström (${code})`)
  expect(text('readers.csv')).toContain('Opened the erase page')
  expect(Buffer.from(files['report-1.pdf'] ?? []).toString('latin1')).toMatch(/^%PDF-/)

  await page.goto(`/clients/${clientId}/erase`)
  await page.getByLabel(`Type the code ${code}`).fill('ER-wrong')
  await page.getByRole('button', { name: 'Erase Wanda Ahlström for good' }).click()
  await expect(page.getByLabel(`Type the code ${code}`)).toHaveAccessibleDescription(
    'This is not the code of this client.',
  )
  await expect(page.getByLabel(`Type the code ${code}`)).toHaveValue('ER-wrong')
  await page.getByLabel(`Type the code ${code}`).fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Erase Wanda Ahlström for good' }).click()
  await expect(page.getByText('The client has been erased.')).toBeVisible()
  const mara = await requestsOf(baseURL, 'mara')
  await expectNotFound(await mara.get(`/clients/${clientId}`, { maxRedirects: 0 }))
  await mara.dispose()
})

test('a client in therapy cannot be erased, and the screen says what to do first', async ({ as }) => {
  const mara = await viewer('mara')
  const going = await newClient(mara, `${code}-2`, null)
  await recordWeekly(mara, going, [[allianceOf(48)]])
  const page = await as('mara')
  await page.goto(`/clients/${going}/erase`)
  await expect(page.getByText('The therapy is still going on')).toBeVisible()
  await expect(page.getByRole('button', { name: /for good/ })).toHaveCount(0)
})

test('a record that is to be kept longer is erased only where that is said', async ({ as }) => {
  const mara = await viewer('mara')
  const ended = await newClient(mara, `${code}-3`, 'Otto Brand')
  await recordWeekly(mara, ended, [[allianceOf(48)]])
  await endTherapy(mara, ended)
  const practice = await as('ines')
  const years = practice.getByLabel('Years after the last day of a therapy')
  const save = practice.getByRole('region', { name: 'Keeping records' }).getByRole('button', { name: 'Save' })
  await practice.goto('/practice')
  await years.fill('0')
  await save.click()
  await expect(years).toHaveAccessibleDescription(/A whole number of years from 1 to 100, or nothing\./)
  await years.fill('7')
  await save.click()
  await expect(practice.getByText('Saved.')).toBeVisible()

  const page = await as('mara')
  await page.goto(`/clients/${ended}/erase`)
  await expect(page.getByText(/^This record is to be kept until/)).toBeVisible()
  await page.getByLabel(`Type the code ${code}-3`).fill(`${code}-3`)
  await page.getByRole('button', { name: 'Erase Otto Brand for good' }).click()
  const early = page.getByRole('checkbox', { name: /^Erase it all the same, before/ })
  await expect(early).toHaveAccessibleDescription('Please tick this, or keep the record until then.')
  await early.check()
  await page.getByRole('button', { name: 'Erase Otto Brand for good' }).click()
  await expect(page.getByText('The client has been erased.')).toBeVisible()

  await practice.goto('/practice')
  await years.fill('')
  await save.click()
  await expect(practice.getByText('Saved.')).toBeVisible()
})
