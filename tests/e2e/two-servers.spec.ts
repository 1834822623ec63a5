import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { db } from '@/db/open'
import { sheetSources } from '@/db/schema'
import { freePort } from '../../scripts/port.mjs'
import { askClient } from '../support/answering'
import { allianceOf } from '../support/course'
import { emptyFolder, folderOfNone, removePractice } from '../support/folder'
import { letAppIn } from '../support/server'
import { openAnswerDoor } from './support/answer-door'
import { makePractice, viewerFor } from './support/cast'
import { newClient, recordWeekly } from './support/client'
import { typeAnswers } from './support/keyboard'
import { loginCookieAt } from './support/login'
import { OwnServer } from './support/own-server'
import { givePasswordTo, password } from './support/password'
import { openAsScanners } from './support/scanners'
import { expect, test } from './support/test'

/* One practice in PostgreSQL, served by two servers from copies of one build, with copies of the same keys, behind the wall. */

/** All that a server runs: the build, what its threads read as it is, the migrations, and the packages. */
const served = ['.next', 'app', 'components', 'db', 'lib', 'scripts', 'next.config.ts', 'package.json', 'tsconfig.json']

let folder: string
const place = emptyFolder()
const servers: OwnServer[] = []

test.beforeAll(async () => {
  folder = await folderOfNone()
  await letAppIn()
})
test.afterAll(async () => {
  for (const server of servers) await server.kill()
  rmSync(place, { recursive: true, force: true })
  await removePractice(folder)
})

/** A machine of its own: a copy of the build, and a folder in which the keys of the practice are mounted and nothing else is. */
async function addServer(name: string, key: string): Promise<OwnServer> {
  const build = path.join(place, name, 'build')
  const data = path.join(place, name, 'data')
  mkdirSync(build, { recursive: true })
  for (const part of served)
    cpSync(part, path.join(build, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: source => ![path.join('.next', 'cache'), path.join('scripts', 'node')].includes(source),
    })
  symlinkSync(path.resolve('node_modules'), path.join(build, 'node_modules'))
  mkdirSync(data, { recursive: true })
  symlinkSync(path.join(folder, 'keys'), path.join(data, 'keys'))
  const server = new OwnServer(data, await freePort(), { build, env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key } })
  servers.push(server)
  await server.start()
  return server
}

/** Five weeks of a steady alliance, a fall, and a calm distress sheet (CORE-10). */
const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])
const low = [3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 1, 1]
const calm = [1, 1, 1, 1, 1, 0, 1, 1, 1, 1]

/** A practice has one address for all of its servers, and one cookie. Here each has a port of its own, by which its cookie is named. */
async function bringLogin(context: BrowserContext, from: OwnServer, to: OwnServer): Promise<void> {
  const name = loginCookieAt(from.address)
  const login = (await context.cookies(from.address)).find(cookie => cookie.name === name)
  if (!login) throw new Error('Nobody is logged in at the first server')
  await context.addCookies([{ name: loginCookieAt(to.address), value: login.value, url: to.address, httpOnly: true }])
}

/** On the entry screen. */
async function record(page: Page, alliance: readonly number[]): Promise<void> {
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  await typeAnswers(page, alliance)
  await expect(page.getByRole('heading', { name: 'Distress' }).first()).toBeVisible()
  await typeAnswers(page, calm)
  await page.keyboard.press('Control+Enter')
}

test('what is done at one of two servers is seen at the other, which goes on when the first is killed', async ({
  browser,
  page,
  troubles,
}) => {
  const people = await makePractice(folder)
  const mara = await viewerFor(people.mara)
  const email = await givePasswordTo(mara)
  const clientId = await newClient(mara, 'TS-1', 'Noa Quill')
  await recordWeekly(mara, clientId, steady)
  const key = randomBytes(32).toString('base64')
  const first = await addServer('first', key)
  const second = await addServer('second', key)
  const flag = page.getByRole('article').filter({ hasText: 'Alliance (WAI-SR)' })

  await test.step('log in at the first, and record a session', async () => {
    await page.goto(`${first.address}/login`)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(page).toHaveURL(`${first.address}/caseload`)
    await page.goto(`${first.address}/clients/${clientId}`)
    await page.getByRole('button', { name: /^Record session/ }).click()
    await record(page, low)
    await expect(page.getByRole('heading', { name: 'Session 6 is saved' })).toBeVisible()
  })

  await test.step('read it at the second, and acknowledge its flag', async () => {
    await bringLogin(page.context(), first, second)
    await page.goto(page.url().replace(first.address, second.address))
    await expect(page.getByRole('region', { name: 'Alliance, client, WAI-SR' })).toContainText('Total36')
    await page.goto(`${second.address}/clients/${clientId}`)
    await flag.getByRole('button', { name: 'Acknowledge' }).click()
    await page.getByLabel('Note (optional)').fill('I will ask.')
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await expect(flag).toContainText('Acknowledged by Mara Lind')
  })

  await test.step('see that at the first', async () => {
    await page.goto(`${first.address}/clients/${clientId}`)
    await expect(flag).toContainText('Acknowledged by Mara Lind')
    await expect(flag.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  })

  await test.step('what is asked at the first a client answers at the door of the second, once', async () => {
    const asked = { clientId, measures: ['tension-check:client:'], check: 'pin', pin: '4711' } as const
    const { token } = await askClient(mara, asked, Date.now())
    const door = await openAnswerDoor(second.address)
    const link = `${door.origin}/answer/${token}`
    await openAsScanners(browser, link, 4)
    const context = await browser.newContext()
    const client = await context.newPage()
    await client.goto(link)
    await client.locator('[name=pin]').fill('4711')
    await client.locator('button.main').click()
    await client.locator('[name=i1][value="2"]').check()
    await client.locator('.buttons .main').click()
    await client.getByRole('button', { name: 'Send' }).dblclick()
    await expect(client.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
    await client.reload()
    await expect(client.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
    await context.close()
    door.close()
    await page.goto(`${first.address}/clients/${clientId}`)
    await expect(page.getByText('came in today')).toBeVisible()
    expect(await db().$count(sheetSources)).toBe(1)
  })

  await test.step('the first is killed, and the work goes on at the second', async () => {
    troubles.expectDeadServer()
    await first.kill()
    await page.goto(`${second.address}/clients/${clientId}`)
    await page.getByRole('button', { name: /^Record session/ }).click()
    await page.getByRole('button', { name: 'Record a second session today' }).click()
    await record(page, low)
    await expect(page.getByRole('heading', { name: 'Session 7 is saved' })).toBeVisible()
    await page.goto(`${second.address}/clients/${clientId}`)
    await expect(flag).toContainText('the second rating in a row below range')
  })
})
