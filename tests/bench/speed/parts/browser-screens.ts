import type { Page } from '@playwright/test'
import { mintedLogin } from '../asking/minted-login'
import { clientPages } from '../asking/pages'
import { type Account, givePassword } from '../asking/password-of'
import { SessionActs } from '../asking/session-acts'
import type { AttuneServer } from '../servers/attune-server'

/** How a screen is come to, and what is done on it so that its answer to keys and clicks can be seen. */
export type Screen = {
  name: string
  open: (page: Page) => Promise<unknown>
  act: (page: Page) => Promise<unknown>
}

/** The screens of a clinician's day. The session that is begun for one of them, and what is typed in it, stay in the copy of the practice. */
export async function screensOf(server: AttuneServer): Promise<Screen[]> {
  const { facts } = server.practice
  const account = await givePassword(server.folder, facts.clinicianId)
  const { client, timeline, entry } = clientPages(facts, '100')
  const recording = entry(await begun(server, facts.clients[100]))
  const login = await mintedLogin(server.folder, facts.clinicianId, Number(new URL(server.address).port))
  const cookies = login.split('; ').map(pair => {
    const [name = '', value = ''] = pair.split('=')
    return { name, value, url: server.address, httpOnly: true, sameSite: 'Lax' as const }
  })
  const loggedIn = (path: string) => async (page: Page) => {
    await page.context().addCookies(cookies)
    await page.goto(path)
  }
  return [
    { name: 'caseload', open: loggedIn('/caseload'), act: findClient },
    { name: 'caseload after logging in', open: page => logIn(page, account), act: findClient },
    { name: client.name, open: loggedIn(client.path), act: showKeys },
    { name: timeline.name, open: loggedIn(timeline.path), act: moveAlong },
    { name: recording.name, open: loggedIn(recording.path), act: page => press(page, [...'3434']) },
  ]
}

async function begun(server: AttuneServer, clientId: string): Promise<string> {
  const exchange = await server.as(server.practice.facts.clinicianId)
  const sessionId = await new SessionActs(server, exchange).begin(clientId)
  exchange.close()
  return sessionId
}

async function logIn(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL('**/caseload')
}

async function findClient(page: Page): Promise<void> {
  await page.getByLabel('Find a client').click()
  await press(page, ['k', '0', '1'])
}

/** Opens the list of keys and closes it again. */
async function showKeys(page: Page): Promise<void> {
  await press(page, ['?'])
  await page.getByRole('dialog').waitFor()
  await press(page, ['Escape'])
}

async function moveAlong(page: Page): Promise<void> {
  await page.getByRole('slider').first().focus()
  await press(page, ['ArrowLeft', 'ArrowLeft', 'ArrowLeft'])
}

/** As somebody types who does not hurry. */
async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
}
