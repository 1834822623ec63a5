import { bringBackFirstDays } from '@/db/first-days'
import { builtActions } from '../support/built-actions'
import { type Call, Calls } from './support/actions'
import { everyWay, expectNotFound, expectNothingTold, replay, requestsOf } from './support/asking'
import { listenedTo } from './support/listened-to'
import { logInBrowser } from './support/login'
import { viewer } from './support/practice'
import { storedState } from './support/stored'
import { expect, test } from './support/test'

/* The first days of a practice that several people share. How they go by, from an empty folder on, is in setup.spec.ts. */

test.afterAll(async () => {
  await bringBackFirstDays(await viewer('ines'), Date.now())
})

test('each role finds its own steps, and a supervisor no such page', async ({ as, baseURL }) => {
  const ines = await as('ines')
  await ines.goto('/start')
  await expect(ines.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    /first session/,
    'Colleagues',
    'Make a first backup',
  ])
  await expect(ines.getByRole('link', { name: 'Practice', exact: true }).first()).toHaveAttribute(
    'aria-current',
    'page',
  )
  await ines.goto('/practice')
  await expect(ines.getByRole('complementary', { name: 'First days' })).toContainText(/of 3 done/)

  const mara = await as('mara')
  await mara.goto('/start')
  await expect(mara.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([/client$/, /session$/])
  await expect(mara.getByRole('link', { name: 'Caseload', exact: true }).first()).toHaveAttribute(
    'aria-current',
    'page',
  )

  const ruth = await requestsOf(baseURL, 'ruth')
  for (const response of await everyWay(ruth, '/start')) await expectNotFound(response)
  await ruth.dispose()
})

test('its acts refuse whoever may not, and change nothing', async ({ browser, baseURL }) => {
  const actions = builtActions(file => /\(practice\)\/start\//.test(file))
  const names = [...actions.values()].map(action => action.split('#')[1]).sort()
  expect(names).toEqual(['bringBack', 'choosePlan', 'dismiss', 'sayAlone', 'takeBackAlone'])
  const calls = new Calls(actions)
  // What is kept from the server makes a browser complain, so this one is not listened to.
  const context = await browser.newContext({ baseURL })
  context.on('page', listenedTo)
  await logInBrowser(context, (await viewer('ines')).loginId, baseURL ?? '')
  const page = await context.newPage()
  await calls.of(page)
  await page.goto('/start')
  await page.getByRole('button', { name: /^Start lighter/ }).click()
  await calls.called('choosePlan')
  await page.goto('/start')
  await page.getByRole('button', { name: 'Put this list away' }).click()
  await calls.called('dismiss')
  await context.close()
  const of = callsByName(calls.taken, actions)

  const before = storedState()
  const refused = [
    ['mara', ['choosePlan', 'sayAlone', 'takeBackAlone']],
    ['ruth', names],
    [null, names],
  ] as const
  for (const [who, acts] of refused) {
    const their = await requestsOf(baseURL, who)
    for (const name of acts) {
      const response = await replay(their, of(name ?? ''))
      if (who !== null) expect.soft(response.status(), `${name} by ${who}`).toBe(404)
      await expectNothingTold(response)
      expect(storedState(), `${name} by ${who}`).toEqual(before)
    }
    await their.dispose()
  }

  // The calls themselves are right, and each has its opposite.
  const own = await requestsOf(baseURL, 'ines')
  for (const [name, opposite] of [
    ['dismiss', 'bringBack'],
    ['sayAlone', 'takeBackAlone'],
  ] as const) {
    expect((await replay(own, of(name))).status(), name).toBe(200)
    expect(storedState(), name).not.toEqual(before)
    expect((await replay(own, of(opposite))).status(), opposite).toBe(200)
    expect(storedState(), opposite).toEqual(before)
  }
  await own.dispose()
})

/** Acts without a field of their own are called alike: what one was sent with serves for each of them. */
function callsByName(taken: readonly Call[], actions: ReadonlyMap<string, string>) {
  const named = (name: string) => taken.find(({ action }) => action.endsWith(`#${name}`))
  return (name: string): Call => {
    const own = named(name)
    if (own) return own
    const like = named('dismiss')
    if (!like) throw new Error('No act was called')
    const [id = ''] = [...actions].find(([, action]) => action.endsWith(`#${name}`)) ?? []
    return { ...like, headers: { ...like.headers, 'next-action': id } }
  }
}
