import { randomUUID } from 'node:crypto'
import { startLogin } from '@/db/logins'
import { addPerson } from '@/db/people'
import { expectReadable } from './support/accessible'
import { viewerFor } from './support/cast'
import { logInBrowser } from './support/login'
import { givePasswordTo, password } from './support/password'
import { viewer } from './support/practice'
import { codesOn, nextCode, setUpSecondFactor } from './support/second-factor'
import { expect, test } from './support/test'

/** A clinician of this test alone, with a password. */
async function clinician() {
  const run = randomUUID().slice(0, 6)
  const person = { key: randomUUID(), name: `Lea ${run}`, email: `lea-${run}@attune.example`, passwordHash: 'none' }
  const added = await addPerson(await viewer('ines'), { ...person, roles: ['clinician'] }, Date.now())
  if (!added.ok) throw new Error('Nobody was added')
  await givePasswordTo(await viewerFor(added.personId))
  return { ...person, personId: added.personId }
}

test('a second factor is set up, asked for at every log-in, and turned off again', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const lea = await clinician()
  await logInBrowser(context, (await startLogin(lea.personId, Date.now())) ?? '', baseURL ?? '')
  await page.goto('/me/second-factor')
  await expectReadable(page)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByRole('img', { name: 'The key for your app' })).toBeVisible()
  await expectReadable(page)
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/not the code that the app shows now/)
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Set it up' })).toBeVisible()
  const { key, codes } = await setUpSecondFactor(page)
  expect(codes).toHaveLength(10)
  await expectReadable(page)
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 of 10 recovery codes are left.')).toBeVisible()
  expect(await codesOn(page)).toEqual([])

  const elsewhere = await browser.newContext({ baseURL })
  const other = await elsewhere.newPage()
  await other.goto('/login?next=/flags')
  await other.getByLabel('E-mail address').fill(lea.email)
  await other.getByLabel('Password').fill(password)
  await other.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Your second factor' })).toBeVisible()
  await expectReadable(other)
  for (const path of ['/caseload', '/me']) {
    const refused = await elsewhere.request.get(path, { maxRedirects: 0 })
    expect(refused.headers().location).toContain('/login')
  }
  await other.getByLabel('Code').fill('123456')
  await other.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(other.getByLabel('Code')).toHaveAccessibleDescription(/not the code that your app shows now/)
  await other.getByLabel('Code').fill(nextCode(key))
  await other.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(other).toHaveURL('/flags')
  await elsewhere.close()

  await page.reload()
  await page.getByRole('button', { name: 'Turn it off' }).click()
  await page.getByRole('dialog').getByLabel('Your password').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click()
  await expect(page.getByRole('button', { name: 'Set it up' })).toBeVisible()
})

test('a recovery code stands in for the app, once, and works without script', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const lea = await clinician()
  await logInBrowser(context, (await startLogin(lea.personId, Date.now())) ?? '', baseURL ?? '')
  const { codes } = await setUpSecondFactor(page)
  const elsewhere = await browser.newContext({ baseURL })
  const other = await elsewhere.newPage()
  await other.goto('/login')
  await other.getByLabel('E-mail address').fill(lea.email)
  await other.getByLabel('Password').fill(password)
  await other.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(other).toHaveURL(/\/login\/code/)
  const bare = await browser.newContext({ baseURL, javaScriptEnabled: false })
  await bare.addCookies(await elsewhere.cookies())
  const plain = await bare.newPage()
  await plain.goto('/login/code')
  await plain.getByLabel('Code').fill(codes[0] ?? '')
  await plain.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(plain).toHaveURL(/\/(caseload|start)/)
  await other.getByLabel('Code').fill(codes[0] ?? '')
  await other.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(other.getByLabel('Code')).toHaveAccessibleDescription(/used already/)
  for (const each of [elsewhere, bare]) await each.close()
})
