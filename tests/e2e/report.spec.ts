import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { all, allianceOf, distress } from '../support/course'
import { pdfText } from '../support/pdf-text'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { requestsOf } from './support/asking'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

let clientId: string
const code = `RP-${randomUUID().slice(0, 6)}`
test.beforeAll(async () => {
  const mara = await viewer('mara')
  clientId = await newClient(mara, code, 'Łucja Żółć')
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 3), 6: 0 })])
  await recordWeekly(mara, clientId, [...steady, [allianceOf(30), distress({ ...all(10, 1), 6: 0 })]])
})

test('the clinician’s report, the client’s sheet and the supervision sheet each say what is theirs to say', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'Report', exact: true }).click()
  await expect(page.getByRole('article')).toContainText('Łucja Żółć')
  await expect(page.getByRole('article')).toContainText('Open flags')
  await expectAccessible(page)
  await expectNoOverflow(page)

  await page.getByRole('link', { name: 'Sheet for the client' }).click()
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText('How we work together')
  await expect(sheet).not.toContainText('flag')
  await page.getByRole('checkbox', { name: 'How things have been for you' }).uncheck()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(sheet).not.toContainText('How troubled you have felt')
  await expectAccessible(page)

  await page.goto(`/clients/${clientId}/report?kind=supervision`)
  await expect(sheet).toContainText('One client, 6 sessions')
  for (const told of ['Łucja', code, '2026', '2025']) await expect(sheet).not.toContainText(told)
  await expect(page).toHaveTitle(/^Supervision sheet/)
  await expectAccessible(page)
})

test('the file is a PDF with fonts of its own and text that can be selected; its properties name nobody', async ({
  baseURL,
}) => {
  const mara = await requestsOf(baseURL, 'mara')
  const [opened, files] = [audited('report.open', clientId), audited('report.file', clientId)]
  for (const [query, size] of [
    ['kind=clinician', '[0 0 595'],
    ['kind=client&paper=letter', '[0 0 612'],
    ['kind=supervision', '[0 0 595'],
  ] as const) {
    const response = await mara.get(`/clients/${clientId}/report/pdf?${query}`)
    expect(response.status()).toBe(200)
    expect(response.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
    })
    expect(response.headers()['content-disposition']).not.toContain(code)
    const file = await response.body()
    const text = file.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toContain(size)
    expect(text).toMatch(/\/FontFile[23]/)
    expect(text).toContain('/ToUnicode')
    expect(streamsOf(file).some(stream => /\bBT\b[\s\S]*\bTJ?\b[\s\S]*\bET\b/i.test(stream))).toBe(true)
    expect(text).not.toContain(code)
  }
  expect([audited('report.open', clientId), audited('report.file', clientId)]).toEqual([opened, files + 3])
  await mara.dispose()
})

test('every sheet from the printer has the code and its number, and a supervision sheet the number alone', async ({
  as,
}) => {
  const page = await as('mara')
  for (const [path, foot] of [
    [`/clients/${clientId}/report`, `${code} · Clinician’s report`],
    [`/clients/${clientId}/timeline`, `${code} · Timeline`],
    [`/clients/${clientId}/report?kind=supervision`, 'Supervision sheet'],
  ] as const) {
    await page.goto(path)
    const sheets = pdfText(await page.pdf({ format: 'A4' }))
    expect(sheets.length, path).toBeGreaterThan(path.includes('timeline') ? 0 : 1)
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet, path).toContain(foot)
      expect(sheet, path).toContain(`${index + 1} of ${sheets.length}`)
      if (foot === 'Supervision sheet') expect(sheet).not.toContain(code)
    }
  }
})

/** What is drawn on the pages of a PDF. */
function streamsOf(file: Buffer): string[] {
  const found: string[] = []
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    const end = file.indexOf('endstream', at)
    try {
      found.push(inflateSync(file.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // Some streams are not compressed, or not as text.
    }
  }
  return found
}
