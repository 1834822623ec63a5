import { all, allianceOf, distress } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

const nonceOf = (policy: string | undefined) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

test('every answer carries the headers that keep it in this browser and out of frames', async ({ as }) => {
  const page = await as('mara')
  const nonces = new Set<string | undefined>()
  const rsc = { RSC: '1', 'Next-Router-Prefetch': '1' }
  for (const headers of [{}, {}, rsc])
    for (const path of ['/caseload', '/flags', '/me', '/clients/nobody']) {
      const response = await page.request.get(path, { headers })
      const sent = response.headers()
      const policy = sent['content-security-policy']
      expect.soft(sent['cache-control'], path).toBe('private, no-store')
      expect.soft(policy).toContain("default-src 'self'")
      expect.soft(policy).toContain("frame-ancestors 'none'")
      expect.soft(policy).not.toMatch(/unsafe-(inline|eval)/)
      expect.soft(sent).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' })
      expect.soft(sent).not.toHaveProperty('x-powered-by')
      nonces.add(nonceOf(policy))
    }
  expect(nonces).not.toContain(undefined)
  expect(nonces.size).toBe(12)
})

test('a whole tour asks no other host, leaves nothing in the browser, and opens no client that nobody opened', async ({
  as,
  baseURL,
}) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'SE-1', 'Vera Ekdal')
  const steady = [48, 49, 47].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  const [sessionId] = await recordWeekly(mara, clientId, steady)
  const page = await as('mara')
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))

  await page.goto('/caseload?size=100')
  const row = page.getByRole('row').filter({ hasText: 'Vera Ekdal' })
  await row.getByRole('link').hover()
  await page.mouse.wheel(0, 2000)
  await page.waitForLoadState('networkidle')
  expect(asked.filter(url => /\/clients\/(?!new)/.test(url))).toEqual([])
  expect(audited('client.open', clientId)).toBe(0)

  await row.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vera Ekdal' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(audited('client.open', clientId)).toBe(1)
  expect(audited('timeline.open', clientId)).toBe(0)
  expect(audited('session.open', clientId)).toBe(0)

  const client = `/clients/${clientId}`
  const session = `${client}/sessions/${sessionId}`
  for (const path of [
    `${client}/timeline`,
    session,
    `${session}/summary`,
    '/flags',
    '/instruments',
    '/instruments/wai-sr',
    '/me',
    '/clients/new',
  ]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), path).toEqual({})
  }
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  expect([...new Set(asked.filter(url => url.startsWith('http')).map(url => new URL(url).origin))]).toEqual([baseURL])
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([])
})

test('no text becomes a script or HTML, and what the app does itself goes on', async ({ as, troubles }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'SE-3', 'Tilda Rusk')
  await recordWeekly(
    mara,
    clientId,
    [48, 49, 47].map(sum => [allianceOf(sum)]),
  )
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  // By the app's own navigation, so that the tables are written by a script.
  await page.getByRole('link', { name: 'Timeline' }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Timeline' })).toBeVisible()
  await page.getByText('Table of Alliance').first().click()
  await expect(page.getByRole('rowheader', { name: '3', exact: true }).first()).toBeVisible()

  troubles.expectUntrusted()
  const refused = await page.evaluate(() => {
    const script = document.createElement('script')
    const tries = {
      html: () => document.createElement('div').insertAdjacentHTML('afterbegin', '<b>a</b>'),
      inner: () => Object.assign(document.createElement('div'), { innerHTML: '<img src=x onerror=alert(1)>' }),
      source: () => Object.assign(script, { src: 'https://evil.example/a.js' }),
    }
    return Object.entries(tries).flatMap(([name, attempt]) => {
      try {
        attempt()
        return []
      } catch {
        return [name]
      }
    })
  })
  expect(refused).toEqual(['html', 'inner', 'source'])
})

test('nothing of a client stands in an address or a title', async ({ as }) => {
  const clientId = await newClient(await viewer('mara'), 'SE-2', 'Wanda Falk')
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await expect(page).toHaveTitle(/SE-2/)
  await expect(page).not.toHaveTitle(/Falk/)
  await page.getByRole('link', { name: 'Timeline' }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Timeline' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Wanda Falk' })).toBeVisible()
  await expect(page).not.toHaveTitle(/Falk/)
  expect(page.url()).not.toMatch(/SE-2|Falk/)
})

test('the audit comes as a file, for a spreadsheet', async ({ as }) => {
  const file = await (await as('ines')).request.get('/practice/audit/csv?act=person.add')
  expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8')
  expect(await file.text()).toMatch(/^"entry",.*\r\n"\d+","20.*"person\.add"/)
})
